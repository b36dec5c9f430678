/** All classes, types and events of the kit. Importing it registers nothing, and works where there is no DOM. */
export {PeaceCoreIssues} from './core-issues/core-issues.ts';
export {PeaceNegotiators} from './negotiators/negotiators.ts';
export {PeaceNewsFeed} from './news-feed/news-feed.ts';
export {PeacePetition} from './petition/petition.ts';
export {PeaceSignup} from './signup/signup.ts';
export {PeaceTimeline} from './timeline/timeline.ts';
export type {DocumentState} from './document/document-controller.ts';
export type {LoadFailure} from './document/load.ts';
export {
  PeaceErrorEvent,
  PeaceLoadEvent,
  PeaceRangeChangeEvent,
  PeaceSelectEvent,
  PeaceShareEvent,
  PeaceSignEvent,
  PeaceSubmitEvent,
  PeaceSubscribeEvent,
} from './widget/events.ts';
export type {FailureKind} from './widget/events.ts';
export type {Step} from './widget/form/outbox-element.ts';
export {registerStrings} from './widget/locale/strings.ts';
export {version} from './widget/version.ts';
