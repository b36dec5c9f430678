import {html, nothing} from 'lit';
import type {CSSResultGroup} from 'lit';

import {readSignup} from '../contract/signup.ts';
import type {Signup} from '../contract/signup.ts';
import type {Payload} from '../delivery/deliver.ts';
import type {Subject} from '../delivery/entry.ts';
import type {Acknowledgement} from '../delivery/outcome.ts';
import {PeaceSubscribeEvent} from '../widget/events.ts';
import {ActionElement} from '../widget/form/action-element.ts';
import type {FormError} from '../widget/form/action-element.ts';
import {formStyles} from '../widget/form/form.styles.ts';
import {fields, form, signup} from '../widget/locale/en.ts';
import {PeaceElement} from '../widget/peace-element.ts';

/** What is said once an endpoint has it: of all, and of each list. */
const TITLES = {stored: 'signedUp', confirm: 'checkMail', sent: 'signUpSent'};
const WORDS = {stored: 'listStored', confirm: 'listConfirm', sent: 'listSent'};

/**
 * Mailing lists to choose from, and one form for all of them.
 *
 * @summary Sign-up for mailing lists.
 * @element peace-signup
 * @slot - Shown until the widget works, and when its document cannot be had.
 * @event {PeaceLoadEvent} peace-load - The document was read.
 * @event {PeaceErrorEvent} peace-error - The document could not be had, or the sign-up not be delivered.
 * @event {PeaceSubmitEvent} peace-submit - The form is about to be sent; cancelable. It carries personal data, and neither bubbles nor leaves a shadow root.
 * @event {PeaceSubscribeEvent} peace-subscribe - The endpoint has the sign-up; tells lists and status, and nothing of the person.
 * @csspart base - All of the widget.
 * @csspart heading - The heading above it.
 * @csspart lists - The mailing lists.
 * @csspart form - The form.
 * @csspart trouble - The summary of what is wrong.
 * @csspart field - One question with its control.
 * @csspart submit - The button that sends.
 * @csspart thanks - The heading after signing up.
 */
export class PeaceSignup extends ActionElement<Signup> {
  static override styles: CSSResultGroup = [PeaceElement.styles, formStyles];

  protected override readonly format = {
    name: 'signup',
    read: readSignup,
    isEmpty: ({lists}: Signup) => !lists.length,
  } as const;
  protected override readonly wording = {...fields, ...form, ...signup};
  protected override readonly emptyKey = 'noLists';
  protected override readonly submitKey = 'signUp';
  protected override readonly waitingKey = 'signUpsWaiting';

  /** Ids of the lists that were chosen when the form was sent. */
  #chosen: readonly string[] = [];

  protected override get form(): Signup | undefined {
    return this.section;
  }

  protected override extras(errors: FormError[]): object {
    const lists = this.section?.lists ?? [];
    this.#chosen = lists.filter((_, index) => this.answerAt(`list-${index}`)).map(({id}) => id);
    if (!this.#chosen.length) errors.push({id: 'list-0', text: this.term('noListChosen')});
    return {lists: this.#chosen};
  }

  protected override subject(): Subject {
    return {lists: this.#chosen};
  }

  /** One status per list; where the endpoint gives none, that of the whole. */
  #statuses({status, lists}: Acknowledgement): NonNullable<Acknowledgement['lists']> {
    return lists ?? this.#chosen.map((id) => ({id, status}));
  }

  protected override acknowledge(receipt: Acknowledgement, {lists = []}: Subject): void {
    this.#chosen = lists;
    this.dispatchEvent(new PeaceSubscribeEvent(this.#statuses(receipt), receipt.status));
  }

  protected override restore(payload: Payload): void {
    const chosen = 'lists' in payload ? payload.lists : [];
    this.section?.lists.forEach(({id}, index) => {
      const box = this.renderRoot.querySelector<HTMLInputElement>(`#list-${index}`);
      if (box && chosen.includes(id)) box.checked = true;
    });
  }

  protected override renderSection(section: Signup): unknown {
    const {receipt} = this.progress;
    const step = receipt
      ? this.#renderThanks(section, receipt)
      : this.renderForm(section, this.#renderLists(section));
    return html`<div class="stack">${this.renderWaiting(this.progress.trouble)} ${step}</div>`;
  }

  #renderLists({lists}: Signup): unknown {
    return html`<fieldset class="stack" part="lists" aria-describedby="lists-notes">
      <legend>${this.term('lists')}</legend>
      <div id="lists-notes">${this.renderError('list-0')}</div>
      ${lists.map(
        ({title, text}, index) =>
          html`<div class="check">
            <input id="list-${index}" type="checkbox" aria-describedby="list-${index}-notes" />
            <div>
              <label for="list-${index}"><b>${this.words(title)}</b></label>
              <p id="list-${index}-notes" class="meta">${text ? this.words(text) : nothing}</p>
            </div>
          </div>`,
      )}
    </fieldset>`;
  }

  #renderThanks({lists}: Signup, receipt: Acknowledgement): unknown {
    return html`<div class="stack">
      ${this.renderTitle('thanks', this.term(TITLES[receipt.status]))}
      ${this.#statuses(receipt).map(({id, status}) => {
        const list = lists.find((one) => one.id === id)?.title ?? id;
        const {host} = new URL(this.actionUrl ?? location.href);
        return html`<p>${this.term(WORDS[status], {list, host})}</p>`;
      })}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'peace-signup': PeaceSignup;
  }
}
