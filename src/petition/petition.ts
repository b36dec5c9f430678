import {html, isServer, nothing} from 'lit';
import type {CSSResultGroup, PropertyValues} from 'lit';

import * as v from 'valibot';
import {CountSchema} from '../contract/answer.ts';
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
import type {Step} from '../widget/form/action-element.ts';
import {formStyles} from '../widget/form/form.styles.ts';
import {saidInAddress} from '../widget/form/source.ts';
import {safeLink} from '../widget/links.ts';
import {fields, form, letter, petition} from '../widget/locale/en.ts';
import {PeaceElement} from '../widget/peace-element.ts';
import {property, state} from '../widget/property.ts';
import {LetterElement} from './letter/letter-element.ts';
import {letterStyles} from './letter/letter.styles.ts';
import {LiveController} from './live.ts';
import {DAY, hasTime, momentOf, seenFrom, written} from './moments.ts';
import {openingOf} from './opening.ts';
import type {Opening} from './opening.ts';
import {petitionStyles} from './petition.styles.ts';
import {goalOf} from './progress.ts';
import {addressOfPage, channelsOf, tagged} from './share.ts';
import type {Shared} from './share.ts';
import {readSigners, signedWhen} from './signers.ts';
import {readTargets} from './targets.ts';

/** How many signers are shown until a visitor asks for all. */
const FEW = 5;
/** A comment that is cut at first: by its characters, or by its lines. */
const LONG = /[^]{200}|(?:\n[^]*){4}/;
/** What may be filled in from the page's address. Consents, comments and the campaign's own never. */
const PREFILLED = /^(?:(?:given-|family-)?name|email|postal-code|region|country)$/;
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
  @property({converter: numberFrom(1, 1e9, 0)}) goal = 0;

  /** Fill in what the page's address holds as `peace-given-name`, `peace-email` and the like. */
  @property({converter: flag}) prefill = false;

  /** What counts as today for opening and closing, as an ISO 8601 date; by default the visitor's clock. */
  @property({converter: date}) now: string | undefined;

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
  /** The address at which this device was asked whether it has signed. */
  #asked: string | undefined;
  #isPrefilled = false;

  #chosen(petitions: readonly Petition[] | undefined): Petition | undefined {
    const id = this.petitionId?.trim();
    return petitions?.find((one) => !id || one.id === id);
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
    if (attributes.some((name) => changed.has(name))) this.#readAttributes();
    super.willUpdate(changed);
  }

  #readAttributes(): void {
    const {action, goal, heading, petitionId, localName} = this;
    const link = safeLink(action, this.baseURI);
    const url = link?.startsWith('http') ? link : undefined;
    if (action && !url) hint(localName, `action="${action}" is no address to send to`);
    this.#said = {...(url && {action: {url}}), ...(goal && {goal, goals: []})};
    const title = heading || globalThis.document?.title || String(action);
    // What is no link makes the document a wrong one, and the widget says so.
    this.#made = action
      ? {id: petitionId?.trim() || title, title, text: title, action: {url: url ?? ':'}, ...this.#said}
      : undefined;
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
    const url = this.actionUrl ?? '';
    if (url !== this.#asked) this.signedBefore = statusAt((this.#asked = url));
    for (const {id, name} of this.prefill && !this.#isPrefilled ? this.questions : []) {
      this.#isPrefilled = true;
      const answer = PREFILLED.test(name) && !this.answers.has(id) && saidInAddress(`peace-${name}`);
      if (answer) this.fill(id, answer);
    }
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
    if (this.#opening !== 'open' && !this.answers.size) return 'closed';
    return this.signedBefore && !this.progress.trouble ? 'thanked' : step;
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
    // What waited here may have been delivered by another tab: then this device knows.
    this.signers = this.#asked = undefined;
  }

  readonly #signAgain = () => {
    forget(this.#asked ?? '');
    this.signedBefore = '';
    this.another();
  };

  /** Goes on when a visitor has passed the petition on, or was about to. */
  async #pass(channel: string, shared: Shared): Promise<void> {
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
  }

  protected override renderSection(): unknown {
    const one = this.form;
    if (!one) return nothing;
    const isMade = this.#made && this.givenDocument === this.#made;
    return html`<div class="petition stack">
      <div class="stack">
        ${one.addressee && html`<p class="meta">${this.term('addressee', {addressee: ''})} ${this.words(one.addressee)}</p>`}
        <slot name="text"
          >${isMade ? nothing : html`<p class="text" part="text">${this.words(one.text)}</p>`}</slot
        >
        ${this.#renderProgress(one)} ${this.#renderDeadline(one)}
      </div>
      <div class="stack" @input=${this.#onInput}>
        ${this.renderWaiting(this.progress.trouble)} ${this.#renderStep(one)}
      </div>
      ${this.#renderSigners(one)}
    </div>`;
  }

  /** What stands in a field for the region counts once it is complete. */
  readonly #onInput = ({target}: Event) => {
    if ((target as HTMLInputElement).name !== 'region') this.requestUpdate();
  };

  #renderStep(one: Petition): unknown {
    const {step} = this;
    if (step === 'thanked') return this.#renderThanks(one, this.progress.receipt);
    if (step === 'closed') return this.#renderClosed(one);
    const late = this.#opening === 'closed' ? this.term('closed') : nothing;
    return this.renderForm(
      one,
      html`<p class="note error" role="status">${late}</p>`,
      this.renderLetter(one),
    );
  }

  #renderProgress(one: Petition): unknown {
    const {id, count: counted = 0} = this.counted ?? {};
    const live = this.#live.jsonAt(this.link(one.countUrl));
    const known = v.is(CountSchema, live) ? live.count : one.count;
    // Its place is kept until the count is here.
    if (known === undefined && one.countUrl) return html`<div part="progress"></div>`;
    const count = Math.max(known ?? 0, id === one.id ? counted : 0);
    if (count < (one.showCountFrom ?? 1)) return nothing;
    const goal = goalOf(one, count, this.#opening === 'closed');
    const signed = this.term('signed', {count});
    const towards = goal && this.term('goal', {goal});
    return html`<div part="progress">
      ${
        goal &&
        html`<progress
          max=${goal}
          value=${Math.min(count, goal)}
          aria-label=${String(towards)}
          aria-valuetext=${signed}
        ></progress>`
      }
      <div class="meta tally"><b>${signed}</b> ${towards}</div>
    </div>`;
  }

  /** When it closes, on the last day to the hour. */
  #renderDeadline({closes}: Petition): unknown {
    const now = this.#moment;
    if (!closes || !now || this.#opening !== 'open') return nothing;
    const {tag} = this.locale;
    const end = momentOf(closes, 1);
    const isToday = end - now < DAY;
    const timed = hasTime(closes);
    return html`<p class="meta" part="deadline">
      ${this.term('closes', {
        when: seenFrom(now, isToday ? end : end - 1, isToday, tag),
        date: written(timed ? end : end - 1, timed, tag),
      })}
    </p>`;
  }

  #renderClosed({opens = '0', result}: Petition): unknown {
    const date = written(momentOf(opens), hasTime(opens), this.locale.tag);
    return html`<div class="stack" part="closed">
      <p class="title">${this.#opening === 'early' ? this.term('opens', {date}) : this.term('closed')}</p>
      ${result && html`<p class="text">${this.words(result)}</p>`}
    </div>`;
  }

  #renderSigners({signers}: Petition): unknown {
    const all = readSigners(this.#live.jsonAt(this.link(signers?.url)));
    const shown = this.signers ?? all.slice(0, FEW);
    const now = this.#moment;
    if (!shown.length || !now) return nothing;
    const isCut = !this.signers && (all.length > FEW || shown.some(({comment = ''}) => LONG.test(comment)));
    const showAll = () => {
      this.signers = all;
      void this.focusOn('signers');
    };
    return html`<div class="signers stack ${isCut ? 'brief' : ''}" part="signers">
      ${this.renderTitle('signers', this.term('signers'))}
      ${shown.map(
        ({name, place, comment, signed}) =>
          html`<div>
            <b><bdi>${name}</bdi></b>
            <span class="meta"
              >${place && html`<bdi>${place}</bdi>`} ${place && signed && '·'}
              ${signed && signedWhen(signed, now, this.locale.tag)}</span
            >
            ${comment && html`<p class="text" dir="auto">${comment}</p>`}
          </div>`,
      )}
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
    const known = channelsOf(sharing(''));
    const ways = (share.channels ?? Object.keys(known)).filter((way) => Object.hasOwn(known, way));
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
      ${this.renderHandOver()} ${this.renderTitle('share', this.term('share'))}
      <div class="share">
        ${ways.map((channel) => {
          const shared = sharing(channel);
          const pass = () => void this.#pass(channel, shared);
          const href = channelsOf(shared)[channel];
          return href
            ? html`<a href=${href} target="_blank" @click=${pass}>${this.term(channel)}</a>`
            : html`<button type="button" @click=${pass}>${this.term(channel)}</button>`;
        })}
      </div>
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
