import {html, nothing} from 'lit';
import type {Petition, Target} from '../../contract/petitions.ts';
import {ActionElement} from '../../widget/form/action-element.ts';
import {phrase} from '../../widget/locale/strings.ts';
import {questionAt} from '../../widget/form/questions.ts';
import type {Question} from '../../widget/form/questions.ts';
import {targetsOf} from '../targets.ts';
import {filledIn, mailTo, roomIn} from './letter.ts';
import type {Draft, Letter, Part} from './letter.ts';
import {hasNoSenators, residenceOf} from './residence.ts';

/** The parts of a letter. */
const PARTS = ['subject', 'body'] as const;

/**
 * A form that leads to people: it shows who speaks for the state of a signer, writes them a letter, and hands it over for
 * sending it oneself.
 *
 * @typeParam T The section as the widget uses it.
 */
export abstract class LetterElement<T> extends ActionElement<T> {
  protected abstract override readonly form: Petition | undefined;

  /** The letter as it stands, to whom it goes now. */
  #draft: Draft = {subject: '', body: '', targets: [], name: '', state: ''};
  /** The code of that state. */
  #region = '';
  /** Where the ZIP code is, if that is not where the letter goes. */
  #zipIn: readonly string[] = [];
  /** The letter that was sent: the form is gone when it is handed over. */
  #sent: Draft | undefined;
  /** What came of copying. */
  #copied = '';

  protected override startAgain(): void {
    super.startAgain();
    this.#sent = undefined;
    this.#copied = '';
  }

