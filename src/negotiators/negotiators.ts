import {html, nothing} from 'lit';
import type {CSSResultGroup, PropertyValues} from 'lit';
import {readNegotiators} from '../contract/negotiators.ts';
import type {Delegation, Negotiators, Person} from '../contract/negotiators.ts';
import {hint} from '../page.ts';
import {DeepLinkController, goTo, writeDeepLink} from '../widget/deep-link.ts';
import {finding, negotiators} from '../widget/locale/en.ts';
import {PeaceElement} from '../widget/peace-element.ts';
import {renderPicture} from '../widget/picture.ts';
import {state} from '../widget/property.ts';
import {searchStyles} from '../widget/search.styles.ts';
import {finder, renderSearch} from '../widget/search.ts';
import {describe} from '../widget/structured-data.ts';
import {titledLinkStyles} from '../widget/titled-links.styles.ts';
import {CardElement} from './card-element.ts';
import {chosen} from './chosen.ts';
import {negotiatorsStyles} from './negotiators.styles.ts';
import {describePeople} from './people-data.ts';
import {goByKey} from './tab-keys.ts';

/** More people than this are laid out only where they are in view. */
const MANY = 100;

/** What shows all delegations again. */
const EVERYONE: Delegation = {id: '', name: '', members: []};

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
export class PeaceNegotiators extends CardElement {
  static override styles: CSSResultGroup = [
    PeaceElement.styles,
    searchStyles,
    titledLinkStyles,
    negotiatorsStyles,
  ];

  /** The delegation that a visitor has chosen, by a tab or to filter by. */
  @state() private selected = '';
  /** The words that a visitor looks for. */
  @state() private words = '';

  protected override readonly format = {
    name: 'negotiators',
    read: readNegotiators,
    isEmpty: (section: Negotiators) => !this.#asked(section).length,
  } as const;
  protected override readonly wording = {...finding, ...negotiators};
  protected override readonly emptyKey = 'noNegotiators';

  /** The element that a link leads to, by its id, until it was followed. */
  #linked = '';

  constructor() {
    super();
    for (const kind of ['delegation', 'person'] as const) {
      new DeepLinkController(this, `peace-${kind}`, (id) => {
        this.#linked = `${kind}-${id}`;
        this.requestUpdate();
      });
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const {section} = this;
    if (!section) return;
    const asked = this.#asked(section);
    const key = this.person ? 'person' : 'delegation';
    if (!asked.length && this[key]) {
      const known = section.delegations.flatMap((home) => (this.person ? home.members : home));
      hint(this.localName, `${key}="${this[key]}" is not one of: ${known.map(({id}) => id).join(', ')}`);
    }
    describe(this, this.structuredData ? describePeople(asked, this.linkBase) : undefined);
    this.#followLinks(asked);
  }

  /** The delegations and people that the page asked for. */
  #asked({delegations}: Negotiators): readonly Delegation[] {
    const person = this.person?.trim();
    return chosen(delegations, this.delegation?.trim(), !person, ({id}) => !person || id === person);
  }

