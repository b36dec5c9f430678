import {html, isServer, LitElement, nothing} from 'lit';
import type {CSSResultGroup, PropertyValues, TemplateResult} from 'lit';
import type {Strings} from '../contract/primitives.ts';
import {DocumentController} from '../document/document-controller.ts';
import type {DocumentHost, DocumentResult, DocumentState} from '../document/document-controller.ts';
import type {ReadSection, SectionFormat} from '../document/formats/initiative.ts';
import {hint} from '../page.ts';
import {numberFrom, oneOf} from './attributes.ts';
import {baseStyles} from './base.styles.ts';
import {setCustomStates} from './custom-state.ts';
import {focusOn, hasContent, inlineDocument} from './children.ts';
import {PeaceErrorEvent, PeaceLoadEvent} from './events.ts';
import {made} from './intl.ts';
import {safeLink} from './links.ts';
import {common} from './locale/en.ts';
import {directionOf, LocaleController} from './locale/locale-controller.ts';
import {askAgain, phrase} from './locale/strings.ts';
import type {Values} from './locale/strings.ts';
import {property, state} from './property.ts';
import {version} from './version.ts';

/**
 * What every widget is: an element that gets a document, is in exactly one state, and draws its section of it.
 *
 * @typeParam T The section as the widget uses it.
 */
export abstract class PeaceElement<T> extends LitElement implements DocumentHost {
  /** The version of this copy of the kit. */
  static readonly version = version;
  static override styles: CSSResultGroup = baseStyles;

  /** Address of the JSON document: the whole one, or this section alone. `{lang}` in it becomes the page's language. */
  @property() src: string | undefined;

  /** The heading above the widget; by default the document's title for this section. Empty for none. */
  @property() heading: string | undefined;

  /** Level of that heading, 1–6; headings inside follow. */
  @property({attribute: 'heading-level', check: numberFrom(1, 6, 2)})
  headingLevel = 2;

  /** `light` or `dark` against the page's own `color-scheme`; `auto` follows it. */
  @property({
    attribute: 'color-scheme',
    check: oneOf(['auto', 'light', 'dark']),
  })
  colorScheme: 'auto' | 'light' | 'dark' = 'auto';

  /** Seconds between two readings of the document while the page is visible; 0 reads it once. */
  @property({check: numberFrom(0, 86_400, 0)}) refresh = 0;

  /** Seconds to wait for an answer; the first widget of a document decides for all. */
  @property({check: numberFrom(1, 120, 20)}) timeout = 20;

  /** The document itself; it replaces the request. So does a `<script type="application/json">` child. */
  @property({attribute: false}) data: unknown;

  /** Language of this element: the nearest `lang` attribute decides when it has none. */
  declare lang: string;

  /** Where the widget finds its section in a document, and how it reads it. */
  protected abstract readonly format: SectionFormat<T>;
  /** The wording of this widget in English. */
  protected abstract readonly wording: Strings;
  /** The key of the sentence for a document without content. */
  protected abstract readonly emptyKey: string;

  /** The page is being printed: everything is to be shown. */
  @state() protected printing = false;

  protected readonly locale = new LocaleController(this);
  readonly #internals = isServer ? undefined : this.attachInternals();
  #document: DocumentController<T> | undefined;
  #inline: unknown;
  #knowsChildren = false;

  /** The state of the document; also a custom state for CSS, `:state(ready)`. */
  get state(): DocumentState {
    return (this.locale.ready && this.#document?.state) || 'loading';
  }

  /** The element's states for CSS, `:state(…)`. */
  protected get customStates(): string[] {
    return [this.state];
  }

  /** @internal */
  get documentUrl(): string | undefined {
    const src = this.src?.trim().replace('{lang}', this.locale.language);
    // What is no address fails as one that cannot be reached.
    return isServer ? src : (safeLink(src, this.baseURI) ?? src);
  }

  /** @internal */
  get givenDocument(): unknown {
    return this.data ?? this.#inline;
  }

  /** @internal Asks again for the words of the page's language, if they could not be had. */
  askAgain(): void {
    askAgain();
    this.requestUpdate();
  }

  /** Asks the endpoint again. */
  reload(): void {
    this.#document?.retry();
  }

  /**
   * Asks again for a visitor. The button goes: the focus stays where it is told what came of it. Before that it has no
   * business there: a dialog that opens would give it the focus.
   */
  readonly #retry = ({target}: Event) => {
    focusOn((target as Element).closest('[role]') as HTMLElement);
    this.reload();
  };

