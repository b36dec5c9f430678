import {html, nothing} from 'lit';
import type {Action, Entry} from '../../delivery/entry.ts';
import {outbox} from '../../delivery/outbox.ts';
import type {OutboxListener} from '../../delivery/outbox.ts';
import type {Acknowledgement} from '../../delivery/outcome.ts';
import {statusAt} from '../../delivery/signed.ts';
import {state} from '../property.ts';
import {FormElement} from './form-element.ts';
import type {FormError, Returned} from './form-element.ts';

/** Where a visitor stands: filling in, waiting for an answer, waiting for a better moment, done, or too late (or early). */
export type Step = 'form' | 'sending' | 'waiting' | 'thanked' | 'closed';

/** How far the form of this page has come. */
export interface Progress {
  readonly step: Exclude<Step, 'closed'>;
  /** The key of what is sent, or waits. */
  readonly key?: string;
  /** Why the form is still there after it was sent, or why that waits: the key of the wording. */
  readonly trouble?: string;
  /** What is wrong, before it was even sent. */
  readonly errors?: readonly FormError[];
  /** What was not accepted just now. */
  readonly returned?: Returned;
  /** What has come back from the outbox and is mended now. Its answers stand where nobody types others. */
  readonly mends?: Entry | undefined;
  /** What the endpoint has given for the action, once it has it. */
  readonly receipt?: Acknowledgement;
}

/**
 * A widget that tells of what was sent and is not known to be stored: what waits in the outbox can be sent now, mended, or
 * taken back.
 *
 * @typeParam T The section as the widget uses it.
 */
export abstract class OutboxElement<T> extends FormElement<T> implements OutboxListener {
  @state() protected progress: Progress = {step: 'form'};
  /** What is said about what waits. */
  @state() private waitingNotice = '';

  /** The key of the wording for so many of what is sent. */
  protected abstract readonly countKey: string;

  /** Where actions go. */
  protected actionUrl: string | undefined;
  #leave: (() => void) | undefined;

  /** Where the visitor stands; also a custom state for CSS, `:state(thanked)`. */
  get step(): Step {
    return this.progress.step;
  }

  /** Whether the form is filled in, at least in part, or has been sent. */
  protected get isBegun(): boolean {
    return this.answers.size > 0 || this.progress.step !== 'form';
  }

  protected override get customStates(): string[] {
    return [...super.customStates, this.step];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leave = outbox().listen(this);
    // Much may have changed since it was last on a page.
    this.onOutbox();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave?.();
  }

  /** Gives an empty form. */
  protected startAgain(): void {
    this.progress = {step: 'form'};
    this.answers.clear();
    this.questions = [];
  }

  /** The same for somebody else, who begins at its top. */
  protected readonly another = () => {
    this.startAgain();
    void this.focusOn('form input');
  };

  /** Tells the page that an action was taken, here and now or earlier and elsewhere. */
  protected abstract acknowledge(receipt: Acknowledgement, action: Action): void;

  /** Goes to a step, and takes along who was waiting for it; who has gone elsewhere on the page is left there. */
  protected turn(progress: Progress): void {
    const waits = this.matches(':focus-within') || document.activeElement === document.body;
    this.progress = progress;
    this.waitingNotice = '';
    const {step} = progress;
    if (waits) void this.focusOn(step === 'form' ? 'trouble' : step === 'waiting' ? step : 'thanks');
  }

  /** @internal */
  claims({key, tag, action}: Entry): number {
    if (tag !== this.localName) return 0;
    return key === this.progress.key ? 3 : action.url === this.actionUrl ? 2 : 1;
  }

  /** @internal */
  onOutbox(entry?: Entry, receipt?: Acknowledgement): void {
    this.requestUpdate();
    const {step, key} = this.progress;
    if (entry && receipt) {
      this.waitingNotice = '';
      this.acknowledge(receipt, entry);
      // Whoever has begun to fill the form in again is left alone.
      if (entry.key === key) this.turn({step: 'thanked', receipt});
      else if (!this.isBegun && entry.action.url === this.actionUrl)
        this.progress = {step: 'thanked', receipt};
    } else if (step === 'waiting' && !outbox().entries.some((one) => one.key === key)) {
      this.startAgain();
      // It was taken back elsewhere, or the browser has thrown it away, unless another tab has delivered it.
      if (!statusAt(this.actionUrl)) this.waitingNotice = this.term('withdrawn');
    }
  }

  readonly #sendNow = async () => {
    const sending = (this.waitingNotice = this.term('sending'));
    await outbox().sendNow();
    const waits = outbox().entries.some(({problem}) => !problem);
    if (this.waitingNotice === sending) this.waitingNotice = waits ? this.term('later') : '';
  };

  /** @param late What is said where nothing is said about what waits. */
  protected renderWaiting(late: unknown = nothing): unknown {
    const {step, key, trouble = ''} = this.progress;
    // What the visitor is just sending is no news to them.
    const isTold = (entry: Entry) =>
      (step !== 'sending' || entry.key !== key) && outbox().speakerFor(entry) === this;
    // A server has no outbox; what it renders is what a browser makes of an empty one.
    const entries = this.#leave ? outbox().entries.filter(isTold) : [];
    const waiting = entries.filter(({problem}) => !problem);
    return html`${
        waiting.length
          ? html`<div class="box stack" part="waiting">
              ${this.renderTitle('waiting', this.term('waiting', {what: this.term(this.countKey, {count: waiting.length})}))}
              <p>
                ${step === 'waiting' ? this.term(trouble) : nothing}
                ${this.term(outbox().isKept ? 'waitingKept' : 'waitingOpen')}
              </p>
              ${waiting.map((entry) => this.#renderEntry(entry))}
              <button @click=${this.#sendNow}>${this.term('sendNow')}</button>
            </div>`
          : nothing
      }
      ${entries.map(
        (entry) =>
          entry.problem &&
          html`<div class="box stack bad" part="returned">
            <p><b>${this.term(entry.problem.title ? 'returned' : 'refused')}</b> ${entry.problem.title}</p>
            ${this.#renderEntry(entry)}
          </div>`,
      )}
      <p class="meta" role="status">${this.waitingNotice || late}</p>`;
  }

  #renderEntry(entry: Entry): unknown {
    const {title, language, problem, action, key} = entry;
    // What the visitor has typed since goes before what was not accepted.
    const correct = () => this.turn({step: 'form', trouble: 'invalid', mends: entry, returned: entry});
    const withdraw = () => {
      this.waitingNotice = this.term('withdrawn');
      void outbox().withdraw(key);
    };
    return html`<p>
      ${this.words(title, language)}
      ${problem?.errors && action.url === this.actionUrl ? this.renderButton('correct', correct) : nothing}
      ${this.renderButton('withdraw', withdraw)}
    </p>`;
  }
}
