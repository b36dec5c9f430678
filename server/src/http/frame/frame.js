/* A widget in a frame on somebody else's page: tells that page how high it is, and leaves the frame with its links. */
const tell = () =>
  parent.postMessage({peaceHeight: Math.ceil(document.body.getBoundingClientRect().height)}, '*');
new ResizeObserver(tell).observe(document.body);

const pageOf = ({href}) => href.replace(/#.*/, '');
addEventListener(
  'click',
  (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (link?.protocol.startsWith('http') && pageOf(link) !== pageOf(location)) link.target ||= '_blank';
  },
  {capture: true},
);
