/** A petition as OSDI describes it, the Open Supporter Data Interface that Action Network speaks. */
import * as v from 'valibot';
import type {Petition} from '../../contract/petitions.ts';
import {Link, Text} from '../../contract/primitives.ts';
import {readWith} from '../../contract/reading.ts';
import type {Problem, Reading} from '../../contract/reading.ts';
import {textOf} from '../html.ts';

/** Where signatures are taken from those who have no key. */
const HELPER = 'osdi:record_signature_helper';

const OsdiPetitionSchema = v.object({
  identifiers: v.optional(v.array(Text)),
  title: Text,
  description: v.optional(v.string()),
  petition_text: v.optional(v.string()),
  total_signatures: v.optional(v.union([v.number(), v.string()])),
  target: v.optional(v.array(v.object({name: Text}))),
  browser_url: v.optional(Link),
  _links: v.object({[HELPER]: v.object({href: Link})}),
});

/** Whether a document is of OSDI: all of its resources have links of this kind. */
export function isOsdi(json: unknown): boolean {
  return Boolean((json as {_links?: unknown} | null)?._links);
}

/** Reads a petition of OSDI. @throws {ContractError} when it has no title, or takes no signatures. */
export function readOsdiPetition(json: unknown): Reading<readonly Petition[]> {
  const {value, problems} = readWith(OsdiPetitionSchema, json);
  const found: Problem[] = [...problems];
  const {identifiers, title, total_signatures: count, target, browser_url: url, _links: links} = value;

  const words = (key: 'description' | 'petition_text'): string => {
    const html = value[key] ?? '';
    try {
      return textOf(html);
    } catch {
      found.push({
        pointer: `/${key}`,
        detail: 'is HTML, which Trusted Types forbid to read',
      });
      return html;
    }
  };

  const petition = {
    id: identifiers?.[0] ?? url ?? title,
    title,
    text: [words('description'), words('petition_text')].filter(Boolean).join('\n\n'),
    addressee: target?.map(({name}) => name).join(', '),
    action: {url: links[HELPER].href, format: 'osdi' as const},
    count: Number(count) || undefined,
    share: {url},
  };
  return {value: [petition], problems: found};
}
