import {html, nothing} from 'lit';
import type {PropertyValues} from 'lit';
import type {Submission} from '../../contract/action.ts';
import type {Petition, Target} from '../../contract/petitions.ts';
import type {Payload} from '../../delivery/deliver.ts';
import {ActionElement} from '../../widget/form/action-element.ts';
import type {Question} from '../../widget/form/questions.ts';
import {targetsOf} from '../targets.ts';
import {filledIn, mailTo, roomIn} from './letter.ts';
import type {Draft, Letter, Part} from './letter.ts';
import {residenceOf} from './residence.ts';
import type {Residence} from './residence.ts';

/** The parts of a letter, which are the ids of their fields, too. */
const PARTS = ['subject', 'body'] as const;

/** What follows from what is in a form. */
interface Look extends Residence {
  readonly zip: string;
  /** The document's own question for the region. */
  readonly field: Question | undefined;
  readonly draft: Draft;
  /** A region by the name that the form has for it. */
  readonly nameOf: (region: string) => string;
}

/** Draws the field with an id, if it is asked for. */
type Ask = (id: string) => unknown;

/** Those whose people elect no senators. */
const WITHOUT_SENATORS = /^(?:DC|PR|VI|GU|AS|MP|FM|MH|PW)$/i;

/**
 * A form that leads to people: it shows who speaks for the state of a signer, writes them a letter, and hands it over for
 * sending it oneself.
 *
 * @typeParam T The section as the widget uses it.
 */
export abstract class LetterElement<T> extends ActionElement<T> {
  protected abstract override readonly form: Petition | undefined;

  /** What the visitor has made of the letter. */
  #typed: Partial<Record<Part, string>> = {};
  /** What stands in its fields without them. */
  readonly #put: Partial<Record<Part, string>> = {};
  /** What the ZIP code has put into the field for the region, and that ZIP code. */
  #found = '';
  #zip = '';
  /** The letter that was sent: the form is gone when it is handed over. */
  #sent: Draft | undefined;
  /** What came of copying. */
  #copied = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#readLetter();
    super.willUpdate(changed);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const {form} = this;
    if (!form) return;
    this.#fillRegion(this.#look(form));
    for (const part of PARTS) this.#write(part, (this.#put[part] = this.#textOf(part)));
    const letter = this.progress.receipt ? this.#sent : this.#look(form).draft;
    letter?.targets.forEach(({name}, index) => this.#write(`letter-${index}`, filledIn(letter, name).body));
  }

