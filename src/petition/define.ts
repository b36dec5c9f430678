import {define} from '../widget/define.ts';
import {PeacePetition} from './petition.ts';

define('peace-petition', PeacePetition);
