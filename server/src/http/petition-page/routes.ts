/** `/p/ID`, and `/he/p/ID` for every further language: a petition that can be read and signed without a script. */
import {randomUUID} from 'node:crypto';
import {Hono} from 'hono';
import type {Context} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {html} from 'hono/html';
import {SubmissionSchema} from 'peace-widgets/contract';
import type {Privacy, Problem, Submission} from 'peace-widgets/contract';
import {readAction} from '../../actions/answers.ts';
import {countOf, isCollectedHere} from '../../actions/counts.ts';
import {openingOf} from '../../actions/opening.ts';
import type {Desk} from '../../actions/receive.ts';
import {problemsOfSignature, signing} from '../../actions/signatures.ts';
import {wordingFor} from '../../actions/wording.ts';
import type {Wording} from '../../actions/wording.ts';
import type {EndpointPetition} from '../../content/campaign.ts';
import {KeyReusedError} from '../../database/writer.ts';
import {withTargets} from '../../content/targets.ts';
import {termsFor} from '../../languages/terms.ts';
import type {Folder} from '../../files/folder.ts';
import {pageAnswer} from '../page.ts';
import type {Html} from '../html-answer.ts';
import {ProblemError} from '../problem.ts';
import {letterOf} from './letter.ts';
import {petitionView, thanksView} from './page.ts';
import type {Form, Subject} from './page.ts';
import {errorsByQuestion, firstAnswers, questionsOf, readAnswers, submissionOf} from './questions.ts';
import type {Answers, Question} from './questions.ts';
import {retryHeader, sentence} from './sentence.ts';

/** What the page has made as a key. */
const KEY = /^[\w-]{16,64}$/;

/** In bytes. */
const LONGEST_BODY = 64 * 1024;

/** What is longer than a field of the source may be is cut. */
const LONGEST_SOURCE = 200;

interface PetitionPage {
  readonly desk: Desk;
  /** The campaign's pages, among which may be the targets of a petition. */
  readonly pages: Folder;
  /** Where the endpoint is reached from outside; by default where a request says. */
  readonly publicUrl: string | undefined;
  /** The problem that an error is told as; what is unexpected is logged. */
  readonly problemOf: (error: unknown, context: Context) => ProblemError['init'];
}

/** One request. */
interface Visit extends Subject {
  readonly petition: EndpointPetition;
  readonly words: Wording;
  readonly campaignTitle: string;
  readonly languages: readonly {readonly folder: string; readonly tag: string}[];
  readonly origin: string;
}

/** The routes. */
export function petitionPage(page: PetitionPage): Hono {
  const {library} = page.desk;
  const app = new Hono();
  const limit = bodyLimit({
    maxSize: LONGEST_BODY,
    onError: (context) => sentence(context, library, (words) => ({status: 413, title: words.tooLarge})),
  });
  for (const path of ['/p/:id', '/:language{[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*}/p/:id']) {
    app.get(path, async (context) => {
      const visit = await visitOf(context, page);
      return visit ? show(context, visit, page) : sentence(context, library, missing);
    });
    app.post(path, limit, async (context) => {
      const visit = await visitOf(context, page);
      return visit ? take(context, visit, page) : sentence(context, library, missing);
    });
  }
  app.onError((error, context) => {
    const problem = page.problemOf(error, context);
    return sentence(context, library, ({notNow}) =>
      problem.status < 500 ? problem : {...problem, title: notNow},
    );
  });
  return app;
}

