/**
 * The contract: documents in, actions out. No DOM: the same code checks a document in the browser, on the server and in
 * a script.
 */
export * from './action.ts';
export * from './answer.ts';
export * from './dates.ts';
export * from './digits.ts';
export * from './form.ts';
export * from './initiative.ts';
export * from './issues.ts';
export * from './negotiators.ts';
export * from './news.ts';
export * from './petitions.ts';
export * from './primitives.ts';
export * from './reading.ts';
export * from './section.ts';
export * from './signup.ts';
export * from './timeline.ts';
