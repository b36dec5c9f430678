/** Where people live, as far as a form asks: in which state or region, or else in which country. */
import {fieldsOf} from 'peace-widgets/contract';
import type {Field, Petition} from 'peace-widgets/contract';
import {UNITED_STATES, statesOf} from 'peace-widgets/zip';
import {foldedName} from '../actions/name.ts';

/** What a form says about regions. */
export interface RegionalForm extends Pick<Petition, 'targets' | 'strings'> {
  readonly fields?: readonly Field[] | undefined;
}

/** What somebody has told of where they live. */
export interface Address {
  readonly region: string | null;
  readonly postal_code: string | null;
  readonly country: string | null;
}

/** All that ZIP codes lead to, but for soldiers abroad, whose codes do not tell where they are at home. */
const STATES = new Set(
  Array.from({length: 1000}, (_, prefix) => statesOf(`${String(prefix).padStart(3, '0')}00`))
    .flat()
    .filter((state) => !/^A[AEP]$/.test(state)),
);

/** One spelling of a region for however it is written. */
export const foldedRegion = foldedName;

/** The regions of a form, and who lives in which: who is counted for a state is who writes to its senators. */
export class Regions {
  /** By what they may be called. */
  readonly #codes = new Map<string, string>();
  readonly #hasZip: boolean;

  /** @param forms The same one in all its languages. */
  constructor(forms: readonly RegionalForm[]) {
    const options = forms.flatMap((form) => optionsOf(form));
    const targets = forms.flatMap(({targets}) => targets?.items ?? []);
    for (const code of [...options.map(({value}) => value), ...targets.map(({region}) => region)]) {
      this.#name(code, code);
    }
    const codes = this.known;
    for (const {value, label} of options) this.#name(label, value);
    for (const code of codes) {
      for (const {strings} of forms) {
        const label = strings?.[code];
        if (typeof label === 'string') this.#name(label, code);
      }
    }
    // Many countries have codes of five digits.
    this.#hasZip =
      forms.some(asksForZip) || (codes.length > 0 && codes.every((code) => STATES.has(code.toUpperCase())));
    if (this.#hasZip && codes.length === 0) for (const state of STATES) this.#name(state, state);
  }

  /** The codes of all regions that the form knows; none where everybody writes what they like. */
  get known(): readonly string[] {
    return [...new Set(this.#codes.values())].sort();
  }

  /** The code of a region that the form knows. */
  find(text: string): string | undefined {
    return this.#codes.get(foldedRegion(text));
  }

  /** The code of somebody's region, or else what they wrote; empty where nothing tells. */
  of({region, postal_code: zip, country}: Address): string {
    const typed = region?.trim() ?? '';
    const isHere = this.#hasZip && (!country || UNITED_STATES.test(country));
    const [state = '', ...others] = isHere ? statesOf(zip?.trim() ?? '') : [];
    // What was typed and is no code says less than a ZIP code does.
    return this.find(typed) ?? ((others.length === 0 && this.find(state)) || typed);
  }

  #name(name: string, code: string): void {
    const key = foldedRegion(name);
    if (!this.#codes.has(key)) this.#codes.set(key, this.find(code) ?? code);
  }
}

function optionsOf(form: RegionalForm) {
  return fieldsOf(form).find(({name}) => name === 'region')?.options ?? [];
}

/** Whether a document calls its postal codes ZIP codes: only those of the United States are called so. */
function asksForZip(form: RegionalForm): boolean {
  return fieldsOf(form).some(({name, label = ''}) => name === 'postal-code' && /\bzip\b/i.test(label));
}
