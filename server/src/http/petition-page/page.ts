/** The page of a petition, drawn: what is asked, by whom, the form, and what comes after it. */
import {html} from 'hono/html';
import type {Petition, Privacy, Receipt, Target} from 'peace-widgets/contract';
import {filledIn} from '../../actions/letter.ts';
import {optionLabel} from '../../actions/option-label.ts';
import type {openingOf} from '../../actions/opening.ts';
import {documentLink} from '../../content/document-link.ts';
import type {Term} from '../../languages/terms.ts';
import type {Html} from '../html-answer.ts';
import {targetsOf} from './letter.ts';
import type {Letter} from './letter.ts';
import type {Answers, Question} from './questions.ts';
import {channelsOf} from './share.ts';

/** A petition and how it stands. */
export interface Subject {
  readonly petition: Petition;
  /** The language folder of its document, `''` for the main one. */
  readonly folder: string;
  readonly term: Term;
  /** The language of the petition. */
  readonly language: string;
  readonly count: number;
  readonly opening: ReturnType<typeof openingOf>;
  readonly privacy: Privacy | undefined;
  /** The address of the page for others. */
  readonly url: string;
}

/** A form, with what was typed into it and what is wrong with that. */
export interface Form {
  readonly questions: readonly Question[];
  readonly answers: Answers;
  /** The idempotency key of what will be sent, and other things that nobody types. */
  readonly hidden: Readonly<Record<string, string>>;
  /** What is wrong as a whole; nothing when nothing was sent yet. */
  readonly trouble?: string | undefined;
  /** By the ids of controls. */
  readonly errors: ReadonlyMap<string, string>;
  /** What is wrong at no control. */
  readonly otherErrors: readonly string[];
}

/** What comes of a signature. */
export interface Signed {
  readonly receipt: Receipt;
  readonly region: string | undefined;
  readonly letter: Letter | undefined;
}

/** The page with a form, or with the reason why there is none. */
export function petitionView(subject: Subject, form: Form): Html {
  const {petition, term, opening} = subject;
  const isHere = petition.action.format !== 'osdi';
  return html`<div class="petition">
    <div class="stack">
      ${petition.addressee && html`<p class="kicker">${term('addressee', {addressee: petition.addressee})}</p>`}
      <h1>${petition.title}</h1>
      <p class="text standfirst">${petition.text}</p>
      ${progress(subject)}
    </div>
    <div class="card stack">
      ${!isHere ? elsewhere(subject) : opening === 'open' ? formView(subject, form) : closedView(subject)}
    </div>
  </div>`;
}

function progress({petition, term, count, opening, language}: Subject): Html | undefined {
  const {goals = [], goal, showCountFrom = 1, closes} = petition;
  const ends =
    closes !== undefined && opening === 'open'
      ? html`<p class="meta">${term('closes', {date: dateOf(closes, language)})}</p>`
      : undefined;
  if (count < showCountFrom) return ends;
  const signed = term('signed', {count});
  const next = [...goals, ...(goal === undefined ? [] : [goal])].find((one) => one > count);
  const towards = next === undefined ? undefined : term('goal', {goal: next});
  return html`<div>
      ${towards && html`<progress max="${next}" value="${count}" aria-label="${towards}" aria-valuetext="${signed}"></progress>`}
      <p class="meta"><b>${signed}</b> ${towards}</p>
    </div>
    ${ends}`;
}

function elsewhere({petition, term, folder}: Subject): Html {
  const link = documentLink(petition.share?.url, folder);
  if (link === undefined) return html`<p>${term('elsewhereUntold')}</p>`;
  return html`<p>${term('elsewhere')} <a class="tall" href="${link}">${link}</a></p>`;
}

function closedView({petition, term, opening, language}: Subject): Html {
  const {opens = '', result} = petition;
  return html`<h2>
      ${opening === 'not-yet' ? term('opens', {date: dateOf(opens, language)}) : term('closed')}
    </h2>
    ${result && html`<p class="text">${result}</p>`}`;
}