  /** Opens what a link names and takes the visitor there, once, when it is there to be seen. */
  #followLinks(asked: readonly Delegation[]): void {
    const linked = this.#linked;
    for (const {id, members} of asked) {
      const person = members.find((member) => linked === `person-${member.id}`);
      if (!person && linked !== `delegation-${id}`) continue;
      this.#linked = '';
      this.selected = id;
      this.renderRoot.querySelector('form')?.reset();
      // A dialog that is closed gives the focus back to where it was before.
      void goTo(this, `#${CSS.escape(linked)}`).then(() => person && this.show(person.id));
    }
  }

  #select(id: string): void {
    this.selected = id;
    if (this.deepLink) writeDeepLink('peace-delegation', id);
  }

  protected override renderSection(section: Negotiators): unknown {
    const {layout, words} = this;
    const {credit} = section;
    const asked = this.#asked(section);
    const isTabs = layout === 'tabs' || (layout === 'auto' && this.narrow);
    // One delegation at a time where they are tabs, or one of them or all to filter by. What is found is shown wherever it is.
    const isOffered = asked[1] && (isTabs ? !words : this.filterable);
    const tabs = isOffered ? (isTabs ? asked : [EVERYONE, ...asked]) : [];
    const selected = tabs.find(({id}) => id === this.selected) ?? tabs[0];
    const open = isTabs ? selected : undefined;
    const isFound = finder(words);
    const found = chosen(asked, open ? '' : selected?.id, !words, ({name, role, bio}, delegation) =>
      isFound(name, role, bio, delegation.name),
    );
    return html`
      ${
        this.searchable
          ? renderSearch(
              words,
              found.flatMap(({members}) => members).length,
              this.term,
              (sought) => (this.words = sought),
            )
          : nothing
      }
      ${
        selected &&
        html`<div
          role="tablist"
          class="tabs"
          part=${open ? 'tabs' : 'filter'}
          aria-label=${this.term('delegations')}
          @keydown=${goByKey}
        >
          ${tabs.map((tab) => this.#renderTab(tab, tab === selected))}
        </div>`
      }
      <div
        class=${open ? '' : `delegations ${layout}`}
        id="panel"
        role=${selected ? 'tabpanel' : nothing}
        aria-label=${selected ? this.#nameOf(selected) : nothing}
        tabindex=${selected ? 0 : nothing}
      >
        ${found.map((delegation) => {
          const {id, name, color = '', members} = delegation;
          return html`<section
            part="delegation"
            data-color=${color}
            hidden=${open && id !== open.id ? '' : nothing}
            @beforematch=${() => (this.selected = id)}
          >
            ${
              name || asked[1]
                ? html`<div
                    class="title rule ${open ? 'printed' : ''}"
                    part="title"
                    role="heading"
                    aria-level=${this.innerLevel}
                    tabindex="-1"
                    id=${selected ? nothing : `delegation-${id}`}
                  >
                    ${this.#renderName(delegation)}
                  </div>`
                : nothing
            }
            ${this.#renderMembers(members, this.innerLevel + (open ? 0 : 1))}
          </section>`;
        })}
      </div>
      ${credit && html`<p class="meta" part="credit" lang=${this.langOf()} dir=${this.dirOf()}>${credit}</p>`}
      ${this.renderDialog(asked)}
    `;
  }

  #renderTab(delegation: Delegation, isSelected: boolean): unknown {
    const {id, color = ''} = delegation;
    return html`<button
      role="tab"
      class="tab"
      part="tab"
      id="delegation-${id}"
      data-color=${color}
      aria-controls="panel"
      aria-selected=${isSelected}
      tabindex=${isSelected ? 0 : -1}
      @click=${() => this.#select(id)}
    >
      ${this.#renderName(delegation)}
    </button>`;
  }

  #nameOf({id, name}: Delegation): string {
    return name || this.term(id ? 'others' : 'allGroups');
  }

  /** The name of a delegation, with its flag or emblem; the words of the kit are in the page's language. */
  #renderName(delegation: Delegation): unknown {
    return html`<bdi lang=${delegation.name ? this.langOf() : nothing} dir=${this.dirOf()}>
      ${renderPicture(delegation.image, this.linkBase, '72px', 'emblem')} ${this.#nameOf(delegation)}
    </bdi>`;
  }

  /** Those who take part, and apart from them those who no longer do. */
  #renderMembers(members: readonly Person[], level: number): unknown {
    if (!members.length) return html`<p class="note">${this.term('noNegotiators')}</p>`;
    return [false, true].map((former) => {
      const people = members.filter(({until}) => former === Boolean(until));
      return (
        people[0] &&
        html`${former ? html`<p class="meta former">${this.term('formerly')}</p>` : nothing}
          <ul class=${people[MANY] ? 'many' : ''}>
            ${people.map((person) => html`<li>${this.renderPerson(person, level)}</li>`)}
          </ul>`
      );
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'peace-negotiators': PeaceNegotiators;
  }
}
