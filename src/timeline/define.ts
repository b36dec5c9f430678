import {formatDate} from '../widget/dates.ts';
import {define} from '../widget/define.ts';
import {made} from '../widget/intl.ts';
import {nearestLang} from '../widget/locale/locale-controller.ts';
import {PeaceTimeline} from './timeline.ts';

define('peace-timeline', PeaceTimeline);

// Browsers take long to learn how dates and numbers are written: they do while the document is on its way.
if (globalThis.document) {
  const learn = () => {
    const language = nearestLang(document.documentElement);
    made(Intl.NumberFormat, language).format(1);
    formatDate('2000-01', language);
  };
  (globalThis.requestIdleCallback ?? setTimeout)(learn);
}