async function visitOf({req}: Context, {desk, pages, publicUrl}: PetitionPage): Promise<Visit | undefined> {
  const {library, board, now} = desk;
  const folder = req.param('language') ?? '';
  const campaign = await library.campaign(folder);
  const petition = campaign && (await library.petition(req.param('id') ?? '', folder));
  if (!petition) return undefined;
  const head = campaign.initiative as {title?: string; language?: string; privacy?: Privacy};
  const language = petition.language ?? head.language ?? (folder || 'en');
  const {term, language: wording} = termsFor(language, petition.strings);
  const origin = publicUrl ?? new URL('/', req.url).href;
  const id = encodeURIComponent(petition.id);
  const languages = library.languagesOf(petition.id).map(({folder, language}) => {
    return {folder, tag: language ?? (folder || 'en')};
  });
  return {
    petition: await withTargets(petition, folder, origin, pages),
    folder,
    term,
    language,
    words: wordingFor(wording),
    count: countOf(petition, isCollectedHere(petition) ? await board.of(petition.id) : 0),
    opening: openingOf(petition, now()),
    privacy: petition.privacy ?? head.privacy,
    url: new URL(`${folder && `${folder}/`}p/${id}`, origin).href,
    campaignTitle: head.title ?? '',
    languages,
    origin,
  };
}

/** The key that makes a double click one signature is made here: what is kept of the page is kept with its key. */
function show({req}: Context, visit: Visit, {desk}: PetitionPage): Promise<Response> {
  const referrer = URL.parse(req.header('Referer') ?? '')?.origin ?? '';
  const own = URL.parse(visit.url)?.origin;
  const hidden = {
    key: randomUUID(),
    began: desk.now().toString(36),
    referrer: referrer === own || referrer === 'null' ? '' : referrer,
    campaign: req.query('utm_campaign') ?? '',
    referral: req.query('peace-ref') ?? '',
  };
  const questions = questionsOf(visit.petition, visit.term);
  const form = {questions, answers: firstAnswers(visit.petition), hidden, errors: new Map(), otherErrors: []};
  return answer(visit, petitionView(visit, form), {headers: {'Cache-Control': 'private, no-cache'}});
}

async function take(context: Context, visit: Visit, page: PetitionPage): Promise<Response> {
  const {req} = context;
  const {desk} = page;
  const {petition, term, words} = visit;
  const questions = questionsOf(petition, term);
  const body = new Uint8Array(await req.arrayBuffer());
  const answers = readAnswers(new TextDecoder().decode(body));
  const key = answers.get('key') ?? '';
  try {
    const visitor = desk.defence.visitorOf(context);
    desk.defence.refuseFlood(visitor, words);
    if (!KEY.test(key)) throw refusal(words, [{pointer: '', detail: term('sendAgain')}]);
    const submission = signatureOf(visit, questions, answers, desk.now());
    const action = signing(desk, petition.id, visit.folder);
    const {receipt, replayed} = await desk.keys.once(
      {key, payloadHash: desk.hash.payload(action.target, body)},
      async () => {
        refuseWrong(petition, submission, words);
        return action.prepare(submission, words, visitor);
      },
    );
    desk.onAction?.(action.target, replayed ? 'repeated' : receipt.status === 'stored' ? 'stored' : 'held');
    const {count = visit.count} = receipt;
    const signed = {
      receipt,
      region: submission.person.region,
      letter: letterOf(petition, answers, submission),
    };
    const title = term(receipt.status === 'stored' ? 'thanks' : 'checkMail');
    return await answer(visit, thanksView({...visit, count}, signed), {title});
  } catch (error) {
    const isReused = error instanceof KeyReusedError;
    const problem = isReused
      ? refusal(words, [{pointer: '', detail: term('sentBefore')}]).init
      : page.problemOf(error, context);
    desk.onAction?.(`petitions/${petition.id}`, problem.status < 500 ? 'refused' : 'failed');
    return again(visit, questions, answers, problem, isReused || !KEY.test(key) ? randomUUID() : key);
  }
}

/** The page once more, with what was typed and what is wrong. */
function again(
  visit: Visit,
  questions: readonly Question[],
  answers: Answers,
  {status, title, errors = [], retryAfter}: ProblemError['init'],
  key: string,
): Promise<Response> {
  const {term} = visit;
  const {at, elsewhere} = errorsByQuestion(errors, questions);
  const names = ['began', 'referrer', 'campaign', 'referral'];
  const hidden = Object.fromEntries(names.map((name) => [name, answers.get(name) ?? '']));
  const form: Form = {
    ...{questions, answers, errors: at, otherErrors: elsewhere},
    hidden: {key, ...hidden},
    trouble: status >= 500 ? term('notStored') : title,
  };
  return answer(visit, petitionView(visit, form), {
    status,
    title: `${term('error')}: ${visit.petition.title}`,
    headers: retryHeader(retryAfter),
  });
}

