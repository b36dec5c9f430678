import {html, nothing} from 'lit';
import type {CSSResultGroup, PropertyValues} from 'lit';

import {readNegotiators} from '../contract/negotiators.ts';
import type {Delegation, Negotiators, Person} from '../contract/negotiators.ts';
import {hint} from '../page.ts';
import {flag, oneOf} from '../widget/attributes.ts';
import {DeepLinkController, writeDeepLink} from '../widget/deep-link.ts';
import {PeaceSelectEvent} from '../widget/events.ts';
import {made} from '../widget/intl.ts';
import {safeImage} from '../widget/links.ts';
import {finding, negotiators} from '../widget/locale/en.ts';
import {PeaceElement} from '../widget/peace-element.ts';
import {property, state} from '../widget/property.ts';
import {finder, renderSearch} from '../widget/search.ts';
import {searchStyles} from '../widget/search.styles.ts';
import {describe} from '../widget/structured-data.ts';
import {initials} from './initials.ts';
import {negotiatorsStyles} from './negotiators.styles.ts';
import {describePeople} from './people-data.ts';
import {srcsetOf} from './portrait.ts';

/** Below this width, px, there is room for one card in a row: then delegations are tabs where the width decides. */
const NARROW = 592;
/** More people than this are laid out only where they are in view. */
const MANY = 100;

/**
 * The people at the table, by delegation.
 *
 * @summary Cards of the negotiators, in sections, columns or tabs.
 * @element peace-negotiators
 * @slot - Shown until the widget works, and when its document cannot be had.
 * @event {PeaceLoadEvent} peace-load - The document was read.
 * @event {PeaceErrorEvent} peace-error - The document could not be had.
 * @event {PeaceSelectEvent} peace-select - A visitor opened a biography or a card; `id` names the person.
 * @csspart base - All of the widget.
 * @csspart heading - The heading above it.
 * @csspart search - The field to search with.
 * @csspart filter - The row of buttons to filter by delegation.
 * @csspart tabs - The row of tabs.
 * @csspart tab - One tab, or one of those buttons.
 * @csspart delegation - One delegation.
 * @csspart title - The name of a delegation.
 * @csspart emblem - The flag or emblem of a delegation.
 * @csspart person - The card of one person.
 * @csspart portrait - The picture of a person, or the initials.
 * @csspart name - The name of a person.
 * @csspart role - The role of a person.
 * @csspart text - The biography of a person.
 * @csspart dialog - The dialog with one card.
 * @csspart close - The button that closes it.
 * @csspart credit - The line that says where all this is from.
 */
export class PeaceNegotiators extends PeaceElement<Negotiators> {
  static override styles: CSSResultGroup = [PeaceElement.styles, searchStyles, negotiatorsStyles];

  /** The id of the one delegation to show; all of them without it. */
  @property() delegation: string | undefined;

  /** The id of the one person to show; all of them without it. */
  @property() person: string | undefined;

  /**
   * `sections`, one delegation below the other; `columns`, side by side; `tabs`, one at a time; `compact`, names and roles
   * only; or `auto`, what suits the width best: tabs where it is narrow, columns where it is wide.
   */
  @property({
    converter: oneOf(['auto', 'sections', 'columns', 'tabs', 'compact']),
  })
  layout: 'auto' | 'sections' | 'columns' | 'tabs' | 'compact' = 'auto';

  /** Whether visitors can search in names, roles and biographies. */
  @property({converter: flag}) searchable = false;

  /** Whether visitors can filter by delegation. Tabs do that anyway. */
  @property({converter: flag}) filterable = false;

  /** Whether a name opens the card of the person in a dialog. */
  @property({converter: flag}) dialog = false;

  /** Whether opening a biography or a tab writes `#peace-person=ID` or `#peace-delegation=ID` into the page's address. */
  @property({converter: flag, attribute: 'deep-link'}) deepLink = false;

  /** Whether the page gets schema.org data about these people, for search engines. */
  @property({converter: flag, attribute: 'structured-data'}) structuredData = false;

  /** The delegation that a visitor has chosen, by a tab or to filter by. */
  @state() private selected = '';
  /** The words that a visitor looks for. */
  @state() private words = '';
  /** The person in the dialog. */
  @state() private viewed: string | undefined;
  @state() private narrow = false;

  protected override readonly format = {
    name: 'negotiators',
    read: readNegotiators,
    isEmpty: (section: Negotiators) => !this.#asked(section).length,
  } as const;
  protected override readonly wording = {...finding, ...negotiators};
  protected override readonly emptyKey = 'noNegotiators';

