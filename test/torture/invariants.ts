/** What must hold when a run is over. */
import type {Row} from './databases.ts';
import type {Story} from './ledger.ts';

/** Everything that is known at the end of a run. */
export interface Outcome {
  readonly stories: readonly Story[];
  /** What the database holds. */
  readonly rows: readonly Row[];
  /** Who had themselves erased then. */
  readonly erased: readonly string[];
  /** What the database holds after that, and after the network has delivered long settled requests once more. */
  readonly after: readonly Row[];
  /** What the endpoint says that it holds. */
  readonly count: number;
  /** Who still waits in an outbox. */
  readonly waiting: readonly string[];
}

/** Something that does not hold. */
export interface Breach {
  readonly invariant: string;
  /** Whom or what it does not hold for. */
  readonly cases: readonly string[];
}

type Invariant = (outcome: Outcome) => readonly string[];

/** By name: the cases that speak against it. */
const INVARIANTS: Readonly<Record<string, Invariant>> = {
  'whoever read a thanks is stored': ({stories, rows}) =>
    emails(stories.filter(({read}) => read.includes('thanks')).filter(notIn(rows))),

  'whoever was told “waiting” is stored': ({stories, rows}) =>
    emails(stories.filter(({read}) => read.includes('waiting')).filter(notIn(rows))),

  'what was sent once is stored, page lost or not': ({stories, rows}) =>
    emails(stories.filter(({attempts}) => attempts > 0).filter(notIn(rows))),

  'whoever pressed the button and kept the page read a thanks or “waiting”': ({stories}) =>
    emails(
      stories.filter(
        ({hasPressed, pageLost, read}) =>
          hasPressed && !pageLost && !read.includes('thanks') && !read.includes('waiting'),
      ),
    ),

  'nobody is stored twice': ({after}) =>
    emailsIn(after).filter((email, index, all) => all.indexOf(email) < index),

  'nobody is stored under another name, or held, or unknown': ({stories, rows}) =>
    rows
      .filter((row) => {
        const story = stories.find(({email}) => email === row.email);
        return story?.name !== row.name || row.state !== 'stored';
      })
      .map(({email, name, state}) => `${email}, ${name}, ${state}`),

  'whoever was erased does not come back when an old request arrives once more': ({after, erased}) =>
    emailsIn(after).filter((email) => erased.includes(email)),

  'what arrives once more, much later, changes nothing': ({rows, after, erased}) => {
    const left = emailsIn(rows).filter((email) => !erased.includes(email));
    const now = emailsIn(after).filter((email) => !erased.includes(email));
    return [...left.filter((email) => !now.includes(email)), ...now.filter((email) => !left.includes(email))];
  },

  'the count is the number of rows': ({after, count}) =>
    count === after.length ? [] : [`count ${count}, rows ${after.length}`],

  'every outbox is empty': ({waiting}) => waiting,

  'a visitor has one key': ({stories}) => emails(stories.filter(({answers}) => answers.size > 1)),

  'a key is stored once and has one receipt for ever': ({stories}) =>
    stories.flatMap(({email, answers}) =>
      [...answers].flatMap(([key, all]) => {
        const receipts = new Set(all.flatMap(({id}) => id ?? []));
        const created = all.filter(({status}) => status === 201).length;
        const answered = `${email}, ${key}: ${all.map(({status, id}) => `${status} ${id ?? ''}`).join(', ')}`;
        return receipts.size > 1 || created > 1 ? [answered] : [];
      }),
    ),
};

/** What does not hold. */
export function breachesOf(outcome: Outcome): Breach[] {
  return Object.entries(INVARIANTS)
    .map(([invariant, against]) => ({invariant, cases: against(outcome)}))
    .filter(({cases}) => cases.length > 0);
}

function emailsIn(rows: readonly Row[]): string[] {
  return rows.map(({email}) => email);
}

function emails(stories: readonly Story[]): string[] {
  return stories.map(({email}) => email);
}

function notIn(rows: readonly Row[]): (story: Story) => boolean {
  const stored = new Set(emailsIn(rows));
  return ({email}) => !stored.has(email);
}
