/** What is kept of an action: what its form asks, and of where it came from what the contract says. */
import {fieldsOf, pathOf} from 'peace-widgets/contract';
import type {Field, PersonData, Submission, Subscription} from 'peace-widgets/contract';
import {hasText} from './seen.ts';

/** What a petition or a sign-up asks. */
interface Form {
  readonly fields?: readonly Field[] | undefined;
  /** Whoever writes to somebody is asked for the region, too. */
  readonly targets?: object | undefined;
  readonly letter?: object | undefined;
}

type Action = Submission | Subscription;

/** Of the address of a page, that much is kept; no signature is lost for a longer one. */
const LONGEST_PAGE = 2000;

/** Ways to ask for a name: whoever gives it another way than the form does has been asked. */
const NAMES = ['name', 'givenName', 'familyName'];

/** An action without what its form does not ask, or no longer. */
export function keptOf<A extends Action>(form: Form, action: A): A {
  const paths = fieldsOf(form).map(({name}) => pathOf(name));
  // A field of the form's own may be called like a key of the contract, e.g. `streetAddress`.
  const asked = new Set(paths.flatMap(([group, name = group]) => (group === 'custom' ? [] : name)));
  if (form.targets) asked.add('region');
  if (NAMES.some((name) => asked.has(name))) for (const name of NAMES) asked.add(name);
  const {person, custom = {}, comment, source} = action;
  const answers = Object.entries(person).filter(([key, value]) => asked.has(key) && hasText(value));
  const own = new Set(paths.flatMap(([group, name]) => (group === 'custom' ? name : [])));
  return {
    ...action,
    person: Object.fromEntries(answers) as PersonData,
    custom: Object.fromEntries(Object.entries(custom).filter(([name]) => own.has(name))),
    comment: asked.has('comment') ? comment : undefined,
    source: source && sourceOf(source),
    ...('letter' in action && !form.letter ? {letter: undefined} : {}),
  };
}

/** Without the query of a page, which may hold what was for its site only, and the path of another site. */
function sourceOf({page, referrer, ...said}: NonNullable<Action['source']>): Action['source'] {
  const [from, before] = [page, referrer].map((url) => {
    const parsed = URL.parse(url ?? '');
    return parsed && /^https?:$/.test(parsed.protocol) ? parsed : undefined;
  });
  return {
    ...said,
    page: from && `${from.origin}${from.pathname}`.slice(0, LONGEST_PAGE),
    referrer: before?.origin,
  };
}
