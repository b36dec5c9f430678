import {html, isServer, nothing} from 'lit';
import type {CSSResultGroup} from 'lit';

import type {Receipt} from '../contract/answer.ts';
import {readPetitions} from '../contract/petitions.ts';
import type {Petition, Target} from '../contract/petitions.ts';
import type {Strings} from '../contract/primitives.ts';
import {PeaceShareEvent, PeaceSignEvent} from '../widget/events.ts';
import {ActionElement} from '../widget/form/action-element.ts';
import type {Step} from '../widget/form/action-element.ts';
import {formStyles} from '../widget/form/form.styles.ts';
import type {Question} from '../widget/form/questions.ts';
import {fields, form, petition} from '../widget/locale/en.ts';
import {PeaceElement} from '../widget/peace-element.ts';
import {property, state} from '../widget/property.ts';
import {momentOf, openingOf} from './opening.ts';
import type {Opening} from './opening.ts';
import {petitionStyles} from './petition.styles.ts';
import {goalOf} from './progress.ts';
import {addressOfPage, channelsOf} from './share.ts';
import type {Shared} from './share.ts';
import {targetsOf} from './targets.ts';

/**
 * A petition: what is asked of whom, how many have signed, a form, and what comes after signing.
 *
 * @summary Petition with form, progress and sharing.
 * @element peace-petition
 * @slot - Shown until the widget works, and when its document cannot be had.
 * @slot text - Replaces the text of the petition.
 * @event {PeaceLoadEvent} peace-load - The document was read.
 * @event {PeaceErrorEvent} peace-error - The document could not be had, or the signature not be delivered.
 * @event {PeaceSubmitEvent} peace-submit - The form is about to be sent; cancelable. It carries personal data, and neither bubbles nor leaves a shadow root.
 * @event {PeaceSignEvent} peace-sign - The endpoint has the signature; tells petition, count and status, and nothing of the person.
 * @event {PeaceShareEvent} peace-share - A visitor passes the petition on; `channel` says how.
 * @csspart base - All of the widget.
 * @csspart heading - The title of the petition.
 * @csspart text - What is asked.
 * @csspart progress - Count, goal and bar.
 * @csspart form - The form.
 * @csspart trouble - The summary of what is wrong.
 * @csspart field - One question with its control.
 * @csspart targets - The people that the petition goes to.
 * @csspart submit - The button that sends.
 * @csspart closed - What is said when one cannot sign.
 * @csspart thanks - The heading after signing.
 * @csspart share - The ways of passing on.
 */
export class PeacePetition extends ActionElement<readonly Petition[]> {
  static override styles: CSSResultGroup = [PeaceElement.styles, formStyles, petitionStyles];

  /** Id of the petition, if the document has several; by default the first. */
  @property({attribute: 'petition-id'}) petitionId: string | undefined;

  /** What counts as today for opening and closing, as an ISO 8601 date; by default the visitor's clock. */
  @property() now: string | undefined;

  /** All signatures of a petition, as the endpoint told after this one. */
  @state() private counted: {readonly id: string; readonly count: number} | undefined;
  /** What came of copying the address. */
  @state() private notice = '';

  protected override readonly format = {
    name: 'petitions',
    read: readPetitions,
    isEmpty: (petitions: readonly Petition[]) => !this.#chosen(petitions),
  } as const;
  protected override readonly wording = {...fields, ...form, ...petition};
  protected override readonly emptyKey = 'noPetition';
  protected override readonly submitKey = 'sign';

