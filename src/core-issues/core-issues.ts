import {html, nothing} from 'lit';
import type {CSSResultGroup, PropertyValues} from 'lit';

import {readIssues} from '../contract/issues.ts';
import type {Issue, Issues} from '../contract/issues.ts';
import {DeepLinkController, writeDeepLink} from '../widget/deep-link.ts';
import {PeaceSelectEvent} from '../widget/events.ts';
import {coreIssues} from '../widget/locale/en.ts';
import {PeaceElement} from '../widget/peace-element.ts';
import {property, state} from '../widget/property.ts';
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
 * @csspart toolbar - The button that opens or closes all.
 * @csspart issue - One issue.
 * @csspart title - The title of an issue.
 * @csspart text - The text of an issue.
 */
export class PeaceCoreIssues extends PeaceElement<Issues> {
  static override styles: CSSResultGroup = [PeaceElement.styles, coreIssuesStyles];

  /** Whether opening an issue writes `#peace-issue=ID` into the page's address. */
  @property({type: Boolean, attribute: 'deep-link'}) deepLink = false;

  @state() private opened: ReadonlySet<string> = new Set();

  protected override readonly format = {
    name: 'issues',
    read: readIssues,
    isEmpty: ({issues}: Issues) => !issues.length,
  } as const;
  protected override readonly wording = coreIssues;
  protected override readonly emptyKey = 'noIssues';

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
    this.opened = new Set(this.opened).add(id);
    void this.updateComplete.then(() => {
      const summary = this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)} summary`);
      summary?.scrollIntoView({block: 'start'});
      summary?.focus({preventScroll: true});
    });
  }

  #openAll(open: boolean): void {
    this.opened = new Set(open ? this.section?.issues.map(({id}) => id) : []);
  }

  #onToggle(id: string, event: Event): void {
    const {open} = event.currentTarget as HTMLDetailsElement;
    if (this.printing || open === this.opened.has(id)) return;
    const opened = new Set(this.opened);
    if (open) opened.add(id);
    else opened.delete(id);
    this.opened = opened;
    if (!open) return;
    if (this.deepLink) writeDeepLink('peace-issue', id);
    this.dispatchEvent(new PeaceSelectEvent(id));
  }

  protected override renderSection({issues}: Issues): unknown {
    const allOpen = issues.every(({id}) => this.opened.has(id));
    return html`
      ${
        issues.length > 1
          ? html`<div class="toolbar" part="toolbar">
              <button type="button" class="quiet" @click=${() => this.#openAll(!allOpen)}>
                ${this.term(allOpen ? 'closeAll' : 'openAll')}
              </button>
            </div>`
          : nothing
      }
      <div class="issues">${issues.map((issue) => this.#renderIssue(issue))}</div>
    `;
  }

  #renderIssue({id, title, text, links = [], positions = []}: Issue): unknown {
    return html`<details
      id=${id}
      part="issue"
      ?open=${this.printing || this.opened.has(id)}
      lang=${this.langOf(undefined)}
      dir=${this.dirOf(undefined)}
      @toggle=${(event: Event) => this.#onToggle(id, event)}
    >
      <summary>
        <span class="title" part="title" role="heading" aria-level=${this.innerLevel}>${title}</span>
      </summary>
      <div part="text">
        <p class="text">${text}</p>
        ${positions.map(
          (position) => html`<p class="text"><b>${position.delegation}</b><br />${position.text}</p>`,
        )}
        ${links.map(({url, title: words}) => {
          const href = this.link(url);
          return href ? html`<p class="text"><a href=${href}>${words}</a></p>` : nothing;
        })}
      </div>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'peace-core-issues': PeaceCoreIssues;
  }
}
