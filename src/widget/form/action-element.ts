import {html, nothing} from 'lit';
import type {PropertyValues} from 'lit';
import type {Payload} from '../../delivery/deliver.ts';
import type {Action, Entry} from '../../delivery/entry.ts';
import {newKey} from '../../delivery/key.ts';
import {outbox} from '../../delivery/outbox.ts';
import type {OutboxListener} from '../../delivery/outbox.ts';
import type {Acknowledgement} from '../../delivery/outcome.ts';
import {statusAt} from '../../delivery/signed.ts';
import {PeaceErrorEvent, PeaceSubmitEvent} from '../events.ts';
import {state} from '../property.ts';
import {FormElement} from './form-element.ts';
import type {FormError, Returned} from './form-element.ts';
import {answersTo, faultOf} from './questions.ts';
import type {Form} from './questions.ts';
import {sourceOfPage} from './source.ts';

/** Where a visitor stands: filling in, waiting for an answer, waiting for a better moment, done, or too late (or early). */
export type Step = 'form' | 'sending' | 'waiting' | 'thanked' | 'closed';

interface Progress {
  readonly step: Exclude<Step, 'closed'>;
  /** The key of what is sent, or waits. */
  readonly key?: string;
  /** Why the form is still there after it was sent, or why that waits. */
  readonly trouble?: string;
  /** What is wrong, before it was even sent. */
  readonly errors?: readonly FormError[];
  /** What was not accepted and is mended now. Its answers stand where nobody types others. */
  readonly mends?: Returned | undefined;
  /** What the endpoint has given for the action, once it has it. */
  readonly receipt?: Acknowledgement;
}

/**
 * A widget whose form is delivered, and what a visitor reads about that: what is wrong, what waits in the outbox and can be
 * sent now, mended, or taken back. Nothing is marked before the first submit, and what was typed stays until it is known to
 * be stored.
 *
 * @typeParam T The section as the widget uses it.
 */
export abstract class ActionElement<T> extends FormElement<T> implements OutboxListener {
  @state() protected progress: Progress = {step: 'form'};
  /** What is said about what waits. */
  @state() private waitingNotice = '';

  /** The key of the wording of the button that sends. */
  protected abstract readonly submitKey: string;
  /** The key of the wording for so many of what is sent. */
  protected abstract readonly countKey: string;

  /** Where actions go. */
  protected actionUrl: string | undefined;
  /** Whose form it is. */
  #asker: string | undefined;
  /** When the form was first there to be seen, ms. */
  #seen: number | undefined;
  #leave: (() => void) | undefined;

  /** Where the visitor stands; also a custom state for CSS, `:state(thanked)`. */
  get step(): Step {
    return this.progress.step;
  }