  /** The people whose biographies are open. */
  readonly #opened = new Set<string>();
  /** Addresses of pictures that could not be had. */
  readonly #broken = new Set<string>();
  /** What links name that have not been followed yet. */
  #linked: {person?: string; delegation?: string} = {};
  #sizes: ResizeObserver | undefined;

  constructor() {
    super();
    for (const kind of ['delegation', 'person'] as const) {
      new DeepLinkController(this, `peace-${kind}`, (id) => {
        this.#linked[kind] = id;
        this.requestUpdate();
      });
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const {section, delegation, person} = this;
    if (!section) return;
    const asked = this.#asked(section);
    if (!asked.length && (delegation || person)) {
      const known = section.delegations.map(({id}) => id).join(', ');
      hint(
        this.localName,
        person
          ? `person="${person}" is not the id of anybody`
          : `delegation="${delegation}" is not one of: ${known}`,
      );
    }
    describe(this, this.structuredData ? describePeople(asked, this.linkBase) : undefined);
    this.#paint(asked);
    this.#watchSizes();
    this.#followLinks(asked);
    this.renderRoot.querySelector<HTMLDialogElement>('dialog:not([open])')?.showModal();
  }

  /** The delegations and people that the page asked for. */
  #asked({delegations}: Negotiators): readonly Delegation[] {
    const person = this.person?.trim();
    return chosen(delegations, this.delegation?.trim(), !person, ({id}) => !person || id === person);
  }

