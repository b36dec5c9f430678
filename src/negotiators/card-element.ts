/** What a page can ask of the negotiators, and their cards: in lists, and one in a dialog. */
import {html, nothing} from 'lit';
import type {PropertyValues} from 'lit';
import type {Delegation, Negotiators, Person} from '../contract/negotiators.ts';
import {flag, oneOf} from '../widget/attributes.ts';
import {writeDeepLink} from '../widget/deep-link.ts';
import {PeaceSelectEvent} from '../widget/events.ts';
import {made} from '../widget/intl.ts';
import {PeaceElement} from '../widget/peace-element.ts';
import {hideChanged, renderPicture} from '../widget/picture.ts';
import {property, state} from '../widget/property.ts';
import {renderLinks} from '../widget/titled-links.ts';
import {initials} from './initials.ts';

/** Below this width, px, there is room for one card in a row. */
const NARROW = 592;

/** An element that draws cards, and knows which of them are open. */
export abstract class CardElement extends PeaceElement<Negotiators> {
  /** The id of the one delegation to show; all of them without it. */
  @property() delegation: string | undefined;

  /** The id of the one person to show; all of them without it. */
  @property() person: string | undefined;

  /**
   * `sections`, one delegation below the other; `columns`, side by side; `tabs`, one at a time; `compact`, names and roles
   * only; or `auto`, what suits the width best: tabs where it is narrow, columns where it is wide.
   */
  @property({check: oneOf(['auto', 'sections', 'columns', 'tabs', 'compact'])})
  layout: 'auto' | 'sections' | 'columns' | 'tabs' | 'compact' = 'auto';

  /** Whether visitors can search in names, roles and biographies. */
  @property({check: flag}) searchable = false;

  /** Whether visitors can filter by delegation. Tabs do that anyway. */
  @property({check: flag}) filterable = false;

  /** Whether a name opens the card of the person in a dialog. */
  @property({check: flag}) dialog = false;

  /** Whether opening a biography or a tab writes `#peace-person=ID` or `#peace-delegation=ID` into the page's address. */
  @property({check: flag, attribute: 'deep-link'}) deepLink = false;

  /** Whether the page gets schema.org data about these people, for search engines. */
  @property({check: flag, attribute: 'structured-data'}) structuredData = false;