/** What was sent, as the widget would have sent it. */
function signatureOf(
  {petition, words, language, url}: Visit,
  questions: readonly Question[],
  answers: Answers,
  now: number,
): Submission {
  const began = parseInt(answers.get('began') ?? '', 36);
  const elapsed = now - began;
  const source = Object.fromEntries(
    ['referrer', 'campaign', 'referral'].flatMap((name) => {
      const value = answers.get(name)?.slice(0, LONGEST_SOURCE);
      const isGood = value && (name !== 'referrer' || URL.canParse(value));
      return isGood ? [[name, value]] : [];
    }),
  );
  const submission = submissionOf(petition, questions, answers, {
    language: words.language,
    shownIn: language,
    source: {page: url, ...source},
    elapsed: elapsed >= 0 && elapsed < 30 * 86_400_000 ? elapsed : undefined,
  });
  const letter = letterOf(petition, answers, submission);
  if (!letter) return submission;
  const {subject, body, targets} = letter;
  return {...submission, letter: {subject, body, targets: targets.map(({name}) => name)}};
}

/** All that is wrong at once: the shape of what was sent, and what the petition asks. */
function refuseWrong(petition: EndpointPetition, submission: Submission, words: Wording): void {
  const ofShape = problemsOfShape(submission, words);
  const ofAnswers = problemsOfSignature(petition, submission, words);
  const problems = [
    ...ofShape,
    ...ofAnswers.filter(({pointer}) => !ofShape.some((one) => one.pointer === pointer)),
  ];
  if (problems.length > 0) throw refusal(words, problems);
}

function problemsOfShape(submission: Submission, words: Wording): readonly Problem[] {
  try {
    readAction(SubmissionSchema, submission, words);
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.init.errors ?? [];
    throw error;
  }
}

const missing = ({noPetition}: Wording) => ({status: 404, title: noPetition});

function refusal({lookAgain, language}: Wording, errors: readonly Problem[]): ProblemError {
  return new ProblemError({status: 422, kind: 'invalid', title: lookAgain, language, errors});
}

interface Answering {
  readonly status?: number;
  readonly title?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `/he/p/ID` is one folder deeper than `/p/ID`. */
function answer(visit: Visit, main: Html, {status = 200, title, headers = {}}: Answering): Promise<Response> {
  const {petition, folder, language, term, url, campaignTitle, languages, origin} = visit;
  const root = folder ? '../../' : '../';
  const description = petition.share?.text ?? petition.text.slice(0, 300);
  const id = encodeURIComponent(petition.id);
  const pathOf = (folder: string) => `${folder && `${folder}/`}p/${id}`;
  const others = languages.filter((one) => one.folder !== folder);
  return pageAnswer({
    status,
    language,
    title: title ?? petition.title,
    skip: term('skip'),
    campaign: {title: campaignTitle, url: root},
    links: others.map(({folder, tag}) => ({
      url: `${root}${pathOf(folder)}`,
      language: tag,
      text: new Intl.DisplayNames(tag, {type: 'language'}).of(tag) ?? tag,
    })),
    head: html`<meta name="description" content="${description}" />
      <link rel="canonical" href="${url}" />
      ${languages.length > 1 && languages.map(({folder, tag}) => html`<link rel="alternate" hreflang="${tag}" href="${new URL(pathOf(folder), origin).href}" /> `)}
      <meta property="og:type" content="website" />
      <meta property="og:title" content="${petition.share?.title ?? petition.title}" />
      <meta property="og:description" content="${description}" />
      <meta property="og:url" content="${url}" />
      <meta property="og:site_name" content="${campaignTitle}" />
      <meta property="og:locale" content="${language.replace('-', '_')}" />
      <meta name="twitter:card" content="summary" />`,
    main,
    headers: {'Cache-Control': 'no-store', ...headers},
  });
}
