import {html, nothing} from 'lit';
import type {PropertyValues} from 'lit';
import type {Receipt} from '../../contract/answer.ts';
import {send} from '../../delivery/attempts.ts';
import type {Payload} from '../../delivery/deliver.ts';
import type {Failure} from '../../delivery/outcome.ts';
import {PeaceErrorEvent, PeaceSubmitEvent} from '../events.ts';
import {PeaceElement} from '../peace-element.ts';
import {state} from '../property.ts';
import {faultOf, isAt, questionsOf} from './questions.ts';
import type {Answer, Form, Question} from './questions.ts';
import {sourceOfPage} from './source.ts';
import {answersTo} from './submission.ts';

/** Where a visitor stands: filling in, waiting for an answer, done, or too late (or early). */
export type Step = 'form' | 'sending' | 'thanked' | 'closed';

/** One thing that is wrong, and the id of the control where, if it is at one. */
export interface FormError {
  readonly id?: string | undefined;
  readonly text: string;
}

interface Progress {
  readonly step: 'form' | 'sending' | 'thanked';
  /** Why the form is still there after it was sent. */
  readonly trouble?: string;
  /** What the endpoint says about that. */
  readonly detail?: string | undefined;
  readonly errors?: readonly FormError[] | undefined;
  /** Whether sending the same once more may do. */
  readonly again?: boolean;
  /** What the endpoint has given for the action, once it has it. */
  readonly receipt?: Receipt;
}

/**
 * A widget with a form that is delivered: questions, errors, delivery, and what a visitor reads about it. Nothing is
 * marked before the first submit, and what was typed stays until it is known to be stored.
 *
 * @typeParam T The section as the widget uses it.
 */
export abstract class ActionElement<T> extends PeaceElement<T> {
  @state() protected progress: Progress = {step: 'form'};

  /** What the document asks. */
  protected abstract readonly form: Form | undefined;
  /** The key of the wording of the button that sends. */
  protected abstract readonly submitKey: string;

  #url: string | undefined;
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
    const url = this.link(this.form?.action.url) ?? this.#url;
    // Another address, another form: what was said of the former does not hold.
    if (url !== this.#url) this.startAgain();
    this.#url = url;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.#control('form')) this.#seen ??= performance.now();
  }

  /** Gives an empty form. */
  protected startAgain(): void {
    this.progress = {step: 'form'};
    this.#seen = undefined;
  }

  /** Moves the focus once the page shows what it goes to. */
  protected async focusOn(id: string): Promise<void> {
    await this.updateComplete;
    this.#control(id)?.focus();
  }

