import {define} from '../widget/define.ts';
import {PeaceTimeline} from './timeline.ts';

define('peace-timeline', PeaceTimeline);
