import {html, isServer, nothing} from 'lit';
import type {CSSResultGroup, PropertyValues} from 'lit';

import type {Signer} from '../contract/answer.ts';
import {readPetitions} from '../contract/petitions.ts';
import type {Petition} from '../contract/petitions.ts';
import type {Strings} from '../contract/primitives.ts';
import {solveChallenge} from '../delivery/challenge.ts';
import {outbox} from '../delivery/outbox.ts';
import {forget, statusAt} from '../delivery/signed.ts';
import type {Action} from '../delivery/entry.ts';
import type {Acknowledgement} from '../delivery/outcome.ts';
import {isOsdi, readOsdiPetition} from '../document/formats/osdi.ts';
import {hint} from '../page.ts';
import {date, flag, numberFrom} from '../widget/attributes.ts';
import {Ticker} from '../widget/clock.ts';
import {PeaceShareEvent, PeaceSignEvent} from '../widget/events.ts';
import type {Step} from '../widget/form/outbox-element.ts';
import {formStyles} from '../widget/form/form.styles.ts';
import {answerInAddress} from '../widget/form/source.ts';
import {fields, form, letter, petition} from '../widget/locale/en.ts';
import {PeaceElement} from '../widget/peace-element.ts';
import {property, state} from '../widget/property.ts';
import {LetterElement} from './letter/letter-element.ts';
import {letterStyles} from './letter/letter.styles.ts';
import {LiveController} from './live.ts';
import {madeOf, saidBy} from './made.ts';
import {momentOf} from './moments.ts';
import {openingOf} from './opening.ts';
import type {Opening} from './opening.ts';
import {petitionStyles} from './petition.styles.ts';
import {countIn, renderClosed, renderDeadline, renderProgress} from './progress-view.ts';
import {addressOfPage, tagged} from './share.ts';
import type {Shared} from './share.ts';
import {renderShare} from './share-view.ts';
import {readSigners} from './signers.ts';
import {FEW, isLong, renderSigner} from './signers-view.ts';
import {readTargets} from './targets.ts';

/** What is said of a signature by its status, now or at the next visit. */
const STATES: Readonly<Record<string, string>> = {confirm: 'signatureConfirm', sent: 'signatureSent'};

/**
 * A petition: what is asked of whom, how many have signed, a form, and what comes after signing.
 *
 * @summary Petition with form, progress and sharing.
 * @element peace-petition
 * @slot - Shown until the widget works, and when its document cannot be had.
 * @slot text - Replaces the text of the petition.
 * @slot follow-up - What comes after signing, in the page's own words; shown only then.
 * @event {PeaceLoadEvent} peace-load - The document was read.
 * @event {PeaceErrorEvent} peace-error - The document could not be had, or the signature not be delivered.
 * @event {PeaceSubmitEvent} peace-submit - The form is about to be sent; cancelable. It carries personal data, and neither bubbles nor leaves a shadow root.
 * @event {PeaceSignEvent} peace-sign - The endpoint has the signature; tells petition, count and status, and nothing of the person.
 * @event {PeaceShareEvent} peace-share - A visitor passes the petition on; `channel` says how.
 * @csspart base - All of the widget.
 * @csspart heading - The title of the petition.
 * @csspart text - What is asked.
 * @csspart progress - Count, goal and bar.
 * @csspart deadline - When the petition closes.
 * @csspart form - The form.
 * @csspart trouble - The summary of what is wrong.
 * @csspart field - One question with its control.
 * @csspart targets - The people that the petition goes to.
 * @csspart letter - The letter to them.
 * @csspart reach - The heading above the ways to reach them after signing.
 * @csspart submit - The button that sends.
 * @csspart closed - What is said when one cannot sign.
 * @csspart thanks - The heading after signing.
 * @csspart share - The ways of passing on.
 * @csspart signers - Who has signed lately.
 */
export class PeacePetition extends LetterElement<readonly Petition[]> {
  static override styles: CSSResultGroup = [PeaceElement.styles, formStyles, petitionStyles, letterStyles];

  /** Id of the petition, if the document has several; by default the first. */
  @property({attribute: 'petition-id'}) petitionId: string | undefined;

  /** Where signatures go, against the document's own address; with `heading`, a petition without a document. */
  @property() action: string | undefined;

  /** The goal, against the document's own. */
  @property({check: numberFrom(1, 1e9, 0)}) goal = 0;

  /** Fill in what the page's address holds as `peace-given-name`, `peace-email` and the like. */
  @property({check: flag}) prefill = false;

  /** What counts as today for opening and closing, as an ISO 8601 date; by default the visitor's clock. */
  @property({check: date}) now: string | undefined;

