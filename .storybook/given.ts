/** An argument of a story. */
type Argument = string | number | boolean | null | undefined;

/** The names of what an element has from its story. */
const given = new WeakMap<HTMLElement, readonly string[]>();

/** An attribute, or a token: both are a page's to set. */
function setOn(element: HTMLElement, name: string, value: Argument): void {
  const isMissing = value === undefined || value === null || value === false;
  if (name.startsWith('--')) element.style.setProperty(name, isMissing ? null : String(value));
  else if (isMissing) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
}

/** Gives an element the arguments of its story, and takes away what it had from controls that are reset. */
export function give(element: HTMLElement, args: Readonly<Record<string, Argument>>): void {
  for (const name of given.get(element) ?? []) if (!(name in args)) setOn(element, name, undefined);
  for (const [name, value] of Object.entries(args)) setOn(element, name, value);
  given.set(element, Object.keys(args));
}
