/* global vis */
import {installed} from '../lib/versions.mjs';

/**
 * The standalone build, with vis-data, moment and hammer inside. Seen in 8.5.4: the first draw takes a window around now;
 * the fit to the data, or to `start` and `end`, is drawn by the next auto-resize tick, a second later. `nudge` calls
 * `redraw()` at once, which is in its favour; `vis-asis` leaves it alone.
 */
const timeline = {
  kind: 'timeline',
  data: 'neutral',
  css: [{file: 'node_modules/vis-timeline/styles/vis-timeline-graph2d.min.css'}],
  js: [{file: 'node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js'}],
  count: '.vis-item.vis-box, .vis-item.vis-cluster',
  // Its bar for the current time moves every second: there is no silence longer than that.
  quiet: 300,
  cap: 1000,
  mount: (root, data, {options, nudge}) =>
    new Promise((resolve) => {
      const DAY = 86_400_000;
      const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
      const groups = [...new Set(data.items.map(({group}) => group))].map((id) => ({id, content: id}));
      const items = data.items.map(({id, date, group, headline, text}) => ({
        id,
        group,
        start: date,
        title: escaped(text),
        content: `<b>${escaped(headline)}</b>`,
      }));
      const last = new Date(data.items.at(-1).date);
      const widget = new vis.Timeline(root, new vis.DataSet(items), new vis.DataSet(groups), options);
      let windowWasRight = false; // before the draw that has just ended
      const check = () => {
        if (windowWasRight && widget.initialDrawDone) {
          widget.off('changed', check);
          return resolve();
        }
        const {start, end} = widget.getWindow();
        windowWasRight = start < last && end - start > 300 * DAY;
        if (nudge) widget.redraw();
      };
      widget.on('changed', check);
      root.widget = widget;
    }),
  move: ({widget}, kind, frame) => {
    const way = frame % 120 < 60 ? 1 : -1;
    const {start, end} = widget.getWindow();
    const length = end - start;
    const [before, after] =
      kind === 'zoom'
        ? [-length * 0.04 * way, length * 0.04 * way]
        : [length * 0.03 * way, length * 0.03 * way];
    widget.setWindow(+start + before, +end + after, {animation: false});
  },
};

const name = installed('vis-timeline');

export default [
  {
    ...timeline,
    id: 'vis-fit',
    label: `${name}, default options, the whole range in view`,
    settings: {options: {}, nudge: true},
  },
  {
    ...timeline,
    id: 'vis-asis',
    label: `${name}, the same without the redraw() that speeds it up`,
    settings: {options: {}, nudge: false},
    maxN: 200,
  },
  {
    ...timeline,
    id: 'vis-window',
    label: `${name}, a window of one year, 600 px high`,
    settings: {
      options: {start: '2025-07-01', end: '2026-07-01', maxHeight: 600, verticalScroll: true},
      nudge: true,
    },
  },
  {
    ...timeline,
    id: 'vis-cluster',
    label: `${name}, clusters, 600 px high`,
    settings: {options: {cluster: {maxItems: 5}, maxHeight: 600, verticalScroll: true}, nudge: true},
  },
];