  @state() protected narrow = false;
  /** The person in the dialog. */
  @state() private viewed: string | undefined;
  /** The people whose biographies are open. */
  readonly #opened = new Set<string>();
  #sizes: ResizeObserver | undefined;

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#watchSizes();
    hideChanged(this.renderRoot);
    // A word that is no colour leaves the page's accent.
    for (const element of this.renderRoot.querySelectorAll<HTMLElement>('[data-color]')) {
      const {color = ''} = element.dataset;
      element.style.setProperty('--_hue', CSS.supports('color', color) ? color : '');
      // What is behind other tabs stays to be found in the page.
      if (element.hidden) element.setAttribute('hidden', 'until-found');
    }
    // Out of the page none can be shown; when the element returns, it is updated again.
    if (this.isConnected) this.renderRoot.querySelector<HTMLDialogElement>('dialog:not([open])')?.showModal();
  }

  /**
   * Learns how wide the widget is from its line of notices, which is always as wide, and shows "More" only where there is
   * more than four lines. What is observed is what none of that changes, or it would never come to rest.
   */
  #watchSizes(): void {
    this.#sizes ??= new ResizeObserver((entries) => {
      // First all is measured, then all is changed: else every button would cost a layout of its own.
      const isShort = entries.map(
        ({target}) => target.scrollHeight < 4.5 * parseFloat(getComputedStyle(target).lineHeight),
      );
      entries.forEach(({target, contentRect}, index) => {
        // One that was taken out of the page has no button any more.
        if (target.matches('.more')) target.nextElementSibling?.toggleAttribute('hidden', isShort[index]);
        else this.narrow = contentRect.width < NARROW;
      });
    });
    for (const element of this.renderRoot.querySelectorAll('.root > [role=status], .more')) {
      this.#sizes.observe(element);
    }
  }

  /** Opens a biography, or a card in the dialog. */
  protected show(id: string): void {
    if (this.dialog) this.viewed = id;
    else this.#opened.add(id);
    this.requestUpdate();
  }

  /** A visitor opens or closes a biography; of a dialog, what finding in the page has opened is closed. */
  #toggle(id: string): void {
    if (this.#opened.delete(id)) this.requestUpdate();
    else this.#open(id);
  }

  /** A visitor opens a biography, or a card in the dialog. */
  #open(id: string): void {
    this.show(id);
    if (this.deepLink) writeDeepLink('peace-person', id);
    this.dispatchEvent(new PeaceSelectEvent(id));
  }

  /** A person, in a list or in the dialog, which has all of the biography. */
  protected renderPerson(person: Person, level: number, inDialog = false): unknown {
    const {id, name, role, until, language} = person;
    const isShort = this.layout === 'compact' && !inDialog;
    const {bio, image, links}: Partial<Person> = isShort ? {} : person;
    const {tag} = this.locale;
    const isWhole = inDialog || this.person;
    const isOpen = isWhole || this.#opened.has(id);
    const lines = `text ${isWhole ? '' : 'more'} ${isOpen ? '' : 'clamped'}`;
    const shownName = html`<bdi>${name}</bdi>`;
    // Finding in the page scrolls to words that are clamped away: they are shown.
    const onScroll = ({currentTarget}: Event) => {
      (currentTarget as Element).scrollTop = 0;
      this.#opened.add(id);
      this.requestUpdate();
    };
    return html`<div
      class=${isShort ? '' : 'person'}
      part="person"
      lang=${this.langOf(language)}
      dir=${this.dirOf(language)}
    >
      ${
        isShort
          ? nothing
          : (renderPicture(image, this.linkBase, '72px', 'portrait') ??
            html`<span class="title portrait" part="portrait" aria-hidden="true">${initials(name)}</span>`)
      }
      <div>
        <div
          class="title"
          part="name"
          role="heading"
          aria-level=${level}
          tabindex="-1"
          id=${inDialog ? nothing : `person-${id}`}
        >
          ${
            this.dialog && !inDialog
              ? html`<button class="quiet" aria-haspopup="dialog" @click=${() => this.#open(id)}>
                  ${shownName}
                </button>`
              : shownName
          }
        </div>
        ${role && html`<p class="meta" part="role">${role}</p>`}
        ${until && html`<p class="meta" lang=${tag}>${this.term('until', {date: this.#monthOf(until)})}</p>`}
        ${image?.credit && html`<p class="meta">${image.credit}</p>`}
      </div>
      ${bio && html`<p class=${lines} part="text" @scroll=${onScroll}>${bio}</p>`}
      ${
        bio && !isWhole
          ? html`<button
              class="quiet"
              lang=${tag}
              aria-expanded=${this.dialog ? nothing : isOpen}
              hidden
              @click=${() => this.#toggle(id)}
            >
              ${this.term(isOpen ? 'less' : 'more')} <span class="hidden">${name}</span>
            </button>`
          : nothing
      }
      ${renderLinks(links, this.linkBase)}
    </div>`;
  }

  /** The dialog with the card of the person that was asked for. */
  protected renderDialog(delegations: readonly Delegation[]): unknown {
    return delegations.flatMap(({color = '', members}) =>
      members.flatMap((person) =>
        person.id === this.viewed
          ? html`<dialog
              part="dialog"
              autofocus
              aria-label=${person.name}
              closedby="any"
              data-color=${color}
              @close=${() => (this.viewed = undefined)}
            >
              <form method="dialog">
                <button class="quiet" part="close">${this.term('close')}</button>
              </form>
              ${this.renderPerson(person, this.innerLevel, true)}
            </dialog>`
          : [],
      ),
    );
  }

  /** When somebody left; for that, a month is exact enough. */
  #monthOf(date: string): string {
    const month = date[4] ? 'short' : undefined;
    const style = {year: 'numeric', month, timeZone: 'UTC'} as const;
    return made(Intl.DateTimeFormat, this.locale.tag, style).format(new Date(date.slice(0, 7)));
  }
}
