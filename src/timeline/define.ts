import {formatDate} from '../widget/dates.ts';
import {define} from '../widget/define.ts';
import {PeaceTimeline} from './timeline.ts';

define('peace-timeline', PeaceTimeline);

// Browsers take long to learn how dates are written: they do while the document is on its way.
if (globalThis.document) {
  const learn = () => formatDate('2000-01', document.documentElement.lang || navigator.language);
  (globalThis.requestIdleCallback ?? setTimeout)(learn);
}
