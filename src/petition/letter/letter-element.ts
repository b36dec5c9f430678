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
  /** A region by the name that the form has for it. */
  readonly nameOf: (region: string) => string;
  /** The document's own question for the region. */
  readonly field: Question | undefined;
  readonly draft: Draft;
  /** Where it goes by region, there may be nobody to get it. */
  readonly isWanted: boolean;
  /** All questions, with those of this element: for the region, where the document asks for none, and for the letter. */
  readonly asked: readonly Question[];
  /** After which question those stand. */
  readonly anchor: string | undefined;
}

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
  /** What the ZIP code has put into the field for the region. */
  #found = '';
  /** The letter that was sent: the form is gone when it is handed over. */
  #sent: Draft | undefined;
  /** What came of copying. */
  #copied = '';

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const {form} = this;
    if (!form) return;
    const {field, found, draft} = this.#look(form);
    const region = this.control(field?.id ?? 'region');
    // The ZIP code fills it in, unless the visitor has done so.
    if (region?.value === this.#found) {
      region.value = found;
      this.#found = region.value;
    }
    for (const part of PARTS) this.#write(part, draft[part]);
    const letter = this.progress.receipt ? this.#sent : draft;
    letter?.targets.forEach(({name}, index) => this.#write(`letter-${index}`, filledIn(letter, name).body));
  }

  #write(id: string, text: string): void {
    const control = this.control(id);
    if (!control || control.value === text) return;
    control.value = text;
    control.dir = 'auto';
  }

  /** Keeps what somebody types, and draws anew. What stands in a field for the region counts once it is complete. */
  protected onInput({target}: Event): void {
    const {id, name, value} = target as HTMLInputElement;
    const region = this.control('region');
    // The own field offers what the ZIP code leads to: another one, another field.
    if (name === 'postal-code' && region) region.value = this.#found = '';
    if (id === 'subject' || id === 'body') this.#typed[id] = value;
    if (name !== 'region') this.requestUpdate();
  }

  protected override startAgain(): void {
    super.startAgain();
    this.#typed = {};
    this.#sent = undefined;
    this.#found = this.#copied = '';
  }

  protected override restore({letter}: Payload & Pick<Submission, 'letter'>): void {
    this.#typed = {...letter, ...this.#typed};
  }

  #originalOf(part: Part): string {
    return this.form?.letter?.[part] ?? '';
  }

  get #isEdited(): boolean {
    return PARTS.some((part) => (this.#typed[part] ?? this.#originalOf(part)) !== this.#originalOf(part));
  }

  #look(form: Petition): Look {
    const {letter} = form;
    const questions = super.asked(form);
    const fields = questions.length - (form.consents?.length ?? 0);
    const find = (name: string) => questions.find((question) => question.name === name);
    const answerTo = (name: string) => String(this.answerAt(find(name)?.id ?? 'none'));
    const field = find('region');
    const typed = String(this.answerAt(field?.id ?? 'region'));
    const residence = residenceOf(form, {
      // What the last ZIP code has put there is nobody's choice.
      region: typed === this.#found ? '' : typed,
      isOwn: !field,
      zip: answerTo('postal-code'),
      country: answerTo('country'),
    });
    const {region, states} = residence;
    const nameOf = (code: string) => field?.options?.find(({value}) => value === code)?.label ?? code;
    const targets = targetsOf(form, region);
    const draft: Draft = {
      subject: this.#typed.subject ?? this.#originalOf('subject'),
      body: this.#typed.body ?? this.#originalOf('body'),
      targets,
      name: answerTo('name') || `${answerTo('given-name')} ${answerTo('family-name')}`.trim(),
      state: nameOf(region),
    };
    const own: Question[] = [];
    if (!field && states.length) {
      const options = states.map((value) => ({value, label: value}));
      own.push({id: 'region', name: 'region', type: 'choice', options, path: ['person', 'region']});
    }
    const isWanted = Boolean(letter) && (!form.targets || !region || targets.length > 0);
    if (letter && isWanted) {
      const required = draft.body.trim() !== '';
      const add = (id: Part, maxLength: number) =>
        own.push({id, name: id, path: ['letter', id], maxLength, required});
      const {editable = 'all'} = letter;
      if (editable === 'all') add('subject', 200);
      if (editable !== 'none') add('body', roomIn(letter, draft));
    }
    const asked = questions.toSpliced(fields, 0, ...own);
    const anchor = (field ?? find('postal-code') ?? questions[fields - 1])?.id;
    return {...residence, nameOf, field, draft, isWanted, asked, anchor};
  }

  protected override asked(form: Petition): readonly Question[] {
    return this.#look(form).asked;
  }

  protected override extras(): object {
    const {form} = this;
    if (!form) return {};
    const {draft, isWanted} = this.#look(form);
    this.#sent = draft;
    const isSent = isWanted && draft.body.trim() && (this.#isEdited || form.letter?.sendUnedited !== false);
    return isSent ? {letter: {...filledIn(draft), targets: draft.targets.map(({name}) => name)}} : {};
  }

  async #copy(id: string, senator: string): Promise<void> {
    const field = this.control(id);
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
    const look = this.#look(form);
    const {letter, targets} = form;
    if (letter && id === 'body') return this.#renderNotes(letter, look);
    if (id !== look.anchor) return nothing;
    return html`${targets ? this.#renderTargets(look) : nothing}
    ${letter && look.isWanted ? this.#renderLetter(letter, look) : nothing}`;
  }

  /** A field of this element, if there is one with the id. */
  #renderOwn(id: string, {asked}: Look): unknown {
    const question = asked.find((one) => one.id === id);
    return question ? this.renderQuestion(question) : nothing;
  }

  #renderTargets(look: Look): unknown {
    const {region, states, other, nameOf, draft} = look;
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
      ${this.#renderOwn('region', look)} ${this.#renderPeople(draft)}
    </div>`;
  }

  #renderLetter({editable = 'all'}: Letter, look: Look): unknown {
    const {draft} = look;
    const {subject, body} = filledIn(draft, draft.targets[0]?.name);
    return html`<div class="stack" part="letter">
      ${this.renderTitle('letter', this.term('letter'))}
      ${editable === 'all' ? this.#renderOwn('subject', look) : html`<p><b>${this.words(subject)}</b></p>`}
      ${editable === 'none' ? html`<p class="text">${this.words(body)}</p>` : this.#renderOwn('body', look)}
    </div>`;
  }

  /** What is filled in, how much more may be written, and the way back. */
  #renderNotes(letter: Letter, {draft}: Look): unknown {
    const room = roomIn(letter, draft);
    const left = room - draft.body.length;
    const takeBack = () => {
      this.#typed = {};
      this.requestUpdate();
      void this.focusOn('body');
    };
    const {maxLength} = letter;
    // Read out at every tenth character, and only near the end.
    const isNear = maxLength && left < room / 10;
    return html`<p class="meta notes">
        ${this.term('mergeFields')} ${maxLength ? this.term('left', {count: left}) : nothing}
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