  /** A text of the letter as the campaign has written it, with line breaks as controls have them. */
  #originalOf(part: Part): string {
    return this.form?.letter?.[part].replaceAll('\r', '').trim() ?? '';
  }

  get #isEdited(): boolean {
    return PARTS.some((part) => this.#draft[part] !== this.#originalOf(part));
  }

  protected override asked(form: Petition): Question[] {
    const {letter, targets, strings} = form;
    const questions = super.asked(form);
    const answerTo = (key: string) => String(this.answerAt('person', key) ?? '').trim();
    const asking = (name: string) => questions.find(({key}) => key === name);
    const field = asking('region');
    const {region, choice, found, zipIn} = residenceOf(form, {
      region: answerTo('region'),
      isOwn: !field,
      zip: answerTo('postalCode'),
      country: answerTo('country'),
    });
    const options = field?.options;
    const nameOf = (code: string) =>
      options?.find(({value}) => value === code)?.label ?? phrase(strings?.[code] ?? code, 'en');
    // The ZIP code fills the field in, unless the visitor has done so.
    if (!field && targets && choice.length) {
      const named = choice.map((value) => ({value, label: nameOf(value)}));
      const own = questionAt('person', 'region', {type: 'choice', options: named, value: found});
      questions.splice(questions.findIndex(({key}) => key === 'postalCode') + 1, 0, own);
    } else if (field && (!options || options.some(({value}) => value === found))) {
      Object.assign(field, {value: found});
    }
    // Also once it is known: what stands above a field must not move while somebody types there.
    if (targets && letter)
      Object.assign(asking('region') ?? asking('postalCode') ?? {}, {note: 'stateNeeded'});
    this.#region = region;
    this.#zipIn = targets ? zipIn.map(nameOf) : [];
    const {editable = 'all'} = letter ?? {};
    const isOpen = (part: Part) => editable === 'all' || editable === part;
    const [subject = '', body = ''] = PARTS.map((part) =>
      String((isOpen(part) ? this.answerAt('letter', part) : undefined) ?? this.#originalOf(part)).trim(),
    );
    const draft = (this.#draft = {
      subject,
      body,
      targets: targetsOf(form, region),
      name: answerTo('name') || `${answerTo('givenName')} ${answerTo('familyName')}`.trim(),
      state: region && nameOf(region),
    });
    for (const part of letter && this.#isWanted ? PARTS.filter(isOpen) : []) {
      const maxLength = part === 'body' ? roomIn(letter, draft) : 200;
      questions.push(
        questionAt('letter', part, {maxLength, required: body !== '', value: this.#originalOf(part)}),
      );
    }
    return questions;
  }

  /** Where it goes by region, there may be nobody to get it. */
  get #isWanted(): boolean {
    return !this.form?.targets || !this.#draft.state || this.#draft.targets.length > 0;
  }

  protected override extras(): object {
    const {form} = this;
    const draft = this.#draft;
    this.#sent = draft;
    const {letter, targets} = form ?? {};
    const isSent =
      letter &&
      draft.body &&
      (!targets || draft.targets.length) &&
      (this.#isEdited || letter.sendUnedited !== false);
    return isSent ? {letter: {...filledIn(draft), targets: draft.targets.map(({name}) => name)}} : {};
  }

  async #copy(text: string, details: HTMLElement | null | undefined): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#copied = this.term('copied');
    } catch {
      details?.setAttribute('open', '');
      if (details?.lastElementChild) getSelection()?.selectAllChildren(details.lastElementChild);
      this.#copied = this.term('copyByHand');
    }
    this.requestUpdate();
  }

  /** Whom the form leads to, and what is written to them. */
  protected renderLetter({letter, targets}: Petition): unknown {
    return html`${targets ? this.#renderTargets() : nothing}
    ${letter && this.#isWanted ? this.#renderDraft(letter) : nothing}`;
  }

  #renderTargets(): unknown {
    const draft = this.#draft;
    const {state, targets} = draft;
    const zipIn = this.#zipIn;
    const nobody = hasNoSenators(this.#region) ? 'withoutSenators' : 'noSenators';
    const key = targets.length ? 'yourSenators' : state && nobody;
    return html`<div class=${key || zipIn.length ? 'stack' : 'hidden'} part="targets">
      <div role="status">
        ${key && html`<b>${this.term(key, {state})}</b>`}
        ${zipIn.length ? html`<p class="meta">${this.term('zipIn', {states: zipIn.join(' / ')})}</p>` : nothing}
        <span class="hidden">${targets.map(({name}) => name).join(', ')}</span>
      </div>
      ${this.#renderPeople(draft)}
    </div>`;
  }

  #renderDraft(letter: Letter): unknown {
    const draft = this.#draft;
    const {editable = 'all', maxLength} = letter;
    const {subject, body} = filledIn(draft, draft.targets[0]?.name);
    const room = roomIn(letter, draft);
    const left = room - draft.body.length;
    const takeBack = () => {
      for (const part of PARTS) this.fill(`letter-${part}`, this.#originalOf(part));
      void this.focusOn('letter-body');
    };
    return html`<div class="stack" part="letter">
      ${this.renderTitle('letter', this.term('letter'))}
      ${editable === 'all' ? nothing : html`<p><b>${this.words(subject)}</b></p>`}
      ${
        editable === 'none'
          ? html`<p class="text">${this.words(body)}</p>`
          : html`${this.renderQuestions(/letter/)}
              <p class="meta notes">
                ${this.term('mergeFields')} ${maxLength ? this.term('left', {count: left}) : nothing}
              </p>
              ${this.#isEdited ? this.renderButton('original', takeBack) : nothing}
              <div class="hidden" role="status">
                ${maxLength && left < room / 10 ? this.term('left', {count: left - (left % 10)}) : nothing}
              </div>`
      }
    </div>`;
  }

  /** Those whom the letter goes to, with the ways to reach them. */
  #renderPeople(draft: Draft): unknown {
    if (!draft.targets.length) return nothing;
    return html`<div class="people">${draft.targets.map((target) => this.#renderPerson(target, draft))}</div>
      <p class="meta" role="status">${this.#copied}</p>`;
  }

  #renderPerson({name, title, party = '', phone, email, url}: Target, draft: Draft): unknown {
    const page = this.link(url);
    const letter = filledIn(draft, name);
    const {subject, body} = letter;
    const copy = ({target}: Event) =>
      this.#copy(body, (target as Element).closest('.person')?.querySelector('details'));
    const mail = email && mailTo(email, letter);
    // What does not fit into a link is at hand for pasting.
    const copyLong = (event: Event) => mail?.includes('&body=') || copy(event);
    // What follows the number, as an extension, is for the one who calls.
    const number = phone?.replace(/[a-z,;#].*|[^+\d]/gi, '');
    return html`<div class="person" role="group" aria-label=${name}>
      ${title}
      <b dir="auto">${name}</b> ${party && `(${party in this.wording ? this.term(party) : party})`}
      <div class="reach">
        ${phone && html`<a href="tel:${number}" dir="ltr">${phone}</a>`}
        ${page && html`<a href=${page} target="_blank">${this.term('contact')}</a>`}
        ${mail && html`<a href=${mail} @click=${copyLong}>${this.term('mail')}</a>`}
        ${body && html`<button type="button" class="quiet" @click=${copy}>${this.term('copyLetter')}</button>`}
      </div>
      ${
        body &&
        html`<details>
          <summary>${this.term('letterTo', {senator: name})}</summary>
          <p><b>${subject}</b></p>
          <p class="text" dir="auto">${body}</p>
        </details>`
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
