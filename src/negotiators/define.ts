import {define} from '../widget/define.ts';
import {PeaceNegotiators} from './negotiators.ts';

define('peace-negotiators', PeaceNegotiators);