function formView(subject: Subject, form: Form): Html {
  const {petition, term} = subject;
  const {questions, hidden} = form;
  const about = (part: string) => questions.filter(({path}) => path[0] === part);
  const [ofLetter, ofConsent] = [about('letter'), about('consents')];
  const asked = questions.filter((question) => !ofLetter.includes(question) && !ofConsent.includes(question));
  return html`${troubleView(form, term)}
    <form class="stack" method="post" novalidate>
      <div class="stack questions">${asked.map((question) => questionView(question, form, subject))}</div>
      ${petition.letter && letterView(subject, ofLetter, form)}
      ${ofConsent.map((question) => questionView(question, form, subject))}
      <div class="away" aria-hidden="true">
        <label>Website <input name="website" tabindex="-1" autocomplete="off" /></label>
      </div>
      ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      ${privacyView(subject)}
      <button>${term('sign')}</button>
    </form>`;
}

/** Who gets the data, and where it is explained: at the form, not only at the end of the page. */
function privacyView({privacy, term, folder}: Subject): Html | undefined {
  const notice = documentLink(privacy?.url, folder);
  if (!privacy || !notice) return undefined;
  const {controller} = privacy;
  const words = term('privacy', {controller: controller ?? URL.parse(notice)?.host ?? ''});
  return html`<p class="meta">
    ${controller && term('responsible', {controller})} <a href="${notice}">${words}</a>
  </p>`;
}

/** Takes the focus: whoever cannot see that the page is another one hears what is wrong first. */
function troubleView({trouble, questions, errors, otherErrors}: Form, term: Term): Html | undefined {
  if (trouble === undefined) return undefined;
  const listed = questions.filter(({id}) => errors.has(id));
  return html`<div class="trouble" role="alert" tabindex="-1" autofocus aria-labelledby="trouble">
    <h2 id="trouble">${term('invalid')}</h2>
    ${listed.length === 0 && otherErrors.length === 0 && html`<p>${trouble}</p>`}
    ${otherErrors.map((text) => html`<p>${text}</p>`)}
    ${
      listed.length > 0 &&
      html`<ul>
        ${listed.map((question) => html`<li><a href="#${question.id}">${errorAt(question, errors)}</a></li>`)}
      </ul>`
    }
  </div>`;
}

function errorAt({id, label}: Question, errors: Form['errors']): string | undefined {
  const error = errors.get(id);
  return error === undefined ? undefined : `${label}: ${error}`;
}

const HALF = /^(?:given-name|family-name|postal-code|region)$/;

function questionView(question: Question, form: Form, {term, folder}: Subject): Html {
  const {id, name, label, type, required, help, url} = question;
  const error = errorAt(question, form.errors);
  const link = documentLink(url, folder);
  const classes = [HALF.test(name) ? 'half' : '', error ? 'wrong' : '', type === 'checkbox' ? 'check' : ''];
  const notes = html`${help && html`<p class="meta" id="${id}-help">${help}</p>`}
  ${error && html`<p class="error" id="${id}-error">${error}</p>`}`;
  const words = html`<label for="${id}"
      >${label}
      ${!required && type !== 'checkbox' && html`<span class="meta">${term('optional')}</span>`}</label
    >
    ${link && html`<a class="meta" href="${link}">${term('more')}</a>`}`;
  const control = controlView(question, form, term);
  return type === 'checkbox'
    ? html`<div class="${classes.filter(Boolean).join(' ')}">
        ${control}
        <div>${words}${notes}</div>
      </div>`
    : html`<div class="${classes.filter(Boolean).join(' ')}">${words}${notes}${control}</div>`;
}

function controlView(question: Question, {answers, errors}: Form, term: Term): Html {
  const {id, name, type, options = [], required, autocomplete, inputmode, help} = question;
  const value = answers.get(name) ?? '';
  const described = [help && `${id}-help`, errors.has(id) && `${id}-error`].filter(Boolean).join(' ');
  const invalid = errors.has(id) ? html` aria-invalid="true"` : '';
  const attributes = html`id="${id}"
  name="${name}"${required ? html` aria-required="true"` : ''}${invalid}${
    described ? html` aria-describedby="${described}"` : ''
  }${autocomplete ? html` autocomplete="${autocomplete}"` : ''}${inputmode ? html` inputmode="${inputmode}"` : ''}`;
  if (type === 'checkbox')
    return html`<input type="checkbox" value="yes" ${attributes}${value ? html` checked` : ''} />`;
  if (type === 'lines')
    return html`<textarea dir="auto" rows="${name === 'letter-body' ? 10 : 3}" ${attributes}>
${value}</textarea>`;
  if (type !== 'choice') return html`<input type="${type}" value="${value}" ${attributes} />`;
  return html`<select ${attributes}>
    <option value="">${term('choose')}</option>
    ${options.map(
      (option) =>
        html`<option value="${option.value}" ${option.value === value ? html` selected` : ''}>
          ${option.label}
        </option>`,
    )}
  </select>`;
}

