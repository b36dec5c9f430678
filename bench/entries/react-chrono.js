import {createElement, useEffect} from 'react';
import {createRoot} from 'react-dom/client';
import {Chrono} from 'react-chrono';

const chronoItem = ({date, headline, group, text, image, alt}) => ({
  title: date.slice(0, 10),
  cardTitle: headline,
  cardSubtitle: group,
  cardDetailedText: text,
  ...(image && {media: {type: 'IMAGE', source: {url: image}, name: alt}}),
});

window.__mountChrono = (root, items) =>
  new Promise((resolve) => {
    function Page() {
      useEffect(resolve, []);
      return createElement(Chrono, {items: items.map(chronoItem), mode: 'VERTICAL', disableToolbar: false});
    }
    createRoot(root).render(createElement(Page));
  });
