import {define} from '../widget/define.ts';
import {PeaceCoreIssues} from './core-issues.ts';

define('peace-core-issues', PeaceCoreIssues);
