import {html, nothing} from 'lit';
import type {PropertyValues} from 'lit';
import {plainDigits} from '../../contract/digits.ts';
import type {Entry} from '../../delivery/entry.ts';
import {safeLink} from '../links.ts';
import type {Values} from '../locale/strings.ts';
import {PeaceElement} from '../peace-element.ts';
import {meantEmail} from './email-domain.ts';
import {answerIn, consentsOf, idOf, questionFor, questionsOf} from './questions.ts';
import type {Answer, Form, Question} from './questions.ts';

/** One thing that is wrong, and the id of the control where, if it is at one. */
export interface FormError {
  readonly id?: string | undefined;
  /** Says it in the language that the page has then. */
  readonly say: () => string;
}

/** An action that was not accepted, and why. */
export type Returned = Pick<Entry, 'payload' | 'problem'>;

/** Where the focus goes when what had it is gone: to the first of these that is there. */
const PLACES = 'waiting,#trouble,#thanks,#form input';

/**
 * A widget that asks questions: it draws them, and knows the answers, also while other questions come and go.
 *
 * @typeParam T The section as the widget uses it.
 */
export abstract class FormElement<T> extends PeaceElement<T> {
  /** What the document asks. */
  protected abstract readonly form: Form | undefined;
  /** What is wrong before anything is sent, what was not accepted, and whose answers stand where nobody types others. */
  protected abstract readonly progress: {
    readonly errors?: readonly FormError[];
    readonly returned?: Returned;
    readonly mends?: Entry | undefined;
  };

  /** All that is asked, in the order of the form. */
  protected questions: readonly Question[] = [];
  /** What the visitor has answered, by the ids of the questions; what they have left as it was is not in it. */
  protected readonly answers = new Map<string, Answer>();
  /** What is wrong with the answers. */
  protected errors: readonly FormError[] | undefined;

  /** The focus stays with a question when others come before it, and follows a button that goes. */
  protected override update(changed: PropertyValues<this>): void {
    const root = this.shadowRoot;
    const id = root?.activeElement?.id;
    super.update(changed);
    if (id !== undefined && root?.activeElement?.id !== id)
      ((id && this.control(id)) || this.control(PLACES))?.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    // Every answer goes where its question stands now: a document that is read anew may ask others before it.
    for (const {id, value = ''} of this.questions) {
      const control = this.control(id);
      const answer = this.answers.get(id) ?? value;
      if (control?.type === 'checkbox') control.checked = answer === true;
      else if (control && control.value !== answer) control.value = String(answer);
    }
  }

  /** A link of the document, absolute, if it is one that a visitor may be sent to. */
  protected link(url: string | undefined): string | undefined {
    return safeLink(url, this.linkBase);
  }

  /** Takes note of what the visitor has typed. */
  protected read(): void {
    for (const {id, value} of this.questions) {
      const control = this.control(id);
      if (!control) continue;
      const text = control.localName === 'input' ? plainDigits(control.value) : control.value;
      const answer = control.type === 'checkbox' ? control.checked || '' : text;
      if (answer === value) this.answers.delete(id);
      else this.answers.set(id, answer);
    }
  }

  /** Asks what follows from what the visitor has typed. */
  protected ask(form: Form): void {
    const {errors, mends, returned} = this.progress;
    this.questions = [...this.asked(form), ...consentsOf(form)].map((question): Question => {
      const {group, key, value = ''} = question;
      return {...question, value: answerIn(mends?.payload, group, key) ?? value};
    });
    this.errors =
      errors ??
      returned?.problem?.errors?.map(({pointer, detail}) => {
        const question = questionFor(pointer, this.questions, returned.payload);
        const say = () => (question ? `${this.labelOf(question)}: ${detail}` : detail);
        return {id: question?.id, say};
      });
  }

  /** Puts a text into a control, as if it had been typed. */
  protected fill(id: string, text: string): void {
    const control = this.control(id);
    if (control) control.value = text;
    this.requestUpdate();
  }

  /** What the visitor has answered, now or in what they mend. */
  protected answerAt(group: string, key: string): Answer | undefined {
    return this.answers.get(idOf(group, key)) ?? answerIn(this.progress.mends?.payload, group, key);
  }

  /** The answer to a question. */
  protected readonly answerTo = ({id, type, value = ''}: Question): Answer => {
    const answer = this.answers.get(id) ?? value;
    return type === 'checkbox' ? answer === true : String(answer).trim();
  };

