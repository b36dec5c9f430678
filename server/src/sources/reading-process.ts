/** The process in which documents of others are read. @see Reader */
import type {Copy} from './copies.ts';
import type {NamedSource} from './list.ts';
import {readSource} from './read.ts';

/** What it is asked. */
export interface Question {
  readonly copy: Copy;
  readonly source: NamedSource;
  readonly language: string;
}

process.on('message', ({copy, source, language}: Question) => {
  process.send?.(readSource(copy, source, language));
});