  override connectedCallback(): void {
    // What a server has rendered must first be rendered alike: it knows nothing of the children.
    this.#knowsChildren = this.hasUpdated || !this.shadowRoot;
    // Angular appends them only now.
    queueMicrotask(this.#readChildren);
    super.connectedCallback();
    addEventListener('beforeprint', this.#print);
    addEventListener('afterprint', this.#print);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.#print);
    removeEventListener('afterprint', this.#print);
  }

  readonly #print = ({type}: Event) => {
    this.printing = type === 'beforeprint';
    this.performUpdate();
  };

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.locale.update({...common, ...this.wording});
    this.#document ??= new DocumentController(this, this.format, this.#onDocument);
    this.#document.update();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.#internals) setCustomStates(this.#internals, this.customStates);
    const {activeElement} = this.getRootNode() as Document;
    // The focus is on what stood in for the widget and is shown no more: it would go to the beginning of the page.
    if (activeElement !== this && this.contains(activeElement) && !activeElement?.getClientRects()[0])
      focusOn(this.renderRoot.querySelector('[role]') as HTMLElement);
  }

  /** An inline document: `<script type="application/json">`; and whether there is fallback content is to be seen anew. */
  readonly #readChildren = () => {
    this.requestUpdate();
    // While the page is still being parsed, the children may not be here yet.
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', this.#readChildren, {once: true});
      return;
    }
    this.#inline ??= inlineDocument(this);
    // A framework that takes over a server's page gives the document only now.
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (!this.documentUrl && this.givenDocument === undefined)
          hint(this.localName, 'has neither src nor data');
      }),
    );
  };

  readonly #onDocument = ({section, stale, error}: DocumentResult<T>) => {
    const url = this.givenDocument === undefined ? this.documentUrl : undefined;
    const warn = (words: string) => hint(this.localName, `${url ?? 'data'}: ${words}`);
    if (error) {
      warn(error.message);
      this.dispatchEvent(new PeaceErrorEvent(error.kind, error.message, url));
    }
    if (!section) return;
    const {problems} = section;
    const lines = problems.map(({pointer, detail}) => `\n  ${pointer}: ${detail}`).join('');
    if (lines) warn(`left out what is wrong:${lines}`);
    this.dispatchEvent(new PeaceLoadEvent(url, stale, problems));
  };

  /** What was read of the document: the section, and what is said for all sections. */
  protected get received(): ReadSection<T> | undefined {
    return this.#document?.result?.section;
  }

  /** The section that is shown. */
  protected get section(): T | undefined {
    return this.received?.value;
  }

  /** What relative links of the document are relative to. */
  protected get linkBase(): string | undefined {
    return this.documentUrl ?? (isServer ? undefined : this.baseURI);
  }

  /** The wording for a key: the document's own, that of the page's language, or English. */
  protected readonly term = (key: string, values?: Values): string => {
    const form =
      this.wordingOf(this.section)?.[key] ?? this.received?.strings?.[key] ?? this.locale.strings[key];
    return phrase(form, this.locale.tag, values);
  };

  /** Wordings that the section itself replaces. */
  protected wordingOf(_section: T | undefined): Strings | undefined {
    return undefined;
  }

  /** `lang` of a text, if it is in another language than the words around it. */
  protected langOf(language?: string): string | typeof nothing {
    const own = language ?? this.received?.language ?? this.locale.around;
    return own.split('-')[0] !== this.locale.language ? own : nothing;
  }

  /** `dir` of a text, if it is in another language than the words around it. */
  protected dirOf(language?: string): 'ltr' | 'rtl' | typeof nothing {
    const own = this.langOf(language);
    return own === nothing ? nothing : directionOf(own);
  }

  /** Level of headings inside the widget. */
  protected get innerLevel(): number {
    return Math.min(6, this.headingLevel + (this.shownHeading ? 1 : 0));
  }

  /** The heading above the widget. */
  protected get shownHeading(): string | undefined {
    return this.heading ?? (this.section && this.titleOf(this.section));
  }

  /** The document's title for this section. */
  protected titleOf(_section: T): string | undefined {
    return undefined;
  }

  /** The widget with something to show. */
  protected abstract renderSection(section: T): unknown;

  /** What stands in for the content until it is here; about as high. */
  protected renderSkeleton(): unknown {
    return Array(18).fill(html`<div class="bone"></div>`);
  }

  override render(): TemplateResult {
    const heading = this.shownHeading;
    const {state, section} = this;
    const isBare = state === 'empty' || state === 'error';
    // What has no address may be given a document later; until then nobody waits.
    const waits = state === 'loading' && Boolean(this.documentUrl ?? this.givenDocument);
    // A heading that the page gives is in the page's language; that of the document is in the document's.
    const spoken = this.heading === undefined ? undefined : this.locale.around;
    return html`<div
      class="root scheme-${this.colorScheme}"
      part="base"
      lang=${this.locale.tag}
      dir=${directionOf(this.locale.tag)}
      aria-busy=${waits}
    >
      ${
        heading
          ? html`<div
              id="heading"
              part="heading"
              role="heading"
              aria-level=${this.headingLevel}
              lang=${this.langOf(spoken)}
              dir=${this.dirOf(spoken)}
            >
              ${heading}
            </div>`
          : nothing
      }
      <div role="status">${waits || isBare ? this.#renderNotice(state) : nothing}</div>
      ${
        state === 'loading' || state === 'error'
          ? html`<slot></slot>`
          : section && !isBare
            ? this.renderSection(section)
            : nothing
      }
      ${waits && !(this.#knowsChildren && hasContent(this)) ? this.renderSkeleton() : nothing}
      <div role="status">
        ${
          // It comes and goes while others read, and so pushes nothing down that is above it.
          state === 'stale' ? this.#renderNotice(state) : nothing
        }
      </div>
    </div>`;
  }

  /** What is said about the state, and announced: that it loads or failed, is empty or old. */
  #renderNotice(state: DocumentState): unknown {
    const {error, at = 0} = this.#document?.result ?? {};
    const failure = error && error.kind in common ? error.kind : 'unreadable';
    const sentence = state === 'empty' ? this.emptyKey : state === 'error' ? failure : state;
    const style = {dateStyle: 'medium', timeStyle: 'short'} as const;
    return html`<p class="note ${state}" part=${state}>
      ${this.term(sentence, {time: made(Intl.DateTimeFormat, this.locale.tag, style).format(at)})}
      ${
        state === 'error'
          ? html`<button part="retry" @click=${this.#retry}>${this.term('retry')}</button>`
          : nothing
      }
    </p>`;
  }
}
