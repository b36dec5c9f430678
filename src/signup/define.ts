import {define} from '../widget/define.ts';
import {PeaceSignup} from './signup.ts';

define('peace-signup', PeaceSignup);