  #chosen(petitions: readonly Petition[] | undefined): Petition | undefined {
    const id = this.petitionId?.trim();
    return petitions?.find((one) => !id || one.id === id);
  }

  protected override get form(): Petition | undefined {
    return this.#chosen(this.section);
  }

  protected override titleOf(): string | undefined {
    return this.form?.title;
  }

  protected override wordingOf(): Strings | undefined {
    return this.form?.strings;
  }

  /** Where the visitor stands: `form`, `sending`, `thanked` or `closed`; also a custom state for CSS, `:state(thanked)`. */
  override get step(): Step {
    const step = super.step;
    return step === 'form' && this.#opening !== 'open' ? 'closed' : step;
  }

  get #opening(): Opening {
    if (!this.form || isServer) return 'open';
    return openingOf(this.form, this.now ? momentOf(this.now) : Date.now());
  }

  protected override acknowledge({count, status}: Receipt, {id}: Petition): void {
    if (count) this.counted = {id, count};
    this.notice = '';
    this.dispatchEvent(new PeaceSignEvent(id, count, status));
  }

  readonly #signAgain = () => {
    this.startAgain();
    void this.focusOn('field-0');
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
    return html`<div class="petition stack">
      <div class="stack">
        ${one.addressee ? html`<p class="meta">${this.term('addressee', {addressee: one.addressee})}</p>` : nothing}
        <slot name="text"><p class="text" part="text">${this.words(one.text)}</p></slot>
        ${this.#renderProgress(one)}
      </div>
      ${this.#renderStep(one)}
    </div>`;
  }

  #renderStep(one: Petition): unknown {
    const {receipt} = this.progress;
    if (receipt) return this.#renderThanks(one, receipt);
    return this.step === 'closed' ? this.#renderClosed(one) : this.renderForm(one);
  }

  #renderProgress(one: Petition): unknown {
    const {id, count: counted = 0} = this.counted ?? {};
    const count = Math.max(one.count ?? 0, id === one.id ? counted : 0);
    if (count < (one.showCountFrom ?? 1)) return nothing;
    const goal = goalOf(one, count);
    const signed = this.term('signed', {count});
    const towards = goal ? this.term('goal', {goal}) : undefined;
    return html`<div part="progress">
      ${
        goal
          ? html`<progress
              max=${goal}
              value=${Math.min(count, goal)}
              aria-label=${towards ?? nothing}
              aria-valuetext=${signed}
            ></progress>`
          : nothing
      }
      <div class="meta"><b>${signed}</b> ${towards}</div>
    </div>`;
  }

  #renderClosed({opens = '0', result}: Petition): unknown {
    const date = new Date(momentOf(opens)).toLocaleDateString(this.locale.tag, {dateStyle: 'long'});
    return html`<div part="closed">
      <p class="title">${this.#opening === 'early' ? this.term('opens', {date}) : this.term('closed')}</p>
      ${result ? html`<p class="text">${this.words(result)}</p>` : nothing}
    </div>`;
  }

  protected override renderAfter({id, name}: Question): unknown {
    if (name !== 'region' || !this.form?.targets) return nothing;
    const targets = targetsOf(this.form, String(this.answerAt(id)));
    return html`<div class=${targets.length ? nothing : 'hidden'} part="targets" role="status">
      ${targets.map((target) => this.#renderTarget(target))}
    </div>`;
  }

  #renderTarget({name, title, party, phone = '', url}: Target): unknown {
    const page = this.link(url);
    const tel = this.link(`tel:${phone.replace(/[^+\d]/g, '')}`);
    return html`<p>
      ${title} <b>${page ? html`<a href=${page} target="_blank">${name}</a>` : name}</b>
      ${party ? `(${party})` : nothing} ${phone ? html`<a href=${tel ?? nothing}>${phone}</a>` : nothing}
    </p>`;
  }

  #renderThanks({title, share, thanks = {}}: Petition, {status}: Receipt): unknown {
    const next = this.link(thanks.url);
    const held = status === 'confirm';
    const shared = {
      url: this.link(share?.url) ?? addressOfPage(),
      title: share?.title ?? title,
      text: share?.text ?? '',
    };
    const channels = channelsOf(shared);
    const ways = (share?.channels ?? Object.keys(channels)).filter((way) => Object.hasOwn(channels, way));
    return html`<div class="stack">
      ${this.renderTitle('thanks', held ? this.term('checkMail') : (thanks.title ?? this.term('thanks')))}
      <p>${this.term(held ? 'signatureConfirm' : 'signatureStored')}</p>
      ${thanks.text ? html`<p class="text">${this.words(thanks.text)}</p>` : nothing}
      ${next ? html`<p><a href=${next}>${this.term('whatNext')}</a></p>` : nothing}
      ${this.renderTitle('share', this.term('share'))}
      <div class="share">
        ${ways.map((channel) => {
          const pass = () => void this.#pass(channel, shared);
          const href = channels[channel];
          return href
            ? html`<a href=${href} target="_blank" @click=${pass}>${this.term(channel)}</a>`
            : html`<button type="button" @click=${pass}>${this.term(channel)}</button>`;
        })}
      </div>
      <p class="meta" role="status">${this.notice}</p>
      <button type="button" class="quiet" @click=${this.#signAgain}>${this.term('signAgain')}</button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'peace-petition': PeacePetition;
  }
}