  /** All signatures of a petition, as the endpoint told after this one. */
  @state() private counted: {readonly id: string; readonly count: number} | undefined;
  /** What came of copying the address. */
  @state() private notice = '';
  /** The status of what was signed on this device before this page was opened; empty where nothing was. */
  @state() private signedBefore = '';
  /** Those that the visitor has asked to see in full; they stay as they were then. */
  @state() private signers: readonly Signer[] | undefined;

  protected override readonly format = {
    name: 'petitions',
    read: (json: unknown) => (isOsdi(json) ? readOsdiPetition(json) : readPetitions(json)),
    isEmpty: (petitions: readonly Petition[]) => !this.#chosen(petitions),
  } as const;
  protected override readonly wording = {...fields, ...form, ...petition, ...letter};
  protected override readonly emptyKey = 'noPetition';
  protected override readonly submitKey = 'sign';
  protected override readonly countKey = 'signed';

  // The deadline comes nearer.
  protected readonly ticker = new Ticker(this);
  readonly #live = new LiveController(this);
  /** What the attributes say of the petition. */
  #said: Partial<Petition> = {};
  /** The petition that the attributes make where there is no document. */
  #made: Petition | undefined;
  #isPrefilled = false;

  #chosen(petitions: readonly Petition[] | undefined): Petition | undefined {
    const given = this.petitionId?.trim();
    // Whoever has begun or signed the first one keeps it, also when another comes before it.
    const wanted = given || (this.isBegun ? this.asker : '');
    return petitions?.find(({id}) => id === wanted) ?? (given ? undefined : petitions?.[0]);
  }

  protected override get form(): Petition | undefined {
    const one = this.#chosen(this.section);
    if (!one) return undefined;
    const {targets} = one;
    return {
      ...one,
      ...(targets?.src && {targets: readTargets(this.#live.jsonAt(this.link(targets.src)))}),
      ...this.#said,
    };
  }

  override get givenDocument(): unknown {
    return super.givenDocument ?? (this.src ? undefined : this.#made);
  }

  override connectedCallback(): void {
    outbox().solve ??= solveChallenge;
    super.connectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const attributes: readonly (keyof PeacePetition)[] = ['action', 'goal', 'heading', 'petitionId'];
    if (attributes.some((name) => changed.has(name))) {
      this.#said = saidBy(this);
      this.#made = madeOf(this, this.#said, changed.has('action') ? undefined : this.#made?.id);
    }
    super.willUpdate(changed);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const {form} = this;
    const {src} = this.#chosen(this.section)?.targets ?? {};
    const urls = [src, form?.countUrl, form?.signers?.url].map((url) => this.link(url));
    if (this.isConnected) this.#live.follow(urls, this.#opening === 'open');
    const {section = [], petitionId, localName} = this;
    if (!form && section[0])
      hint(localName, `petition-id="${petitionId}" is not one of: ${section.map(({id}) => id).join(', ')}`);
    if (!form) return;
    // Another widget or tab may have signed. Whoever has begun to fill the form in is left alone.
    if (!this.isBegun) this.signedBefore = statusAt(this.actionUrl);
    for (const {id, name} of this.prefill && !this.#isPrefilled ? this.questions : []) {
      this.#isPrefilled = true;
      const answer = answerInAddress(name);
      if (answer && !this.answers.has(id)) this.fill(id, answer);
    }
  }

  /** What a petition does not say of itself, its document does. */
  protected override langOf(language = this.form?.language): string | typeof nothing {
    return super.langOf(language);
  }

  protected override titleOf(): string | undefined {
    return this.form?.title;
  }

  protected override wordingOf(): Strings | undefined {
    return this.form?.strings;
  }

  /**
   * Where the visitor stands: `form`, `sending`, `waiting`, `thanked` (also on a device that has signed before) or
   * `closed`; also a custom state for CSS, `:state(thanked)`.
   */
  override get step(): Step {
    const step = super.step;
    if (step !== 'form') return step;
    // What somebody has begun to fill in is not taken away: the endpoint decides whether it comes too late.
    if (this.#opening !== 'open' && !this.isBegun) return 'closed';
    return this.signedBefore && !this.progress.mends ? 'thanked' : step;
  }

  /** The moment that it is, ms since 1970; nothing on a server, whose time is not the visitor's. */
  get #moment(): number | undefined {
    return (this.now && momentOf(this.now)) || (isServer ? undefined : Date.now());
  }

  get #opening(): Opening {
    const {form} = this;
    return form ? openingOf(form, this.#moment) : 'open';
  }

  protected override acknowledge({count, status}: Acknowledgement, {id = ''}: Action): void {
    if (count) this.counted = {id, count};
    this.notice = '';
    this.dispatchEvent(new PeaceSignEvent(id, count, status));
  }

  protected override startAgain(): void {
    super.startAgain();
    this.signers = undefined;
  }

  readonly #signAgain = () => {
    forget(this.actionUrl);
    this.signedBefore = '';
    this.another();
  };

  /** Goes on when a visitor has passed the petition on, or was about to. */
  readonly #pass = async (channel: string, shared: Shared): Promise<void> => {
    const copies = channel === 'copy';
    try {
      if (channel === 'device') await navigator.share(shared);
      if (copies) await navigator.clipboard.writeText(shared.url);
    } catch {
      // The visitor has changed their mind; or nobody may write to the clipboard, and the address is shown instead.
      this.notice = copies ? shared.url : '';
      return;
    }
    if (copies) this.notice = this.term('copied');
    this.dispatchEvent(new PeaceShareEvent(channel));
  };

  protected override renderSection(): unknown {
    const one = this.form;
    if (!one) return nothing;
    const opening = this.#opening;
    const {step} = this;
    const isMade = this.#made && this.givenDocument === this.#made;
    return html`<div class="petition stack">
      <div class="stack">
        ${one.addressee && html`<p class="meta">${this.term('addressee', {addressee: ''})} <bdi>${this.words(one.addressee)}</bdi></p>`}
        <slot name="text"
          >${isMade ? nothing : html`<p class="text" part="text">${this.words(one.text)}</p>`}</slot
        >
        ${renderProgress(one, this.#countOf(one), opening, this.term)}
        ${opening === 'open' ? renderDeadline(one, this.#moment, this.term, this.locale.tag) : nothing}
      </div>
      <div class="stack" @input=${this.#onInput}>
        ${this.renderWaiting(step === 'form' && opening === 'closed' ? this.term('closed') : undefined)}
        ${this.#renderStep(one)}
      </div>
      ${this.#renderSigners(one)}
    </div>`;
  }

  /** What stands in a field for the region counts once it is complete. */
  readonly #onInput = ({target}: Event) => {
    if ((target as HTMLInputElement).name !== 'region') this.requestUpdate();
  };

  /** How many have signed; nothing as long as it is not known. */
  #countOf({id, count, countUrl}: Petition): number | undefined {
    const known = countIn(this.#live.jsonAt(this.link(countUrl))) ?? count;
    const counted = this.counted?.id === id ? this.counted.count : 0;
    return known === undefined && countUrl ? undefined : Math.max(known ?? 0, counted);
  }

  #renderStep(one: Petition): unknown {
    const {step} = this;
    if (step === 'thanked') return this.#renderThanks(one, this.progress.receipt);
    if (step === 'closed') {
      const result = one.result && this.words(one.result);
      return renderClosed(one, result, this.#opening, this.term, this.locale.tag);
    }
    return this.renderForm(one, nothing, this.renderLetter(one));
  }

  #renderSigners({signers}: Petition): unknown {
    const all = readSigners(this.#live.jsonAt(this.link(signers?.url)));
    const shown = this.signers ?? all.slice(0, FEW);
    const now = this.#moment;
    if (!shown.length || !now) return nothing;
    const isCut = !this.signers && (all.length > FEW || shown.some(isLong));
    const showAll = () => {
      this.signers = all;
      void this.focusOn('signers');
    };
    return html`<div class="signers stack ${isCut ? 'brief' : ''}" part="signers">
      ${this.renderTitle('signers', this.term('signers'))}
      ${shown.map((signer) => renderSigner(signer, now, this.locale.tag))}
      ${isCut ? this.renderButton('more', showAll) : nothing}
    </div>`;
  }

  #renderThanks(
    {id, title, share = {}, thanks = {}}: Petition,
    receipt: Acknowledgement | undefined,
  ): unknown {
    const next = this.link(thanks.url);
    const status: string = receipt?.status ?? this.signedBefore;
    const address = this.link(share.url) ?? addressOfPage();
    const sharing = (channel: string): Shared => ({
      url: tagged(address, channel, id, receipt?.id),
      title: share.title ?? title,
      text: share.text ?? '',
    });
    const words = thanks.title ? this.words(thanks.title) : this.say('thanks');
    return html`<div class="stack">
      ${this.renderTitle('thanks', status === 'confirm' ? this.term('checkMail') : words)}
      <p>
        ${receipt ? nothing : this.term('signedBefore')}
        ${this.term(STATES[status] ?? 'signatureStored', {host: new URL(this.actionUrl ?? address).host})}
      </p>
      ${thanks.text && html`<p class="text">${this.words(thanks.text)}</p>`}
      ${next && html`<p><a href=${next}>${this.term('whatNext')}</a></p>`}
      <slot name="follow-up"></slot>
      ${this.renderHandOver()}
      ${renderShare(this.renderTitle('share', this.term('share')), sharing, share.channels, this.#pass, this.term)}
      <p class="meta" role="status">${this.notice}</p>
      ${this.renderButton('signAgain', this.#signAgain)}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'peace-petition': PeacePetition;
  }
}