  /**
   * Gives each delegation its colour; a word that is no colour leaves the page's accent. Those behind other tabs stay to be
   * found in the page.
   */
  #paint(asked: readonly Delegation[]): void {
    for (const element of this.renderRoot.querySelectorAll<HTMLElement>('[data-of]')) {
      const {color = ''} = asked.find(({id}) => id === element.dataset['of']) ?? {};
      element.style.setProperty('--_hue', CSS.supports('color', color) ? color : '');
      if (element.hidden) element.setAttribute('hidden', 'until-found');
    }
  }

  /**
   * Learns how wide the widget is from its line of notices, which is always as wide, and shows "More" only where there is
   * more than four lines. What is observed is what none of that changes, or it would never come to rest.
   */
  #watchSizes(): void {
    const root = this.renderRoot;
    if (!this.#sizes) {
      this.#sizes = new ResizeObserver((entries) => {
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
      this.#sizes.observe(root.querySelector('[role=status]') as Element);
    }
    for (const text of root.querySelectorAll('.more')) this.#sizes.observe(text);
  }

  /** Opens what a link names and takes the visitor there, once, when it is there to be seen. */
  #followLinks(asked: readonly Delegation[]): void {
    const {person = '', delegation} = this.#linked;
    const home = homeOf(person, asked) ?? asked.find(({id}) => id === delegation);
    if (!home) return;
    this.#linked = {};
    this.selected = home.id;
    this.#opened.add(person);
    this.requestUpdate();
    if (this.dialog) this.viewed = person;
    this.renderRoot.querySelector('form')?.reset();
    void this.updateComplete.then(() => {
      const root = this.renderRoot as ShadowRoot;
      const place =
        root.getElementById(`person-${person}`) ??
        root.querySelector<HTMLElement>('.tab[tabindex="0"]') ??
        root.querySelectorAll<HTMLElement>('section > :first-child')[asked.indexOf(home)];
      place?.scrollIntoView({block: 'center'});
      place?.focus({preventScroll: true});
    });
  }

  #select(id: string): void {
    this.selected = id;
    if (this.deepLink) writeDeepLink('peace-delegation', id);
  }

  /** Opens or closes a biography, or opens a card in the dialog. */
  #open(id: string): void {
    this.requestUpdate();
    if (this.dialog) this.viewed = id;
    else if (this.#opened.delete(id)) return;
    else this.#opened.add(id);
    if (this.deepLink) writeDeepLink('peace-person', id);
    this.dispatchEvent(new PeaceSelectEvent(id));
  }

  /** Arrows go round the tabs, Home and End to the ends; the tab is selected at once. */
  #onTabKey(event: KeyboardEvent): void {
    const tabs = [...(event.currentTarget as Element).children] as HTMLElement[];
    const at = tabs.indexOf(event.target as HTMLElement);
    const step = this.locale.direction === 'rtl' ? -1 : 1;
    const places: Record<string, number> = {ArrowRight: at + step, ArrowLeft: at - step, Home: 0, End: -1};
    const place = places[event.key];
    // With a modifier, an arrow is the browser's.
    if (place === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const tab = tabs.at(place % tabs.length);
    tab?.focus();
    tab?.click();
  }

  protected override renderSection(section: Negotiators): unknown {
    const {layout, words} = this;
    const asked = this.#asked(section);
    const isTabs = layout === 'tabs' || (layout === 'auto' && this.narrow);
    const all = {id: '', name: this.term('allGroups'), members: []};
    const choice = isTabs ? asked : this.filterable ? [all, ...asked] : [];
    const selected = Math.max(
      0,
      choice.findIndex(({id}) => id === this.selected),
    );
    const isFound = finder(words);
    const found = chosen(asked, isTabs ? '' : choice[selected]?.id, !words, ({name, role, bio}, delegation) =>
      isFound(name, role, bio, delegation.name),
    );
    // What is found is shown wherever it is.
    const tabbed = isTabs && !words && asked.length > 1;
    const {credit} = section;
    return html`
      ${
        this.searchable
          ? renderSearch(
              words,
              found.flatMap(({members}) => members).length,
              (key, values) => this.term(key, values),
              (sought) => (this.words = sought),
            )
          : nothing
      }
      ${tabbed || (!isTabs && choice.length > 2) ? this.#renderChoice(choice, selected, tabbed) : nothing}
      <div class="delegations ${tabbed ? '' : layout}">
        ${found.map(
          (delegation, index) =>
            html`<section
              part="delegation"
              id="panel${index}"
              data-of=${delegation.id}
              role=${tabbed ? 'tabpanel' : nothing}
              aria-labelledby=${tabbed ? `tab${index}` : nothing}
              tabindex=${tabbed ? 0 : nothing}
              ?hidden=${tabbed && index !== selected}
              @beforematch=${() => (this.selected = delegation.id)}
            >
              ${
                delegation.name || asked[1]
                  ? html`<div
                      class="title rule"
                      part="title"
                      role="heading"
                      aria-level=${this.innerLevel}
                      tabindex="-1"
                      lang=${this.langOf(undefined)}
                      dir=${this.dirOf(undefined)}
                    >
                      ${this.#renderName(delegation)}
                    </div>`
                  : nothing
              }
              ${this.#renderMembers(delegation.members, Math.min(6, this.innerLevel + Number(!tabbed)))}
            </section>`,
        )}
      </div>
      ${
        credit &&
        html`<p class="meta" part="credit" lang=${this.langOf(undefined)} dir=${this.dirOf(undefined)}>
          ${credit}
        </p>`
      }
      ${this.#renderDialog(asked)}
    `;
  }

  /** The row of tabs, or of buttons to filter by: one stop on the way through the page. */
  #renderChoice(choice: readonly Delegation[], selected: number, tabbed: boolean): unknown {
    return html`<div
      role=${tabbed ? 'tablist' : 'toolbar'}
      class="tabs"
      part=${tabbed ? 'tabs' : 'filter'}
      aria-label=${tabbed ? nothing : this.term('delegations')}
      @keydown=${this.#onTabKey}
    >
      ${choice.map(
        (delegation, index) =>
          html`<button
            role=${tabbed ? 'tab' : nothing}
            class="tab"
            part="tab"
            id="tab${index}"
            data-of=${delegation.id}
            aria-controls=${tabbed ? `panel${index}` : nothing}
            aria-selected=${tabbed ? index === selected : nothing}
            aria-pressed=${tabbed ? nothing : index === selected}
            tabindex=${index === selected ? 0 : -1}
            lang=${this.langOf(undefined)}
            dir=${this.dirOf(undefined)}
            @click=${() => this.#select(delegation.id)}
          >
            ${this.#renderName(delegation)}
          </button>`,
      )}
    </div>`;
  }

  /** The name of a delegation, with its flag or emblem. */
  #renderName({name, image}: Delegation): unknown {
    return html`${this.#renderPicture(image, 'emblem')} ${name || this.term('others')}`;
  }

  /** Those who take part, and apart from them those who no longer do. */
  #renderMembers(members: readonly Person[], level: number): unknown {
    if (!members.length) return html`<p class="note">${this.term('noNegotiators')}</p>`;
    return [false, true].map((former) => {
      const people = members.filter(({until}) => former === Boolean(until));
      return (
        people[0] &&
        html`${former ? html`<p class="meta former">${this.term('formerly')}</p>` : nothing}
          <ul class=${people.length > MANY ? 'many' : ''}>
            ${people.map(
              (person) => html`<li>${this.#renderPerson(person, level, Boolean(this.person))}</li>`,
            )}
          </ul>`
      );
    });
  }

  /** @param whole Whether the biography is shown to its end. */
  #renderPerson(person: Person, level: number, whole: boolean, inDialog = false): unknown {
    const {id, name, role, until, language} = person;
    const isShort = this.layout === 'compact' && !inDialog;
    const {bio, image, links = []}: Partial<Person> = isShort ? {} : person;
    const {tag} = this.locale;
    const open = whole || this.#opened.has(id);
    const lines = `text ${whole ? '' : 'more'} ${open ? '' : 'clamped'}`;
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
      ${isShort ? nothing : this.#renderPortrait(name, image)}
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
                  ${name}
                </button>`
              : name
          }
        </div>
        ${role && html`<p class="meta" part="role">${role}</p>`}
        ${until && html`<p class="meta" lang=${tag}>${this.term('until', {date: this.#monthOf(until)})}</p>`}
        ${image?.credit && html`<p class="meta">${image.credit}</p>`}
      </div>
      ${bio && html`<p class=${lines} part="text" @scroll=${onScroll}>${bio}</p>`}
      ${
        bio && !whole
          ? html`<button
              class="quiet"
              lang=${tag}
              aria-expanded=${open}
              hidden
              @click=${() => this.#open(id)}
            >
              ${this.term(open ? 'less' : 'more')} <span class="hidden">${name}</span>
            </button>`
          : nothing
      }
      ${
        links[0] &&
        html`<p class="meta">
          ${links.map(({url, title}) => html`<a href=${this.link(url) ?? nothing}>${title}</a>`)}
        </p>`
      }
    </div>`;
  }

  #renderDialog(asked: readonly Delegation[]): unknown {
    const home = homeOf(this.viewed, asked);
    return home?.members.map((person) =>
      person.id === this.viewed
        ? html`<dialog
            part="dialog"
            aria-label=${person.name}
            closedby="any"
            data-of=${home.id}
            @close=${() => (this.viewed = undefined)}
          >
            <form method="dialog">
              <button class="quiet" part="close">${this.term('close')}</button>
            </form>
            ${this.#renderPerson(person, this.innerLevel, true, true)}
          </dialog>`
        : nothing,
    );
  }

  /** When somebody left; for that, a month is exact enough. */
  #monthOf(date: string): string {
    const month = date[4] ? 'short' : undefined;
    const style = {year: 'numeric', month, timeZone: 'UTC'} as const;
    return made(Intl.DateTimeFormat, this.locale.tag, style).format(new Date(date.slice(0, 7)));
  }

  #renderPortrait(name: string, image: Person['image']): unknown {
    const picture = this.#renderPicture(image, 'portrait');
    return picture === nothing
      ? html`<span class="title portrait" part="portrait" aria-hidden="true">${initials(name)}</span>`
      : picture;
  }

  /** A picture in a place of its own size, unless it cannot be had. */
  #renderPicture(image: Person['image'], part: 'portrait' | 'emblem'): unknown {
    const src = safeImage(image?.url, this.linkBase);
    if (!image || !src || this.#broken.has(src)) return nothing;
    const onError = () => {
      this.#broken.add(src);
      this.requestUpdate();
    };
    return html`<img
      class=${part}
      part=${part}
      loading="lazy"
      sizes="72px"
      srcset=${srcsetOf(image, this.linkBase) || nothing}
      src=${src}
      width=${image.width ?? nothing}
      height=${image.height ?? nothing}
      alt=${image.alt ?? ''}
      @error=${onError}
    />`;
  }
}

/** The delegation that a person is in. */
function homeOf(person: string | undefined, delegations: readonly Delegation[]): Delegation | undefined {
  return delegations.find(({members}) => members.some(({id}) => id === person));
}

/**
 * The people that are asked for, in their delegations.
 *
 * @param delegation The id of the one to choose from; empty for all.
 * @param withEmpty Whether a delegation stays that has nobody of them.
 */
function chosen(
  delegations: readonly Delegation[],
  delegation: string | undefined,
  withEmpty: boolean,
  isAsked: (person: Person, home: Delegation) => boolean,
): readonly Delegation[] {
  return delegations
    .filter(({id}) => !delegation || id === delegation)
    .map((home) => ({...home, members: home.members.filter((person) => isAsked(person, home))}))
    .filter(({members}) => members[0] ?? withEmpty);
}

declare global {
  interface HTMLElementTagNameMap {
    'peace-negotiators': PeaceNegotiators;
  }
}