  protected override get customStates(): string[] {
    return [...super.customStates, this.step];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leave = outbox().listen(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const {form} = this;
    if (!form) return;
    const url = this.link(form.action.url);
    const asker = `${form.id} ${url}`;
    // Another form: neither what was said of the former nor what was typed there belongs into it.
    if (asker !== this.#asker) this.startAgain();
    this.#asker = asker;
    this.actionUrl = url;
    this.ask(form);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.control('form')) this.#seen ??= performance.now();
  }

  /** Gives an empty form. */
  protected startAgain(): void {
    this.progress = {step: 'form'};
    this.answers.clear();
    this.questions = [];
    this.#seen = undefined;
  }

  /** The same for somebody else, who begins at its top. */
  protected readonly another = () => {
    this.startAgain();
    void this.focusOn('form input');
  };

  /** What an element sends besides the answers to its questions; what is wrong with it goes to the errors. */
  protected extras?(errors: FormError[]): object;

  /** Tells the page that an action was taken, here and now or earlier and elsewhere. */
  protected abstract acknowledge(receipt: Acknowledgement, action: Action): void;

  readonly #onSubmit = (event: Event) => {
    event.preventDefault();
    const {form, locale, answerTo} = this;
    if (!form || this.step === 'sending') return;
    // A browser that fills a form in does not always say so.
    this.ask(form);
    const {questions} = this;
    const errors: FormError[] = [];
    const extras = this.extras?.(errors);
    for (const question of questions) {
      const fault = faultOf(question, answerTo(question));
      const {id, maxLength: max = 10_000} = question;
      if (fault) errors.push({id, text: this.term(fault, {label: this.labelOf(question), max})});
    }
    const {mends} = this.progress;
    if (errors.length) return this.#turn({step: 'form', trouble: this.term('invalid'), errors, mends});
    const lang = this.langOf(form.language);
    const language = lang === nothing ? locale.tag : String(lang);
    const payload = {
      ...answersTo(questions, answerTo, language),
      ...extras,
      language: locale.tag,
      source: sourceOfPage(),
      elapsed: Math.round(performance.now() - (this.#seen ?? 0)),
      website: this.control('website')?.value,
    } as Payload;
    if (!this.dispatchEvent(new PeaceSubmitEvent(payload))) return;
    void this.#send(
      {
        id: form.id,
        key: newKey(),
        tag: this.localName,
        action: {...form.action, url: this.actionUrl ?? form.action.url},
        payload,
        challenge: this.link(form.challenge?.url),
        title: form.title,
        language,
        created: Date.now(),
      },
      mends,
    );
  };

  async #send(action: Action, mends: Returned | undefined): Promise<void> {
    const {key, payload} = action;
    const box = outbox();
    const sending: Progress = (this.progress = {step: 'sending', key, mends});
    const outcome = await box.post(action);
    // The widget may have been given another form meanwhile, which this does not concern.
    const turn = (progress: Progress) => this.progress === sending && this.#turn(progress);
    const {kind} = outcome;
    const isMended = kind !== 'invalid' && kind !== 'refused';
    if (mends?.key && isMended) void box.withdraw(mends.key);
    if (kind === 'stored') {
      const {receipt} = outcome;
      this.acknowledge(receipt, action);
      turn({step: 'thanked', receipt});
      return;
    }
    const {reason, problem} = outcome;
    const {url} = action.action;
    console.warn(`<${this.localName}> ${url}: ${reason}`);
    this.dispatchEvent(new PeaceErrorEvent(kind, reason, url));
    const trouble = this.term(kind);
    if (isMended) {
      turn({step: 'waiting', key, trouble});
      // It may have been taken back meanwhile.
      this.onOutbox();
    } else turn({step: 'form', trouble, mends: {...mends, problem, payload}});
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
      this.acknowledge(receipt, entry);
      // Whoever has begun to fill the form in again is left alone.
      const idle = step === 'form' && !this.answers.size && entry.action.url === this.actionUrl;
      if (entry.key === key) this.#turn({step: 'thanked', receipt});
      else if (idle) this.progress = {step: 'thanked', receipt};
    } else if (step === 'waiting' && !outbox().entries.some((one) => one.key === key)) {
      this.startAgain();
      // It was taken back elsewhere, or the browser has thrown it away, unless another tab has delivered it.
      if (!statusAt(this.actionUrl ?? '')) this.waitingNotice = this.term('withdrawn');
    }
  }

  /** Goes to a step, and takes along who was waiting for it; who has gone elsewhere on the page is left there. */
  #turn(progress: Progress): void {
    const waits = this.matches(':focus-within') || document.activeElement === document.body;
    this.progress = progress;
    const {step} = progress;
    if (waits) void this.focusOn(step === 'form' ? 'trouble' : step === 'waiting' ? step : 'thanks');
  }

  /** The form; while its action waits, it can be had empty, for somebody else. */
  protected renderForm(form: Form, before?: unknown, between?: unknown): unknown {
    if (this.step === 'waiting') return this.renderButton('another', this.another);
    const privacy = form.privacy ?? this.documentPrivacy;
    const notice = this.link(privacy?.url);
    const sending = this.step === 'sending';
    // Should a script of the page break this one, the answers must not end up in an address: hence the method.
    return html`<form
      id="form"
      class="stack"
      part="form"
      method="post"
      novalidate
      @submit=${this.#onSubmit}
      @change=${() => this.requestUpdate()}
    >
      ${this.#renderTrouble()} ${before}
      <div class="questions stack">
        ${this.renderQuestions(/person|custom|comment/)} ${between} ${this.renderQuestions(/consents/)}
      </div>
      <div class="hidden" aria-hidden="true">
        <label>Website <input id="website" name="website" tabindex="-1" autocomplete="off" /></label>
      </div>
      ${
        privacy && notice
          ? html`<p class="meta">
              <a href=${notice} target="_blank"
                >${this.term('privacy', {controller: privacy.controller ?? new URL(notice).host})}</a
              >
            </p>`
          : nothing
      }
      <button class="primary" part="submit" aria-disabled=${sending}>${this.say(this.submitKey)}</button>
      <p class="meta" role="status">
        ${sending ? this.term(form.challenge ? 'checking' : 'sending') : nothing}
      </p>
    </form>`;
  }

  #renderTrouble(): unknown {
    const {trouble, errors, mends} = this.progress;
    const detail = errors ? '' : mends?.problem?.title;
    return trouble
      ? html`<div
          id="trouble"
          class="box stack bad"
          part="trouble"
          tabindex="-1"
          role="group"
          aria-labelledby="wrong"
        >
          ${this.renderTitle('wrong', trouble)} ${detail ? html`<p>${detail}</p>` : nothing}
          ${this.errors?.map(({id, text}) => {
            const follow = (event: Event) => {
              event.preventDefault();
              void this.focusOn(String(id));
            };
            return html`<p>${id ? html`<a href="#${id}" @click=${follow}>${text}</a>` : text}</p>`;
          })}
        </div>`
      : nothing;
  }

  readonly #sendNow = async () => {
    const sending = (this.waitingNotice = this.term('sending'));
    await outbox().sendNow();
    if (this.waitingNotice === sending) this.waitingNotice = '';
  };

  /** @param trouble Why the last one waits. */
  protected renderWaiting(trouble?: string): unknown {
    if (!this.#leave) return nothing;
    const box = outbox();
    const {step, key} = this.progress;
    // What the visitor is just sending is no news to them.
    const entries = box.entries.filter(
      (entry) => (step !== 'sending' || entry.key !== key) && box.speakerFor(entry) === this,
    );
    const waiting = entries.filter(({problem}) => !problem);
    return html`${
        waiting.length
          ? html`<div class="box stack" part="waiting">
              ${this.renderTitle('waiting', this.term('waiting', {what: this.term(this.countKey, {count: waiting.length})}))}
              <p>${trouble} ${this.term(box.isKept ? 'waitingKept' : 'waitingOpen')}</p>
              ${waiting.map((entry) => this.#renderEntry(entry))}
              <button type="button" @click=${this.#sendNow}>${this.term('sendNow')}</button>
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
      <p class="meta" role="status">${this.waitingNotice}</p>`;
  }

  #renderEntry(entry: Entry): unknown {
    const {title, language, problem, action, key} = entry;
    // What the visitor has typed since goes before what was not accepted.
    const correct = () => this.#turn({step: 'form', trouble: this.term('invalid'), mends: entry});
    const withdraw = () => {
      this.waitingNotice = this.term('withdrawn');
      void outbox().withdraw(key);
    };
    return html`<p>
      ${this.marked(title, language)}
      ${problem?.errors && action.url === this.actionUrl ? this.renderButton('correct', correct) : nothing}
      ${this.renderButton('withdraw', withdraw)}
    </p>`;
  }
}
