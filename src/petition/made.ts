/** What the attributes of an element say of its petition. */
import type {Petition} from '../contract/petitions.ts';
import {hint} from '../page.ts';
import {safeImage} from '../widget/links.ts';

/** An element with attributes that say something of a petition. */
interface Said extends Pick<Element, 'localName' | 'baseURI'> {
  readonly action: string | undefined;
  readonly goal: number;
  readonly heading: string | undefined;
  readonly petitionId: string | undefined;
}

/** What attributes say against a document. */
export function saidBy({action, goal, localName, baseURI}: Said): Partial<Petition> {
  const url = safeImage(action, baseURI);
  if (action && !url) hint(localName, `action="${action}" is no address to send to`);
  return {...(url && {action: {url}}), ...(goal && {goal, goals: []})};
}

/**
 * The petition that attributes make without a document, if they do.
 *
 * @param former What it is known by so far: a page may change its words while somebody fills it in.
 */
export function madeOf(
  {action, heading, petitionId}: Said,
  said: Partial<Petition>,
  former: string | undefined,
): Petition | undefined {
  if (!action) return undefined;
  const title = heading || globalThis.document?.title || action;
  const id = petitionId?.trim() || (former ?? title);
  // What is no link makes the document a wrong one, and the widget says so.
  return {id, title, text: title, action: {url: ':'}, ...said};
}
