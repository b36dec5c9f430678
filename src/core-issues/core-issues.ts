import {html, nothing} from 'lit';
import type {CSSResultGroup, PropertyValues} from 'lit';

import {readIssues} from '../contract/issues.ts';
import type {Issue, Issues} from '../contract/issues.ts';
import {flag, oneOf} from '../widget/attributes.ts';
import {DeepLinkController, goTo, writeDeepLink} from '../widget/deep-link.ts';
import {PeaceSelectEvent} from '../widget/events.ts';
import {made} from '../widget/intl.ts';
import {coreIssues, finding} from '../widget/locale/en.ts';
import {PeaceElement} from '../widget/peace-element.ts';
import {property, state} from '../widget/property.ts';
import {finder, renderSearch} from '../widget/search.ts';
import {searchStyles} from '../widget/search.styles.ts';
import {titledLinkStyles} from '../widget/titled-links.styles.ts';
import {renderLinks} from '../widget/titled-links.ts';
import {coreIssuesStyles} from './core-issues.styles.ts';

/**
 * The core issues of the negotiations, each behind its title.
 *
 * @summary Accordion of the core issues.
 * @element peace-core-issues
 * @slot - Shown until the widget works, and when its document cannot be had.
 * @event {PeaceLoadEvent} peace-load - The document was read.
 * @event {PeaceErrorEvent} peace-error - The document could not be had.
 * @event {PeaceSelectEvent} peace-select - A visitor opened an issue; `id` names it.
 * @csspart base - All of the widget.
 * @csspart heading - The heading above it.
 * @csspart search - The field to search with.
 * @csspart toolbar - The button that opens or closes all.
 * @csspart issue - One issue.
 * @csspart title - The title of an issue.
 * @csspart text - What is behind the title: the text of an issue, the positions and the links.
 * @csspart position - Where one delegation stands.
 */
export class PeaceCoreIssues extends PeaceElement<Issues> {
  static override styles: CSSResultGroup = [
    PeaceElement.styles,
    searchStyles,
    titledLinkStyles,
    coreIssuesStyles,
  ];

  /** Whether opening an issue writes `#peace-issue=ID` into the page's address. */
  @property({check: flag, attribute: 'deep-link'}) deepLink = false;

  /** Whether opening an issue closes the one that was open; all cannot be opened then. */
  @property({check: flag}) exclusive = false;

  /** Whether the issues are numbered. */
  @property({check: flag}) numbered = false;

  /** Where the delegations stand: in `columns`, side by side as far as there is room, or `stacked`. */
  @property({check: oneOf(['columns', 'stacked'])})
  positions: 'columns' | 'stacked' = 'columns';

  /** Whether visitors can search in titles, texts and positions. What is found is opened when it is not much. */
  @property({check: flag}) searchable = false;

  /** The words that a visitor looks for. */
  @state() private words = '';

  protected override readonly format = {
    name: 'issues',
    read: readIssues,
    isEmpty: ({issues}: Issues) => !issues.length,
  } as const;
  protected override readonly wording = {...finding, ...coreIssues};
  protected override readonly emptyKey = 'noIssues';

  /** The issues that a visitor has opened. */
  readonly #chosen = new Set<string>();
  /** Those that are open: these, and what was found. */
  #opened = this.#chosen;
  #linked: string | undefined;

  constructor() {
    super();
    new DeepLinkController(this, 'peace-issue', (id) => {
      this.#linked = id;
      this.requestUpdate();
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#followLink();
  }

  /** Opens the issue that a link names and takes the visitor there, once, when it is there to be seen. */
  #followLink(): void {
    const id = this.#linked;
    if (id === undefined || !this.section?.issues.some((issue) => issue.id === id)) return;
    this.#linked = undefined;
    this.renderRoot.querySelector('form')?.reset();
    this.#set(id, true);
    void goTo(this, `#${CSS.escape(id)} summary`);
  }

  /** Opens or closes an issue for a visitor. */
  #set(id: string, isOpen: boolean): void {
    for (const ids of [this.#chosen, this.#opened]) {
      if (isOpen && this.exclusive) ids.clear();
      ids[isOpen ? 'add' : 'delete'](id);
    }
    this.requestUpdate();
  }

  /** The issues that a visitor looks for. */
  #sought(): readonly Issue[] {
    const isFound = finder(this.words);
    return (this.section?.issues ?? []).filter(({title, text, positions = []}) =>
      isFound(title, text, ...positions.flatMap((position) => [position.delegation, position.text])),
    );
  }

  #search(words: string): void {
    this.words = words;
    const ids = this.#sought().map(({id}) => id);
    // Few enough to be read at once.
    const areFew = words && ids.length <= (this.exclusive ? 1 : 3);
    this.#opened = areFew ? new Set([...this.#chosen, ...ids]) : this.#chosen;
  }

  #onToggle(id: string, event: Event): void {
    const details = event.currentTarget as HTMLDetailsElement;
    const {open} = details;
    if (this.printing || open === this.#opened.has(id)) return;
    const {top} = details.getBoundingClientRect();
    this.#set(id, open);
    if (!open) return;
    // What closes above it must not pull it away from under the pointer.
    void this.updateComplete.then(() =>
      scrollBy({top: details.getBoundingClientRect().top - top, behavior: 'instant'}),
    );
    if (this.deepLink) writeDeepLink('peace-issue', id);
    this.dispatchEvent(new PeaceSelectEvent(id));
  }

  protected override renderSection({issues}: Issues): unknown {
    const {words} = this;
    const found = this.#sought();
    const areOpen = found.every(({id}) => this.#opened.has(id));
    // Each issue stays in its column, whatever is opened beside it.
    const middle = Math.ceil(found.length / 2);
    return html`
      ${
        this.searchable
          ? renderSearch(words, found.length, this.term, (sought) => this.#search(sought))
          : nothing
      }
      ${
        found.length > 1 && !this.exclusive
          ? html`<div class="toolbar" part="toolbar">
              <button class="quiet" @click=${() => found.forEach(({id}) => this.#set(id, !areOpen))}>
                ${this.term(areOpen ? 'closeAll' : 'openAll')}
              </button>
            </div>`
          : nothing
      }
      <div class="issues">
        ${[found.slice(0, middle), found.slice(middle)].map(
          (column) =>
            html`<div>
              ${column.map((issue) => this.#renderIssue(issue, this.numbered ? issues.indexOf(issue) + 1 : 0))}
            </div>`,
        )}
      </div>
    `;
  }

  /** @param number 0 for none. */
  #renderIssue({id, title, text, links, positions = []}: Issue, number: number): unknown {
    return html`<details
      id=${id}
      part="issue"
      open=${this.printing || this.#opened.has(id) ? '' : nothing}
      lang=${this.langOf()}
      dir=${this.dirOf()}
      @toggle=${(event: Event) => this.#onToggle(id, event)}
    >
      <summary>
        ${number ? html`<b class="number">${made(Intl.NumberFormat, this.locale.tag).format(number)}</b>` : nothing}
        <span class="title" part="title" role="heading" aria-level=${this.innerLevel}>${title}</span>
      </summary>
      <div class="inside" part="text">
        <p class="text">${text}</p>
        ${
          positions[0] &&
          html`<div class=${this.positions}>
            ${positions.map(
              (position) =>
                html`<div class="position" part="position">
                  <b dir="auto">${position.delegation}</b>
                  <p class="text">${position.text}</p>
                </div>`,
            )}
          </div>`
        }
        ${renderLinks(links, this.linkBase)}
      </div>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'peace-core-issues': PeaceCoreIssues;
  }
}
