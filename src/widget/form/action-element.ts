import {html, nothing} from 'lit';
import type {PropertyValues} from 'lit';
import type {ProblemDetails} from '../../contract/answer.ts';
import type {Payload} from '../../delivery/deliver.ts';
import type {Entry, Subject} from '../../delivery/entry.ts';
import {outbox} from '../../delivery/outbox.ts';
import {newKey} from '../../delivery/key.ts';
import type {Acknowledgement} from '../../delivery/outcome.ts';
import {PeaceErrorEvent, PeaceSubmitEvent} from '../events.ts';
import {state} from '../property.ts';
import {meantEmail} from './email-domain.ts';
import {faultOf, isAt, questionsOf} from './questions.ts';
import type {Answer, Form, Question} from './questions.ts';
import {sourceOfPage} from './source.ts';
import {answerIn, answersTo} from './submission.ts';
import {WaitingElement} from './waiting-element.ts';

/** Where a visitor stands: filling in, waiting for an answer, waiting for a better moment, done, or too late (or early). */
export type Step = 'form' | 'sending' | 'waiting' | 'thanked' | 'closed';

/** One thing that is wrong, and the id of the control where, if it is at one. */
export interface FormError {
  readonly id?: string | undefined;
  readonly text: string;
}

interface Progress {
  readonly step: Exclude<Step, 'closed'>;
  /** The key of what is sent, or waits. */
  readonly key?: string;
  /** Why the form is still there after it was sent, or why that waits. */
  readonly trouble?: string;
  /** What the endpoint says about that. */
  readonly detail?: string | undefined;
  readonly errors?: readonly FormError[] | undefined;
  /** The key of what was not accepted before and is mended now. */
  readonly mends?: string;
  /** What the endpoint has given for the action, once it has it. */
  readonly receipt?: Acknowledgement;
}

/**
 * A widget with a form that is delivered: questions, errors, delivery, and what a visitor reads about it. Nothing is
 * marked before the first submit, and what was typed stays until it is known to be stored.
 *
 * @typeParam T The section as the widget uses it.
 */
export abstract class ActionElement<T> extends WaitingElement<T> {
  @state() protected progress: Progress = {step: 'form'};

  /** What the document asks. */
  protected abstract readonly form: Form | undefined;
  /** The key of the wording of the button that sends. */
  protected abstract readonly submitKey: string;

  protected override actionUrl: string | undefined;
  /** When the form was first there to be seen, ms. */
  #seen: number | undefined;

  /** Where the visitor stands; also a custom state for CSS, `:state(thanked)`. */
  get step(): Step {
    return this.progress.step;
  }

