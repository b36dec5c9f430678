import {html, nothing} from 'lit';
import type {PropertyValues} from 'lit';
import type {Payload} from '../../delivery/deliver.ts';
import type {Action, Entry} from '../../delivery/entry.ts';
import {newKey} from '../../delivery/key.ts';
import {outbox} from '../../delivery/outbox.ts';
import {PeaceErrorEvent, PeaceSubmitEvent} from '../events.ts';
import type {FormError} from './form-element.ts';
import {OutboxElement} from './outbox-element.ts';
import type {Progress} from './outbox-element.ts';
import {answersTo, faultOf} from './questions.ts';
import type {Form} from './questions.ts';
import {sourceOfPage} from './source.ts';

/**
 * A widget whose form is delivered, and what a visitor reads about that. Nothing is marked before the first submit, and
 * what was typed stays until it is known to be stored.
 *
 * @typeParam T The section as the widget uses it.
 */
export abstract class ActionElement<T> extends OutboxElement<T> {
  /** The key of the wording of the button that sends. */
  protected abstract readonly submitKey: string;

  /** Whose form it is, and the document that it is in. */
  protected asker: string | undefined;
  #askedIn: string | undefined;
  /** When the form was first there to be seen, ms. */
  #seen: number | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    // Which form there is may depend on it.
    this.read();
    const {form, src, actionUrl} = this;
    if (!form) return;
    const url = (this.actionUrl = this.link(form.action.url));
    const {id = url} = form;
    // Another form: neither what was said of the former nor what was typed there belongs into it. One that only goes
    // elsewhere now, as in another language, is the same.
    if (id !== this.asker || (src !== this.#askedIn && url !== actionUrl)) this.startAgain();
    this.asker = id;
    this.#askedIn = src;
    this.ask(form);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.control('form')) this.#seen ??= performance.now();
  }

  protected override startAgain(): void {
    super.startAgain();
    this.#seen = undefined;
  }

  /** What an element sends besides the answers to its questions; what is wrong with it goes to the errors. */
  protected extras?(errors: FormError[]): object;

  readonly #onSubmit = (event: Event) => {
    event.preventDefault();
    const {form, locale, answerTo} = this;
    if (!form || this.step === 'sending') return;
    // A browser that fills a form in does not always say so.
    this.read();
    this.ask(form);
    const {questions} = this;
    const errors: FormError[] = [];
    const extras = this.extras?.(errors);
    for (const question of questions) {
      const fault = faultOf(question, answerTo(question));
      const {id, maxLength: max = 10_000} = question;
      if (fault) errors.push({id, say: () => this.term(fault, {label: this.labelOf(question), max})});
    }
    const {mends} = this.progress;
    if (errors.length) return this.turn({step: 'form', trouble: 'invalid', errors, mends});
    const lang = this.langOf();
    const language = lang === nothing ? locale.tag : String(lang);
    const payload = {
      ...answersTo(questions, answerTo, language),
      ...extras,
      language: locale.tag,
      source: sourceOfPage(),
      elapsed: Math.round(performance.now() - (this.#seen ?? 0)),
      website: this.control('website')?.value,
    } as Payload;
    // What was wrong is wrong no more, also where the page delivers it.
    this.progress = {step: 'form', mends};
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

  async #send(action: Action, mends: Entry | undefined): Promise<void> {
    const {key, payload} = action;
    const box = outbox();
    const sending: Progress = (this.progress = {step: 'sending', key, mends});
    // The widget may be taken from the page meanwhile, or be given another form, which this does not concern.
    const isWatched = () => this.isConnected && this.progress === sending;
    const outcome = await box.post(action, isWatched);
    const {kind} = outcome;
    const isOurs = this.progress === sending;
    const isHere = (kind === 'invalid' || kind === 'refused') && isWatched();
    // All but what is mended here and now has come to the endpoint, or is kept itself.
    if (mends && !isHere) void box.withdraw(mends.key);
    if (kind === 'stored') {
      const {receipt} = outcome;
      this.acknowledge(receipt, action);
      if (isOurs) this.turn({step: 'thanked', receipt});
      return;
    }
    const {reason, problem} = outcome;
    const {url} = action.action;
    console.warn(`<${this.localName}> ${url}: ${reason}`);
    this.dispatchEvent(new PeaceErrorEvent(kind, reason, url));
    if (isHere) this.turn({step: 'form', trouble: kind, mends, returned: {payload, problem}});
    else if (isOurs) this.turn({step: 'waiting', key, trouble: kind});
    // It may have been taken back meanwhile.
    this.onOutbox();
  }

  /** The form; while its action waits, it can be had empty, for somebody else. */
  protected renderForm(form: Form, before?: unknown, between?: unknown): unknown {
    if (this.step === 'waiting') return this.renderButton('another', this.another);
    const privacy = form.privacy ?? this.received?.privacy;
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
    const {trouble, returned} = this.progress;
    const detail = returned?.problem?.title;
    return trouble
      ? html`<div
          id="trouble"
          class="box stack bad"
          part="trouble"
          tabindex="-1"
          role="group"
          aria-labelledby="wrong"
        >
          ${this.renderTitle('wrong', this.term(trouble))} ${detail ? html`<p>${detail}</p>` : nothing}
          ${this.errors?.map(({id, say}) => {
            const follow = (event: Event) => {
              event.preventDefault();
              void this.focusOn(String(id));
            };
            return html`<p>${id ? html`<a href="#${id}" @click=${follow}>${say()}</a>` : say()}</p>`;
          })}
        </div>`
      : nothing;
  }
}
