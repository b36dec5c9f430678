import {html, nothing} from 'lit';
import type {CSSResultGroup, PropertyValues} from 'lit';

import {readNegotiators} from '../contract/negotiators.ts';
import type {Delegation, Negotiators, Person} from '../contract/negotiators.ts';
import {hint} from '../page.ts';
import {oneOf} from '../widget/attributes.ts';
import {DeepLinkController, writeDeepLink} from '../widget/deep-link.ts';
import {PeaceSelectEvent} from '../widget/events.ts';
import {safeImage} from '../widget/links.ts';
import {negotiators} from '../widget/locale/en.ts';
import {PeaceElement} from '../widget/peace-element.ts';
import {property, state} from '../widget/property.ts';
import {initials} from './initials.ts';
import {negotiatorsStyles} from './negotiators.styles.ts';
import {srcsetOf} from './portrait.ts';

/**
 * The people at the table, by delegation.
 *
 * @summary Cards of the negotiators, in sections or tabs.
 * @element peace-negotiators
 * @slot - Shown until the widget works, and when its document cannot be had.
 * @event {PeaceLoadEvent} peace-load - The document was read.
 * @event {PeaceErrorEvent} peace-error - The document could not be had.
 * @event {PeaceSelectEvent} peace-select - A visitor opened a biography; `id` names the person.
 * @csspart base - All of the widget.
 * @csspart heading - The heading above it.
 * @csspart tabs - The row of tabs.
 * @csspart tab - One tab.
 * @csspart delegation - One delegation.
 * @csspart title - The name of a delegation.
 * @csspart person - The card of one person.
 * @csspart portrait - The picture of a person, or the initials.
 * @csspart name - The name of a person.
 * @csspart role - The role of a person.
 * @csspart text - The biography of a person.
 * @csspart credit - The line that says where all this is from.
 */
export class PeaceNegotiators extends PeaceElement<Negotiators> {
  static override styles: CSSResultGroup = [PeaceElement.styles, negotiatorsStyles];

  /** The id of the one delegation to show; all of them without it. */
  @property() delegation: string | undefined;

  /** `sections` shows the delegations side by side, or one below the other where it is narrow; `tabs` one at a time. */
  @property({converter: oneOf('peace-negotiators', 'layout', ['sections', 'tabs'])})
  layout: 'sections' | 'tabs' = 'sections';

  /** Whether opening a biography writes `#peace-person=ID` into the page's address. */
  @property({type: Boolean, attribute: 'deep-link'}) deepLink = false;

  /** The delegation whose tab is selected; the first one at the beginning. */
  @state() private selected: string | undefined;

  protected override readonly format = {
    name: 'negotiators',
    read: readNegotiators,
    isEmpty: (section: Negotiators) => !this.#shown(section).length,
  } as const;
  protected override readonly wording = negotiators;
  protected override readonly emptyKey = 'noNegotiators';

  /** The people whose biographies are open. */
  readonly #opened = new Set<string>();
  /** Addresses of portraits that could not be had. */
  readonly #broken = new Set<string>();
  #linked: string | undefined;
  #clamping: ResizeObserver | undefined;

  constructor() {
    super();
    new DeepLinkController(this, 'peace-person', (id) => {
      this.#linked = id;
      this.requestUpdate();
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const {section, delegation} = this;
    if (!section) return;
    const shown = this.#shown(section);
    if (delegation && !shown.length) {
      const known = section.delegations.map(({id}) => id).join(', ');
      hint(this.localName, `delegation="${delegation}" is not one of: ${known}`);
    }
    this.#paint(shown);
    this.#watchClamping();
    this.#followLink(shown);
  }

  /** The delegations that were asked for. */
  #shown({delegations}: Negotiators): readonly Delegation[] {
    const wanted = this.delegation?.trim();
    return delegations.filter(({id}) => !wanted || id === wanted);
  }

  /** Gives each delegation its colour. A word that is no colour leaves the page's accent. */
  #paint(shown: readonly Delegation[]): void {
    shown.forEach(({color = ''}, index) => {
      for (const element of this.renderRoot.querySelectorAll<HTMLElement>(`#tab${index},#panel${index}`))
        element.style.setProperty('--_hue', CSS.supports('color', color) ? color : '');
    });
  }

