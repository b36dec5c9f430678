import {html, nothing} from 'lit';
import type {Entry} from '../../delivery/entry.ts';
import {outbox} from '../../delivery/outbox.ts';
import type {Acknowledgement} from '../../delivery/outcome.ts';
import type {OutboxListener} from '../../delivery/outbox.ts';
import {PeaceElement} from '../peace-element.ts';
import {state} from '../property.ts';

/**
 * A widget that shows what waits in the outbox, and lets the visitor send it now, mend it, or take it back.
 *
 * @typeParam T The section as the widget uses it.
 */
export abstract class WaitingElement<T> extends PeaceElement<T> implements OutboxListener {
  /** What is said about what waits. */
  @state() private waitingNotice = '';

  /** The key of the wording for what waits to be sent. */
  protected abstract readonly waitingKey: string;
  /** Where the widget's own actions go. */
  protected abstract readonly actionUrl: string | undefined;

  #leave: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leave = outbox().listen(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave?.();
  }

  /** @internal */
  onOutbox(_entry?: Entry, _receipt?: Acknowledgement): void {
    this.requestUpdate();
  }

  /** The visitor wants to mend what was not accepted. */
  protected abstract correct(entry: Entry): Promise<void>;

  /** Moves the focus once the page shows what it goes to. */
  protected async focusOn(id: string): Promise<void> {
    await this.updateComplete;
    this.control(id)?.focus();
  }

  /** What is drawn under an id, or, with more of a selector, in it. */
  protected control(id: string): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${id}`);
  }

  /** What was tried before and concerns this widget; the first of its kind speaks for all addresses. */
  get #waiting(): readonly Entry[] {
    if (!this.#leave) return [];
    const box = outbox();
    const all = box.isFirst(this);
    return box.entries.filter(
      ({tag, action, attempts}) =>
        attempts && tag === this.localName && (all || action.url === this.actionUrl),
    );
  }

  readonly #sendNow = async () => {
    this.waitingNotice = this.term('sending');
    await outbox().sendNow();
    this.waitingNotice = '';
  };

  async #withdraw(key: string): Promise<void> {
    await outbox().withdraw(key);
    this.waitingNotice = this.term('withdrawn');
  }

  /** @param trouble Why the last one waits. */
  protected renderWaiting(trouble?: string): unknown {
    const entries = this.#waiting;
    const waiting = entries.filter(({problem}) => !problem);
    return html`${
        waiting.length
          ? html`<div class="box stack" part="waiting">
              ${this.renderTitle('waiting', this.term(this.waitingKey, {count: waiting.length}))}
              <p>${trouble} ${this.term(outbox().isKept ? 'waitingKept' : 'waitingOpen')}</p>
              ${waiting.map((entry) => this.#renderEntry(entry))}
              <button type="button" @click=${this.#sendNow}>${this.term('sendNow')}</button>
            </div>`
          : nothing
      }
      ${entries.map(
        (entry) =>
          entry.problem &&
          html`<div class="box stack bad" part="returned">
            <p><b>${this.term('returned')}</b> ${entry.problem.title}</p>
            ${this.#renderEntry(entry)}
          </div>`,
      )}
      <p class="meta" role="status">${this.waitingNotice}</p>`;
  }

  #renderEntry(entry: Entry): unknown {
    const {title, problem, action, key} = entry;
    const quiet = (words: string, act: () => unknown) =>
      html`<button type="button" class="quiet" @click=${act}>${this.term(words)}</button>`;
    return html`<p>
      ${title}
      ${problem?.errors && action.url === this.actionUrl ? quiet('correct', () => this.correct(entry)) : nothing}
      ${quiet('withdraw', () => this.#withdraw(key))}
    </p>`;
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