  #control(id: string): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${id}`);
  }

  /** What the control of an id holds now; nothing before the first rendering. */
  protected readonly answerAt = (id: string): Answer => {
    const control = this.hasUpdated ? this.#control(id) : null;
    return control?.type === 'checkbox' ? control.checked : (control?.value.trim() ?? '');
  };

  /** What an element sends besides the answers to its questions; what is wrong with it goes to the errors. */
  protected extras(_errors: FormError[]): object {
    return {};
  }

  /** Tells the page that an action was taken. */
  protected abstract acknowledge(receipt: Receipt, form: Form): void;

  /** What comes after a question. It is drawn anew with every answer. */
  protected renderAfter(_question: Question): unknown {
    return nothing;
  }

  readonly #onSubmit = (event: Event) => {
    event.preventDefault();
    const {form, locale} = this;
    if (!form || this.step === 'sending') return;
    const questions = questionsOf(form);
    const errors: FormError[] = [];
    const extras = this.extras(errors);
    for (const question of questions) {
      const {id, maxLength = 0} = question;
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
    const url = this.#url ?? form.action.url;
    const sending: Progress = (this.progress = {step: 'sending'});
    const outcome = await send({...form.action, url}, payload);
    // The widget may have been given another form meanwhile, which this does not concern.
    const turn = (progress: Progress) => this.progress === sending && this.#turn(progress);
    if (outcome.kind === 'stored') {
      const {receipt} = outcome;
      this.acknowledge(receipt, form);
      turn({step: 'thanked', receipt});
      return;
    }
    const {kind, reason} = outcome;
    console.warn(`<${this.localName}> ${url}: ${reason}`);
    this.dispatchEvent(new PeaceErrorEvent(kind, reason, url));
    turn({step: 'form', ...this.#troubleOf(outcome, questions)});
  }

  #troubleOf(failure: Failure, questions: readonly Question[]): Omit<Progress, 'step'> {
    const {kind, problem, wait = 0} = failure;
    return {
      trouble: this.term(kind, {count: Math.ceil(wait / 60_000) || 1}),
      detail: problem?.title,
      errors: problem?.errors?.map(({pointer, detail}) => {
        const question = questions.find((one) => isAt(pointer, one));
        return question ? {id: question.id, text: `${this.#labelOf(question)}: ${detail}`} : {text: detail};
      }),
      again: kind === 'later' || kind === 'unknown',
    };
  }

  /** Goes to a step, and takes along who was waiting for it; who has gone elsewhere on the page is left there. */
  #turn(progress: Progress): void {
    const waiting = this.matches(':focus-within') || document.activeElement === document.body;
    this.progress = progress;
    if (waiting) void this.focusOn(progress.step === 'form' ? 'trouble' : 'thanks');
  }

  /** A text of the document, marked when it is in another language than the words around it. */
  protected words(text: string): unknown {
    const language = this.form?.language;
    return html`<span lang=${this.langOf(language)} dir=${this.dirOf(language)}>${text}</span>`;
  }

  /** The form; `before` stands above its questions. */
  protected renderForm(form: Form, before?: unknown): unknown {
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
        ${questionsOf(form).map((question) => this.#renderQuestion(question))}
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
      <button class="primary" part="submit" aria-disabled=${sending}>${this.term(this.submitKey)}</button>
      <p class="meta" role="status">${sending ? this.term('sending') : nothing}</p>
    </form>`;
  }

  #renderTrouble(): unknown {
    const {trouble, detail, errors, again} = this.progress;
    return trouble
      ? html`<div id="trouble" part="trouble" tabindex="-1" role="group" aria-labelledby="wrong">
          ${this.renderTitle('wrong', trouble)} ${detail ? html`<p>${detail}</p>` : nothing}
          ${errors?.map(({id, text}) => {
            const follow = (event: Event) => {
              event.preventDefault();
              void this.focusOn(String(id));
            };
            return html`<p>${id ? html`<a href="#${id}" @click=${follow}>${text}</a>` : text}</p>`;
          })}
          ${again ? html`<button>${this.term('retry')}</button>` : nothing}
        </div>`
      : nothing;
  }

  #renderQuestion(question: Question): unknown {
    const {id, name, label, type, help, required, url} = question;
    const href = this.link(url);
    const control = this.#renderControl(question);
    const words = html`<label for=${id}
        >${label ? this.words(label) : this.term(name)}
        ${required ? nothing : html`<span class="meta">${this.term('optional')}</span>`}</label
      >
      ${href ? html`<a class="meta" href=${href} target="_blank" aria-describedby=${id}>${this.term('more')}</a>` : nothing}
      <div id="${id}-notes">
        ${help ? html`<p class="meta">${this.words(help)}</p>` : nothing}${this.renderError(id)}
      </div>`;
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
      ${this.renderAfter(question)}`;
  }

  #renderControl({id, name, type, required, options, autocomplete = ''}: Question): unknown {
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
    if (name === 'comment' || name === 'street-address') {
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
      type=${type ?? (name === 'email' || name === 'tel' ? name : 'text')}
      autocomplete=${autocomplete}
      ?required=${required}
      aria-invalid=${invalid}
      aria-describedby=${notes}
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

  /** A heading inside the widget that can take the focus. */
  protected renderTitle(id: string, title: unknown): unknown {
    return html`<div
      id=${id}
      class="title"
      part=${id}
      role="heading"
      aria-level=${this.innerLevel}
      tabindex="-1"
    >
      ${title}
    </div>`;
  }
}
