/** What a sheet says of a petition and of those who have signed it. */
import type {Privacy} from 'peace-widgets/contract';
import {countOf} from '../../actions/counts.ts';
import {optionLabel} from '../../actions/option-label.ts';
import type {EndpointPetition} from '../../content/campaign.ts';
import {termsFor} from '../../languages/terms.ts';
import {byAddress} from '../counting.ts';
import type {Count} from '../counting.ts';
import type {Address, Regions} from '../regions.ts';
import type {Residents} from '../residents.ts';
import {COLUMN_NAMES} from './sheet.ts';
import type {Figure, Sheet} from './sheet.ts';
import {deliveryWordingFor} from './wording.ts';
import type {DeliveryWording} from './wording.ts';

/** The most people that a sheet names as those whom it is for. */
const ADDRESSED = 4;

/** That many have a row of their own each; of more, two stand side by side, which takes half the paper. */
const FEW = 24;

/** What a sheet may have besides. */
export const EXTRAS = ['full-name', ...COLUMN_NAMES, 'comment'] as const;

/** One of them. */
export type Extra = (typeof EXTRAS)[number];

/** A petition in one language. */
export interface Shown {
  readonly petition: EndpointPetition;
  readonly language: string;
  /** The title of the campaign. */
  readonly campaign: string;
  readonly privacy: Privacy | undefined;
}

/** Who is on a sheet, and what of them. */
export interface Part {
  readonly regions: Regions;
  /** All, when left out. */
  readonly residents: Residents | undefined;
  readonly extras: ReadonlySet<Extra>;
}

/** A sheet; none where nobody would be on it. */
export function composed(shown: Shown, part: Part, counts: readonly Count[], now: number): Sheet | undefined {
  const {petition, language, campaign} = shown;
  const {regions, residents, extras} = part;
  const words = deliveryWordingFor(language);
  const {term} = termsFor(language, petition.strings);
  const placeOf = placesIn(shown, regions);
  const labelOf = (name: string, ours: string) =>
    petition.fields?.find((field) => field.name === name)?.label ?? ours;
  const stored = sumOf(byAddress(counts, () => ''));
  const listed = byAddress(
    residents ? counts.filter((count) => residents.has(addressOf(count))) : counts,
    placeOf,
  );
  if (listed.size === 0) return undefined;
  const place =
    residents &&
    new Intl.ListFormat(language).format(residents.regions.map((region) => placeOf({...NOWHERE, region})));
  const hasPlaces = residents?.regions.length !== 1 && [...listed.keys()].some((name) => name !== '');
  const compare = new Intl.Collator(language).compare;
  return {
    ...{language, words, campaign, place, placeOf, now},
    title: petition.title,
    text: petition.text,
    addressee: addresseeOf(shown, part),
    figures: figuresOf(petition, words, {stored, listed: sumOf(listed), place}),
    notes: notesOf(shown, words, extras),
    places: [...listed]
      .map(([name, stored]) => ({name, stored}))
      .sort((a, b) => Number(a.name === '') - Number(b.name === '') || compare(a.name, b.name)),
    nameTitle: term('name'),
    placeTitle: hasPlaces ? labelOf('region', words.place) : undefined,
    columns: COLUMN_NAMES.filter((name) => extras.has(name)).map((name) => ({
      name,
      title: labelOf(name, term(name)),
    })),
    hasFullNames: extras.has('full-name'),
    perRow: sumOf(listed) > FEW && [...extras].every((extra) => extra === 'full-name') ? 2 : 1,
  };
}

const NOWHERE: Address = {region: null, postal_code: null, country: null};

function addressOf({name, zip, country}: Count): Address {
  return {region: name, postal_code: zip, country};
}

function sumOf(amounts: ReadonlyMap<string, number>): number {
  return [...amounts.values()].reduce((sum, amount) => sum + amount, 0);
}

/** What the region of somebody is called, or else their country. */
function placesIn({petition, language}: Shown, regions: Regions): (address: Address) => string {
  const names = new Intl.DisplayNames(language, {type: 'region'});
  return (address) => {
    const region = regions.of(address);
    if (region) {
      const label = optionLabel(petition, 'region', region);
      const own = petition.strings?.[region];
      return label === region && typeof own === 'string' ? own : label;
    }
    const country = address.country?.trim() ?? '';
    const label = optionLabel(petition, 'country', country);
    return label === country && /^[A-Z]{2}$/.test(country) ? (names.of(country) ?? country) : label;
  };
}

/** Those who speak for the regions, if they are few; or else whom the petition speaks to. */
function addresseeOf({petition, language}: Shown, {regions, residents}: Part): string | undefined {
  const {term} = termsFor(language, petition.strings);
  const targets =
    petition.targets?.items?.filter(({region}) =>
      residents?.regions.includes(regions.find(region) ?? region),
    ) ?? [];
  const names = targets.map(({title, name}) => [title, name].filter(Boolean).join(' '));
  const isFew = names.length > 0 && names.length <= ADDRESSED;
  const addressee = isFew ? new Intl.ListFormat(language).format(names) : petition.addressee;
  return addressee && term('addressee', {addressee});
}

interface Amounts {
  readonly stored: number;
  readonly listed: number;
  readonly place: string | undefined;
}

function figuresOf(
  petition: EndpointPetition,
  words: DeliveryWording,
  {stored, listed, place}: Amounts,
): Figure[] {
  const total = countOf(petition, stored);
  const plural = new Intl.PluralRules(words.language);
  const signatures = (count: number) => words.signatures[plural.select(count)] ?? '';
  const goals = [...(petition.goals ?? []), petition.goal ?? []].flat();
  const reached = goals.filter((goal) => goal <= total);
  return [
    ...(place === undefined ? [] : [{value: listed, label: words.from(signatures(listed), place)}]),
    {value: total, label: place === undefined ? signatures(total) : words.inAll(signatures(total))},
    ...(reached.length > 0 ? [{value: Math.max(...reached), label: words.goalReached}] : []),
  ];
}

function notesOf(
  {petition, language, privacy}: Shown,
  words: DeliveryWording,
  extras: Part['extras'],
): string[] {
  const {controller} = privacy ?? {};
  const {count = 0} = petition;
  const isShort = !extras.has('full-name');
  const isPrivate = [...extras].some((extra) => extra !== 'comment');
  return [
    ...(controller ? [words.collectedBy(controller)] : []),
    ...(count > 0 ? [words.elsewhere(new Intl.NumberFormat(language).format(count))] : []),
    ...(isShort ? [words.shortened] : []),
    ...(isPrivate ? [words.confidential] : []),
  ];
}