  #control(id: string): HTMLInputElement | null {
    return this.hasUpdated ? this.renderRoot.querySelector<HTMLInputElement>(`#${id}`) : null;
  }

  #write(id: string, text: string): void {
    const control = this.#control(id);
    if (!control || control.value === text) return;
    control.value = text;
    control.dir = 'auto';
  }

  #readLetter(): void {
    for (const part of PARTS) {
      const text = this.#control(part)?.value;
      if (text !== undefined && text !== this.#put[part]) this.#typed[part] = text;
    }
  }

  /** The ZIP code fills the field for the region in, unless the visitor has done so. */
  #fillRegion({field, zip, found}: Look): void {
    const control = this.#control(field?.id ?? 'region');
    // The own field offers what the ZIP code leads to: another one, another field.
    if (control && (control.value === this.#found || (!field && zip !== this.#zip))) {
      control.value = found;
      this.#found = control.value;
    }
    this.#zip = zip;
  }

  /** Draws anew while somebody types. What stands in the field for the region counts only once it is complete. */
  protected onInput({target}: Event): void {
    if ((target as HTMLInputElement).name !== 'region') this.requestUpdate();
  }

  protected override startAgain(): void {
    super.startAgain();
    this.#typed = {};
    this.#sent = undefined;
    this.#found = this.#copied = '';
  }

  protected override restore({letter}: Payload & Pick<Submission, 'letter'>): void {
    this.#typed = {...letter};
  }

  #originalOf(part: Part): string {
    return this.form?.letter?.[part].replace(/\r\n?/g, '\n') ?? '';
  }

  #textOf(part: Part): string {
    return this.#typed[part] ?? this.#originalOf(part);
  }

  get #isEdited(): boolean {
    return PARTS.some((part) => this.#textOf(part) !== this.#originalOf(part));
  }

  /** What follows from what is in the form now. */
  #look(form: Petition): Look {
    const questions = super.asked(form);
    const find = (name: string) => questions.find((question) => question.name === name);
    const answerTo = (name: string) => String(this.answerAt(find(name)?.id ?? 'none'));
    const field = find('region');
    const zip = answerTo('postal-code');
    const region = String(this.answerAt(field?.id ?? 'region'));
    const residence = residenceOf(form, {
      // What the last ZIP code has put there is nobody's choice.
      region: region === this.#found ? '' : region,
      isOwn: !field,
      zip,
      country: answerTo('country'),
    });
    const nameOf = (code: string) => field?.options?.find(({value}) => value === code)?.label ?? code;
    const draft = {
      subject: this.#textOf('subject'),
      body: this.#textOf('body'),
      targets: targetsOf(form, residence.region),
      name: answerTo('name') || `${answerTo('given-name')} ${answerTo('family-name')}`.trim(),
      state: nameOf(residence.region),
    };
    return {...residence, zip, field, nameOf, draft};
  }

  protected override asked(form: Petition): readonly Question[] {
    const questions = super.asked(form);
    const isConsent = ({path}: Question) => path[0] === 'consents';
    const own = this.#ownQuestions(form);
    return [...questions.filter((one) => !isConsent(one)), ...own, ...questions.filter(isConsent)];
  }

  /** The fields that this element adds: for the region, where the document asks for none; and for the letter. */
  #ownQuestions(form: Petition): readonly Question[] {
    const {targets, letter} = form;
    const {field, states, draft} = this.#look(form);
    const {editable = 'all'} = letter ?? {};
    const own: Question[] = [];
    if (targets && !field && states.length) {
      const options = states.map((value) => ({value, label: value}));
      own.push({id: 'region', name: 'region', type: 'choice', options, path: ['person', 'region']});
    }
    if (!letter || !reaches(form, draft)) return own;
    const required = draft.body.trim() !== '';
    const add = (id: Part, maxLength: number) =>
      own.push({id, name: id, path: ['letter', id], maxLength, required});
    if (editable === 'all') add('subject', 200);
    if (editable !== 'none') add('body', roomIn(letter, draft));
    return own;
  }

  protected override extras(): object {
    const {form} = this;
    if (!form) return {};
    this.#readLetter();
    const {draft} = this.#look(form);
    this.#sent = draft;
    const {letter} = form;
    const isWanted = this.#isEdited || letter?.sendUnedited !== false;
    if (!letter || !isWanted || !draft.body.trim() || !reaches(form, draft)) return {};
    return {letter: {...filledIn(draft), targets: draft.targets.map(({name}) => name)}};
  }

  async #copy(id: string, senator: string): Promise<void> {
    const field = this.#control(id);
    try {
      await navigator.clipboard.writeText(String(field?.value));
      this.#copied = this.term('letterCopied', {senator});
    } catch {
      field?.closest('details')?.setAttribute('open', '');
      field?.select();
      this.#copied = this.term('copyByHand');
    }
    this.requestUpdate();
  }

  protected override renderAfter({id}: Question): unknown {
    const {form} = this;
    if (!form) return nothing;
    if (id === 'body') return this.#renderNotes(form);
    const fields = super.asked(form).filter(({path}) => path[0] !== 'consents');
    const last =
      fields.findLast(({name}) => /^(?:region|postal-code)$/.test(name)) ?? fields[fields.length - 1];
    if (id !== last?.id) return nothing;
    const own = this.#ownQuestions(form);
    const ask = (name: string) => {
      const question = own.find((one) => one.id === name);
      return question ? this.renderQuestion(question) : nothing;
    };
    return html`${form.targets ? this.#renderTargets(this.#look(form), ask) : nothing}
    ${form.letter ? this.#renderLetter(form, form.letter, ask) : nothing}`;
  }

  #renderTargets({region, states, other, nameOf, draft}: Look, ask: Ask): unknown {
    const none = WITHOUT_SENATORS.test(region) ? 'noSenators' : 'unknownState';
    const unknown = region ? none : states.length ? 'whichState' : '';
    const key = draft.targets.length ? 'yourSenators' : unknown;
    const names = {state: nameOf(region), states: states.map(nameOf).join(' / ')};
    return html`<div class=${key ? 'stack' : 'hidden'} part="targets">
      <div role="status">
        ${key ? html`<b>${this.term(key, names)}</b>` : nothing}
        ${other ? html`<p class="meta">${this.term('otherState', {state: nameOf(other)})}</p>` : nothing}
        <span class="hidden">${draft.targets.map(({name}) => name).join(', ')}</span>
      </div>
      ${ask('region')} ${this.#renderPeople(draft)}
    </div>`;
  }

  #renderLetter(form: Petition, {editable = 'all'}: Letter, ask: Ask): unknown {
    const {draft} = this.#look(form);
    if (!reaches(form, draft)) return nothing;
    const {subject, body} = filledIn(draft, draft.targets[0]?.name);
    return html`<div class="stack" part="letter">
      ${this.renderTitle('letter', this.term('letter'))}
      ${editable === 'all' ? ask('subject') : html`<p><b>${this.words(subject)}</b></p>`}
      ${editable === 'none' ? html`<p class="text">${this.words(body)}</p>` : ask('body')}
    </div>`;
  }

  /** What is filled in, how much more may be written, and the way back. */
  #renderNotes(form: Petition): unknown {
    const {letter} = form;
    if (!letter) return nothing;
    const {draft} = this.#look(form);
    const room = roomIn(letter, draft);
    const left = room - draft.body.length;
    const takeBack = () => {
      this.#typed = {};
      this.requestUpdate();
      void this.focusOn('body');
    };
    // Read out at every tenth character, and only near the end.
    const isNear = letter.maxLength && left < room / 10;
    return html`<p class="meta notes">
        ${this.term('mergeFields')} ${letter.maxLength ? this.term('left', {count: left}) : nothing}
      </p>
      ${
        this.#isEdited
          ? html`<button type="button" class="quiet" @click=${takeBack}>${this.term('original')}</button>`
          : nothing
      }
      <div class="hidden" role="status">
        ${isNear ? this.term('left', {count: Math.floor(left / 10) * 10}) : nothing}
      </div>`;
  }

  /** Those whom the letter goes to, with the ways to reach them. */
  #renderPeople(draft: Draft): unknown {
    if (!draft.targets.length) return nothing;
    return html`<div class="people">
        ${draft.targets.map((target, index) => this.#renderPerson(target, draft, index))}
      </div>
      <p class="meta" role="status">${this.#copied}</p>`;
  }

  #renderPerson({name, title, party = '', phone, email, url}: Target, draft: Draft, index: number): unknown {
    const id = `letter-${index}`;
    const page = this.link(url);
    const letter = filledIn(draft, name);
    const hasLetter = Boolean(letter.body);
    return html`<div class="person">
      ${title} <b>${name}</b> ${party ? `(${party in this.wording ? this.term(party) : party})` : nothing}
      <div class="reach">
        ${phone ? html`<a href="tel:${phone.replace(/[^+\d]/g, '')}" dir="ltr">${phone}</a>` : nothing}
        ${page ? html`<a href=${page} target="_blank">${this.term('contact')}</a>` : nothing}
        ${email ? html`<a href=${mailTo(email, letter)}>${this.term('mail')}</a>` : nothing}
        ${
          hasLetter
            ? html`<button type="button" class="quiet" @click=${() => this.#copy(id, name)}>
                ${this.term('copyLetter')}
              </button>`
            : nothing
        }
      </div>
      ${
        hasLetter
          ? html`<details>
              <summary>${this.term('letterTo', {senator: name})}</summary>
              <p><b>${letter.subject}</b></p>
              <textarea id=${id} readonly aria-label=${letter.subject}></textarea>
            </details>`
          : nothing
      }
    </div>`;
  }

  /** What was sent, for whoever wants to call or write in person, too. */
  protected renderHandOver(): unknown {
    return this.#sent?.targets.length
      ? html`${this.renderTitle('reach', this.term('reach'))} ${this.#renderPeople(this.#sent)}`
      : nothing;
  }
}

/** Whether somebody gets a letter: where it goes by region, that may be nobody. */
function reaches({targets}: Petition, {targets: people, state}: Draft): boolean {
  return !targets || !state || people.length > 0;
}
