/** What stands in cells of a file of signatures. */
import type {Field} from 'peace-widgets/contract';
import {folded} from '../../sheets/columns.ts';

const YES = /^(?:yes|y|true|t|1|x|✓|✔|☑|☒|s[ií]|oui|o|כן|نعم)$/i;
const NO = /^(?:no|n|false|f|0|-|☐|non|לא|لا)$/i;

/** Whether a cell says yes; `undefined` where it says neither yes nor no. */
export function answerIn(cell: string): boolean | undefined {
  return YES.test(cell) ? true : NO.test(cell) ? false : undefined;
}

/** A cell as it was before `export`, or another program, kept spreadsheets from computing it. */
export function asSent(cell: string): string {
  return cell
    .replace(/^'(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/, '')
    .replace(/'(?=[=+@]|-[\w(])(?<=[;\t][\s"']*)/g, '');
}

/** The value of an option that is called so, or what stands there: files tell `Maryland` where a form sends `MD`. */
export function optionOf({options = []}: Field, cell: string): string {
  if (options.some(({value}) => value === cell)) return cell;
  const meant = options.find(({value, label}) =>
    [value, label].some((name) => folded(name) === folded(cell)),
  );
  return meant?.value ?? cell;
}