function letterView(subject: Subject, questions: readonly Question[], form: Form): Html {
  const {petition, term} = subject;
  const {subject: about = '', body = '', editable = 'all'} = petition.letter ?? {};
  const isWrong = questions.some(({id}) => form.errors.has(id));
  const fixed = editable === 'all' ? undefined : html`<p class="letter"><b>${about}</b></p>`;
  return html`<details${isWrong ? html` open` : ''}><summary>${term('letter')}</summary>
<div class="stack">${fixed}
${editable === 'none' && html`<p class="letter text">${body}</p>`}
${questions.map((question) => questionView(question, form, subject))}</div>
</details>`;
}

/** What follows a signature: what became of it, in honest words, and what else helps. */
export function thanksView(subject: Subject, {receipt, region, letter}: Signed): Html {
  const {petition, term, folder, url} = subject;
  const isHeld = receipt.status === 'confirm';
  const {thanks = {}, share} = petition;
  const next = documentLink(thanks.url, folder);
  const channels = channelsOf(
    {
      url: URL.parse(documentLink(share?.url, folder) ?? url, url)?.href ?? url,
      title: share?.title ?? petition.title,
      text: share?.text ?? '',
    },
    petition.id,
    receipt.id,
  );
  return html`<div class="stack narrow" role="status">
    <p class="kicker">${petition.title}</p>
    <h1>${isHeld ? term('checkMail') : (thanks.title ?? term('thanks'))}</h1>
    <p>${term(isHeld ? 'signatureConfirm' : 'signatureStored')}</p>
    ${progress(subject)} ${thanks.text && html`<p class="text">${thanks.text}</p>`}
    ${next && html`<p><a class="tall" href="${next}">${term('whatNext')}</a></p>`}
    ${targetsView(subject, region, letter)}
    <h2>${term('share')}</h2>
    <ul class="ways">
      ${Object.entries(channels.ways).map(
        ([way, href]) => html`<li><a href="${href}">${term(way as 'mail')}</a></li>`,
      )}
    </ul>
    <p class="meta">${term('link')}<br /><span dir="ltr">${channels.link}</span></p>
    <p><a class="tall" href="">${term('backToPetition')}</a></p>
  </div>`;
}

function targetsView(
  {petition, term}: Subject,
  region: string | undefined,
  letter: Letter | undefined,
): unknown {
  const targets = targetsOf(petition, region);
  if (targets.length === 0) return undefined;
  return html`<h2>${term('yourSenators', {state: optionLabel(petition, 'region', region ?? '')})}</h2>
    ${targets.map((target) => targetView(target, term, letter))}`;
}

function targetView(
  {name, title, party, phone, email, url}: Target & {readonly email?: string},
  term: Term,
  letter: Letter | undefined,
): Html {
  const page = documentLink(url);
  const tel = phone && documentLink(`tel:${phone.replace(/[^+\d]/g, '')}`);
  const written = letter && {
    subject: filledIn(letter.subject, {senator: name}),
    body: filledIn(letter.body, {senator: name}),
  };
  return html`<div>
    <p>${title} <b dir="auto">${name}</b> ${party && `(${party})`}</p>
    <p class="actions">
      ${tel && html`<a class="tall" href="${tel}" dir="ltr">${phone}</a>`}
      ${email && html`<a class="tall" href="mailto:${encodeURIComponent(email).replace('%40', '@')}">${email}</a>`}
      ${page && html`<a class="tall" href="${page}">${term('contact')}</a>`}
    </p>
    ${
      written &&
      html`<details>
        <summary>${term('letterTo', {senator: name})}</summary>
        <div class="letter stack">
          <p><b>${written.subject}</b></p>
          <p class="text" dir="auto">${written.body}</p>
        </div>
      </details>`
    }
  </div>`;
}

function dateOf(date: string, language: string): string {
  const isDay = !date.includes('T');
  const style =
    isDay && date.length < 10 ? {year: 'numeric', month: date.length > 4 ? 'long' : undefined} : undefined;
  return new Date(date).toLocaleDateString(language, {
    ...(style ?? {dateStyle: 'long'}),
    timeZone: 'UTC',
  } as Intl.DateTimeFormatOptions);
}
