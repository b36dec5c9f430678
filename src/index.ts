/** All classes, types and events of the kit. Importing it registers nothing, and works where there is no DOM. */
export {PeaceCoreIssues} from './core-issues/core-issues.ts';
export type {DocumentState} from './document/document-controller.ts';
export type {LoadFailure} from './document/load.ts';
export {PeaceErrorEvent, PeaceLoadEvent, PeaceSelectEvent} from './widget/events.ts';
export type {FailureKind} from './widget/events.ts';
export {registerStrings} from './widget/locale/strings.ts';
export {version} from './widget/version.ts';
