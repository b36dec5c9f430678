import {html} from 'lit';
import type {CSSResultGroup} from 'lit';

import type {Subscription} from '../contract/action.ts';
import {readSignup} from '../contract/signup.ts';
import type {Signup} from '../contract/signup.ts';
import type {Action} from '../delivery/entry.ts';
import type {Acknowledgement} from '../delivery/outcome.ts';
import {PeaceSubscribeEvent} from '../widget/events.ts';
import {ActionElement} from '../widget/form/action-element.ts';
import type {FormError} from '../widget/form/form-element.ts';
import {formStyles} from '../widget/form/form.styles.ts';
import {questionAt} from '../widget/form/questions.ts';
import type {Question} from '../widget/form/questions.ts';
import {fields, form, signup} from '../widget/locale/en.ts';
import {PeaceElement} from '../widget/peace-element.ts';

/** Where it leads if nothing was chosen: into the group, at which it is said. */
const FIRST = 'lists input';

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
  protected override readonly countKey = 'signUps';

  /** Ids of the lists that an endpoint has taken last. */
  #chosen: readonly string[] = [];

  protected override get form(): Signup | undefined {
    return this.section;
  }

  protected override asked(form: Signup): Question[] {
    const lists = form.lists.map(({id, title, text}) =>
      questionAt('lists', id, {label: title, help: text, type: 'checkbox'}),
    );
    return [...lists, ...super.asked(form)];
  }

  protected override extras(errors: FormError[]): object {
    const offered = this.questions.filter(({group}) => group === 'lists');
    const lists = offered.filter(this.answerTo).map(({key}) => key);
    if (!lists.length) errors.push({id: FIRST, say: () => this.term('noListChosen')});
    return {lists};
  }

  /** One status per list; where the endpoint gives none, that of the whole. */
  #statuses({status, lists}: Acknowledgement): NonNullable<Acknowledgement['lists']> {
    return lists ?? this.#chosen.map((id) => ({id, status}));
  }

  protected override acknowledge(receipt: Acknowledgement, {payload}: Action): void {
    this.#chosen = (payload as Partial<Subscription>).lists ?? [];
    this.dispatchEvent(new PeaceSubscribeEvent(this.#statuses(receipt), receipt.status));
  }

  protected override renderSection(section: Signup): unknown {
    const {receipt} = this.progress;
    const error = this.errorAt(FIRST);
    const lists = html`<div
      id="lists"
      class="stack"
      part="lists"
      role="group"
      aria-labelledby="lists-label"
      aria-describedby="lists-notes"
    >
      <div>
        <b id="lists-label">${this.term('lists')}</b>
        <div id="lists-notes">${error && html`<p class="wrong">${error}</p>`}</div>
      </div>
      ${this.renderQuestions(/lists/)}
    </div>`;
    return html`<div class="stack">
      ${this.renderWaiting()}
      ${receipt ? this.#renderThanks(section, receipt) : this.renderForm(section, lists)}
    </div>`;
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