  protected override get customStates(): string[] {
    return [...super.customStates, this.step];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const url = this.link(this.form?.action.url) ?? this.actionUrl;
    // Another address, another form: what was said of the former does not hold.
    if (url !== this.actionUrl) this.startAgain();
    this.actionUrl = url;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.control('form')) this.#seen ??= performance.now();
  }

  /** Gives an empty form. */
  protected startAgain(): void {
    this.progress = {step: 'form'};
    this.#seen = undefined;
  }

  /** The same for somebody else, who begins at its top. */
  protected another(): void {
    this.startAgain();
    void this.focusOn('form input');
  }

  /** What the control of an id holds now; nothing before the first rendering. */
  protected readonly answerAt = (id: string): Answer => {
    const control = this.hasUpdated ? this.control(id) : null;
    return control?.type === 'checkbox' ? control.checked : (control?.value.trim() ?? '');
  };

  /** All that is asked: by the document, and by the element itself. Whatever is drawn elsewhere has a control with its id. */
  protected asked(form: Form): readonly Question[] {
    return questionsOf(form);
  }

  /** What an element sends besides the answers to its questions; what is wrong with it goes to the errors. */
  protected extras?(errors: FormError[]): object;

  /** What an action is about: a petition's id, or lists. */
  protected abstract subject(): Subject;

  /** Tells the page that an action was taken, here and now or earlier and elsewhere. */
  protected abstract acknowledge(receipt: Acknowledgement, subject: Subject): void;

  /** What comes after a question. It is drawn anew with every answer. */
  protected renderAfter?(question: Question): unknown;

  readonly #onSubmit = (event: Event) => {
    event.preventDefault();
    const {form, locale} = this;
    if (!form || this.step === 'sending') return;
    const questions = this.asked(form);
    const errors: FormError[] = [];
    const extras = this.extras?.(errors);
    for (const question of questions) {
      const {id, maxLength = 10_000} = question;
      const fault = faultOf(question, this.answerAt(id));
      if (fault) errors.push({id, text: this.term(fault, {label: this.#labelOf(question), max: maxLength})});
    }
    if (errors.length) return this.#turn({step: 'form', trouble: this.term('invalid'), errors});
    const lang = this.langOf(form.language);
    const payload = {
      ...answersTo(form, questions, this.answerAt, lang === nothing ? locale.tag : String(lang)),
      ...extras,
      language: locale.tag,
      source: sourceOfPage(),
      elapsed: Math.round(performance.now() - (this.#seen ?? 0)),
      website: this.answerAt('website'),
    } as Payload;
    if (this.dispatchEvent(new PeaceSubmitEvent(payload))) void this.#send(form, questions, payload);
  };

  #labelOf({label, name}: Question): string {
    return label ?? this.term(name);
  }

  async #send(form: Form, questions: readonly Question[], payload: Payload): Promise<void> {
    const box = outbox();
    const {mends} = this.progress;
    const action = {...form.action, url: this.actionUrl ?? form.action.url};
    const key = newKey();
    const subject = this.subject();
    const sending: Progress = (this.progress = {step: 'sending', key});
    const outcome = await box.post({
      ...subject,
      key,
      tag: this.localName,
      action,
      payload,
      challenge: this.link(form.challenge?.url),
      title: form.title,
      created: Date.now(),
    });
    // The widget may have been given another form meanwhile, which this does not concern.
    const turn = (progress: Progress) => this.progress === sending && this.#turn(progress);
    const {kind} = outcome;
    const isMended = kind !== 'invalid' && kind !== 'refused';
    if (mends && isMended) void box.withdraw(mends);
    if (kind === 'stored') {
      const {receipt} = outcome;
      this.acknowledge(receipt, subject);
      turn({step: 'thanked', receipt});
      return;
    }
    const {reason, problem, wait = 0} = outcome;
    console.warn(`<${this.localName}> ${action.url}: ${reason}`);
    this.dispatchEvent(new PeaceErrorEvent(kind, reason, action.url));
    const trouble = this.term(kind, {count: Math.ceil(wait / 60_000) || 1});
    if (isMended) turn({step: 'waiting', key, trouble});
    else turn({step: 'form', trouble, mends, ...this.#errorsOf(problem, questions)});
  }

  #errorsOf(problem: ProblemDetails | undefined, questions: readonly Question[]) {
    return {
      detail: problem?.title,
      errors: problem?.errors?.map(({pointer, detail}) => {
        const question = questions.find((one) => isAt(pointer, one));
        return question ? {id: question.id, text: `${this.#labelOf(question)}: ${detail}`} : {text: detail};
      }),
    };
  }

  override onOutbox(entry?: Entry, receipt?: Acknowledgement): void {
    super.onOutbox();
    const box = outbox();
    const {step, key} = this.progress;
    if (entry && receipt) {
      if (box.isFirst(this)) this.acknowledge(receipt, entry);
      // Whoever has begun to fill the form in again is left alone.
      const idle = step === 'form' && this.form && !questionsOf(this.form).some(({id}) => this.answerAt(id));
      if (entry.key === key) this.#turn({step: 'thanked', receipt});
      else if (idle && entry.action.url === this.actionUrl) this.progress = {step: 'thanked', receipt};
    } else if (step === 'waiting' && !box.entries.some((one) => one.key === key)) this.startAgain();
  }

  /** Gives back what was not accepted, with what is wrong in it. What the visitor has typed since goes first. */
  protected override async correct({key, payload, problem}: Entry): Promise<void> {
    const {form} = this;
    if (!form) return;
    const questions = this.asked(form);
    this.#turn({
      step: 'form',
      trouble: this.term('invalid'),
      mends: key,
      ...this.#errorsOf(problem, questions),
    });
    await this.updateComplete;
    for (const {id, path} of questions) {
      const control = this.control(id);
      const answer = answerIn(payload, path);
      if (typeof answer === 'string' && control && !control.value) control.value = answer;
      if (answer === true && control) control.checked = true;
    }
    this.restore?.(payload);
    this.requestUpdate();
  }

  /** Puts the rest of an action back where it was entered. */
  protected restore?(payload: Payload): void;

  /** Goes to a step, and takes along who was waiting for it; who has gone elsewhere on the page is left there. */
  #turn(progress: Progress): void {
    const waits = this.matches(':focus-within') || document.activeElement === document.body;
    this.progress = progress;
    const {step} = progress;
    if (waits) void this.focusOn(step === 'form' ? 'trouble' : step === 'waiting' ? step : 'thanks');
  }

  /** A text of the document, marked when it is in another language than the words around it. */
  protected words(text: string): unknown {
    const language = this.form?.language;
    return html`<span lang=${this.langOf(language)} dir=${this.dirOf(language)}>${text}</span>`;
  }

  /** The form; `before` stands above its questions. While its action waits, it can be had empty, for somebody else. */
  protected renderForm(form: Form, before?: unknown): unknown {
    if (this.step === 'waiting') {
      return html`<button type="button" class="quiet" @click=${this.another}>
        ${this.term('another')}
      </button>`;
    }
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
      <div class="questions stack">${questionsOf(form).map((question) => this.renderQuestion(question))}</div>
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
      <button class="primary" part="submit" aria-disabled=${sending}>${this.term(this.submitKey)}</button>
      <p class="meta" role="status">
        ${sending ? this.term(form.challenge ? 'checking' : 'sending') : nothing}
      </p>
    </form>`;
  }

  #renderTrouble(): unknown {
    const {trouble, detail, errors} = this.progress;
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
          ${errors?.map(({id, text}) => {
            const follow = (event: Event) => {
              event.preventDefault();
              void this.focusOn(String(id));
            };
            return html`<p>${id ? html`<a href="#${id}" @click=${follow}>${text}</a>` : text}</p>`;
          })}
        </div>`
      : nothing;
  }

  /** A question with its control. */
  protected renderQuestion(question: Question): unknown {
    const {id, name, label, type, help, required, url} = question;
    const href = this.link(url);
    const control = this.#renderControl(question);
    // The space is in the text: Chromium's accessibility tree loses one that stands alone between comments.
    const optional = required ? nothing : html`<span class="meta">${` ${this.term('optional')}`}</span>`;
    const words = html`<label for=${id}>${label ? this.words(label) : this.term(name)}${optional}</label>
      ${href ? html`<a class="meta" href=${href} target="_blank" aria-describedby=${id}>${this.term('more')}</a>` : nothing}
      <div id="${id}-notes">
        ${help ? html`<p class="meta">${this.words(help)}</p>` : nothing}${this.renderError(id)}
      </div>
      ${name === 'email' ? this.#renderMeant(id) : nothing}`;
    return html`<div class=${question.autocomplete ?? nothing} part="field">
        ${
          type === 'checkbox'
            ? html`<div class="check">
                ${control}
                <div>${words}</div>
              </div>`
            : [words, control]
        }
      </div>
      ${this.renderAfter?.(question)}`;
  }

  /** A slip in the domain of an address is pointed out, and never mended unasked. */
  #renderMeant(id: string): unknown {
    const meant = meantEmail(String(this.answerAt(id)));
    const take = () => {
      const control = this.control(id);
      if (control && meant) control.value = meant;
      control?.focus();
      this.requestUpdate();
    };
    return html`<div role="status">
      ${meant ? html`<button type="button" class="quiet" @click=${take}>${this.term('didYouMean', {email: meant})}</button>` : nothing}
    </div>`;
  }

  #renderControl(question: Question): unknown {
    const {id, name, type, inputmode, required, options, autocomplete = ''} = question;
    const notes = `${id}-notes`;
    const invalid = Boolean(this.errorAt(id));
    if (type === 'choice') {
      return html`<select
        id=${id}
        name=${name}
        autocomplete=${autocomplete}
        ?required=${required}
        aria-invalid=${invalid}
        aria-describedby=${notes}
      >
        <option value=""></option>
        ${options?.map(({value, label}) => html`<option value=${value}>${label}</option>`)}
      </select>`;
    }
    if (/^(?:comment|street-address|body)$/.test(name)) {
      return html`<textarea
        id=${id}
        name=${name}
        autocomplete=${autocomplete}
        ?required=${required}
        aria-invalid=${invalid}
        aria-describedby=${notes}
      ></textarea>`;
    }
    return html`<input
      id=${id}
      name=${name}
      autocomplete=${autocomplete}
      ?required=${required}
      aria-invalid=${invalid}
      aria-describedby=${notes}
      type=${type ?? (name === 'email' || name === 'tel' ? name : 'text')}
      inputmode=${inputmode ?? nothing}
    />`;
  }

  /** What is said at a control, if something is wrong there. */
  protected errorAt(id: string): string | undefined {
    return this.progress.errors?.find((error) => error.id === id)?.text;
  }

  /** The same, drawn. */
  protected renderError(id: string): unknown {
    const error = this.errorAt(id);
    return error ? html`<p class="wrong">${error}</p>` : nothing;
  }
}