  /** What is asked besides the consents: by the document, and by the element itself. */
  protected asked(form: Form): Question[] {
    return questionsOf(form);
  }

  protected labelOf({label, name}: Question): string {
    return label ?? this.term(name);
  }

  /** Moves the focus once the page shows what it goes to. */
  protected async focusOn(id: string): Promise<void> {
    await this.updateComplete;
    this.control(id)?.focus();
  }

  /** What is drawn under an id, or, with more of a selector, in it. */
  protected control(id: string): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${id}`);
  }

  /** A button that looks like a link. */
  protected renderButton(term: string, act: () => unknown, values?: Values): unknown {
    return html`<button type="button" class="quiet" @click=${act}>${this.term(term, values)}</button>`;
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

  /** A text, by default of the form, marked when it is in another language than the words around it. */
  protected words(text: unknown, language?: string): unknown {
    return html`<span lang=${this.langOf(language)} dir=${this.dirOf(language)}>${text}</span>`;
  }

  /** A wording, marked where it is the document's own. */
  protected say(key: string): unknown {
    const words = this.term(key);
    return this.wordingOf(this.section)?.[key] ? this.words(words) : words;
  }

  /** The questions whose answers belong into these parts of the action. */
  protected renderQuestions(groups: RegExp): unknown {
    return this.questions
      .filter(({group}) => groups.test(group))
      .map((question) => this.#renderQuestion(question));
  }

  /** A question with its control. */
  #renderQuestion(question: Question): unknown {
    const {id, name, group, label, type, help, note, required, url, autocomplete = ''} = question;
    const href = this.link(url);
    const error = this.errorAt(id);
    // The space is in the text: Chromium's accessibility tree loses one that stands alone between comments.
    const optional = ` ${this.term('optional')}`;
    const parts = [
      html`<div>
        <label for=${id}
          >${label ? this.words(label) : this.say(name)}${required || group === 'lists' ? '' : html`<span class="meta">${optional}</span>`}</label
        >
        ${href && html`<a class="meta" href=${href} target="_blank" aria-describedby=${id}>${this.term('more')}</a>`}
        <div id="${id}-notes">
          ${help && html`<p class="meta">${this.words(help)}</p>`}
          ${note && html`<p class="meta">${this.term(note)}</p>`}
          ${error && html`<p class="wrong">${error}</p>`}
          ${name === 'email' ? this.#renderMeant(question) : nothing}
        </div>
      </div>`,
      this.#renderControl(question),
    ];
    const isTicked = type === 'checkbox';
    // What is read comes in the order of what is seen.
    return html`<div class="${autocomplete} ${isTicked ? 'check' : ''}" part="field">
      ${isTicked ? parts.reverse() : parts}
    </div>`;
  }

  /** A slip in the domain of an address is pointed out, and never mended unasked. */
  #renderMeant(question: Question): unknown {
    const meant = meantEmail(String(this.answerTo(question)));
    const take = () => {
      this.fill(question.id, meant ?? '');
      void this.focusOn(question.id);
    };
    return html`<div role="status">${meant && this.renderButton('didYouMean', take, {email: meant})}</div>`;
  }

  #renderControl({
    id,
    name,
    group,
    type,
    inputmode,
    required,
    options,
    autocomplete = '',
  }: Question): unknown {
    const notes = `${id}-notes`;
    const invalid = Boolean(this.errorAt(id));
    const dir = type === 'choice' ? this.dirOf() : group === 'letter' ? 'auto' : nothing;
    if (type === 'choice') {
      return html`<select
        id=${id}
        name=${name}
        autocomplete=${autocomplete}
        aria-required=${Boolean(required)}
        aria-invalid=${invalid}
        aria-describedby=${notes}
        dir=${dir}
        lang=${this.langOf()}
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
        aria-required=${Boolean(required)}
        aria-invalid=${invalid}
        aria-describedby=${notes}
        dir=${dir}
      ></textarea>`;
    }
    return html`<input
      id=${id}
      name=${name}
      autocomplete=${autocomplete}
      aria-required=${Boolean(required)}
      aria-invalid=${invalid}
      aria-describedby=${notes}
      dir=${dir}
      type=${type ?? (name === 'email' || name === 'tel' ? name : 'text')}
      inputmode=${inputmode ?? nothing}
    />`;
  }

  /** What is said at a control, if something is wrong there. */
  protected errorAt(id: string): string | undefined {
    return this.errors?.find((error) => error.id === id)?.say();
  }
}