  /**
   * Shows "More" only where there is more than four lines, which depends on width and font. What is observed is what the
   * button does not change, or it would never come to rest.
   */
  #watchClamping(): void {
    this.#clamping ??= new ResizeObserver((entries) => {
      for (const {target} of entries) {
        const button = target.nextElementSibling as HTMLElement;
        button.hidden = target.scrollHeight < 4.5 * parseFloat(getComputedStyle(target).lineHeight);
      }
    });
    this.#clamping.disconnect();
    for (const text of this.renderRoot.querySelectorAll('.text')) this.#clamping.observe(text);
  }

  /** Opens the biography that a link names and takes the visitor there, once, when it is there to be seen. */
  #followLink(shown: readonly Delegation[]): void {
    const id = this.#linked;
    const home = shown.find(({members}) => members.some((person) => person.id === id));
    if (!id || !home) return;
    this.#linked = undefined;
    this.selected = home.id;
    this.#opened.add(id);
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const name = (this.renderRoot as ShadowRoot).getElementById(`person-${id}`);
      name?.scrollIntoView({block: 'center'});
      name?.focus({preventScroll: true});
    });
  }

  #toggle(id: string): void {
    this.requestUpdate();
    if (this.#opened.delete(id)) return;
    this.#opened.add(id);
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
    const shown = this.#shown(section);
    const tabbed = this.layout === 'tabs' && shown.length > 1;
    const selected = Math.max(
      0,
      shown.findIndex(({id}) => id === this.selected),
    );
    const lang = this.langOf(undefined);
    const dir = this.dirOf(undefined);
    return html`
      ${
        tabbed
          ? html`<div role="tablist" part="tabs" @keydown=${this.#onTabKey}>
              ${shown.map(
                ({id, name}, index) =>
                  html`<button
                    type="button"
                    role="tab"
                    part="tab"
                    id="tab${index}"
                    aria-controls="panel${index}"
                    aria-selected=${index === selected}
                    tabindex=${index === selected ? 0 : -1}
                    lang=${lang}
                    dir=${dir}
                    @click=${() => (this.selected = id)}
                  >
                    ${name}
                  </button>`,
              )}
            </div>`
          : nothing
      }
      <div class="delegations">
        ${shown.map(
          ({name, members}, index) =>
            html`<section
              part="delegation"
              id="panel${index}"
              role=${tabbed ? 'tabpanel' : nothing}
              aria-labelledby=${tabbed ? `tab${index}` : nothing}
              tabindex=${tabbed ? 0 : nothing}
              ?hidden=${tabbed && index !== selected}
            >
              <div
                class="title rule"
                part="title"
                role="heading"
                aria-level=${this.innerLevel}
                lang=${lang}
                dir=${dir}
              >
                ${name}
              </div>
              ${this.#renderMembers(members, Math.min(6, this.innerLevel + Number(!tabbed)))}
            </section>`,
        )}
      </div>
      ${section.credit && html`<p class="meta" part="credit" lang=${lang} dir=${dir}>${section.credit}</p>`}
    `;
  }

  /** Those who take part, and apart from them those who no longer do. */
  #renderMembers(members: readonly Person[], level: number): unknown {
    if (!members.length) return html`<p class="note">${this.term('noNegotiators')}</p>`;
    return [false, true].map((former) => {
      const people = members.filter(({until}) => former === Boolean(until));
      return (
        people[0] &&
        html`<ul>
          ${people.map((person) => this.#renderPerson(person, level))}
        </ul>`
      );
    });
  }

  #renderPerson({id, name, role, bio, image, links = [], until, language}: Person, level: number): unknown {
    const open = this.#opened.has(id);
    const {tag} = this.locale;
    return html`<li part="person" lang=${this.langOf(language)} dir=${this.dirOf(language)}>
      ${this.#renderPortrait(name, image)}
      <div>
        <div class="title" part="name" role="heading" aria-level=${level} tabindex="-1" id="person-${id}">
          ${name}
        </div>
        ${role && html`<p class="meta" part="role">${role}</p>`}
        ${until && html`<p class="meta" lang=${tag}>${this.term('until', {date: this.#monthOf(until)})}</p>`}
        ${image?.credit && html`<p class="meta">${image.credit}</p>`}
      </div>
      ${
        bio &&
        html`<p class="text ${open ? '' : 'clamped'}" part="text">${bio}</p>
          <button
            type="button"
            class="quiet"
            lang=${tag}
            aria-expanded=${open}
            hidden
            @click=${() => this.#toggle(id)}
          >
            ${this.term(open ? 'less' : 'more')} <span class="hidden">${name}</span>
          </button>`
      }
      ${
        links[0] &&
        html`<p class="meta">
          ${links.map(({url, title}) => html`<a href=${this.link(url) ?? nothing}>${title}</a>`)}
        </p>`
      }
    </li>`;
  }

  /** When somebody left; for that, a month is exact enough. */
  #monthOf(date: string): string {
    const month = /.-/.test(date) ? 'short' : undefined;
    const style = {calendar: 'gregory', year: 'numeric', month, timeZone: 'UTC'} as const;
    return new Date(date).toLocaleDateString(this.locale.tag, style);
  }

  #renderPortrait(name: string, image: Person['image']): unknown {
    const src = safeImage(image?.url, this.linkBase);
    if (!image || !src || this.#broken.has(src))
      return html`<span class="title portrait" part="portrait" aria-hidden="true">${initials(name)}</span>`;
    const onError = () => {
      this.#broken.add(src);
      this.requestUpdate();
    };
    return html`<img
      class="portrait"
      part="portrait"
      loading="lazy"
      sizes="72px"
      srcset=${srcsetOf(image, this.linkBase) || nothing}
      src=${src}
      alt=${image.alt ?? ''}
      @error=${onError}
    />`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'peace-negotiators': PeaceNegotiators;
  }
}
