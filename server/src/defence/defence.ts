/** What stands between the internet and the table of signatures. Whatever is doubtful is held, not lost. */
import type {Context} from 'hono';
import type {Petition, Submission} from 'peace-widgets/contract';
import type {Wording} from '../actions/wording.ts';
import {ProblemError} from '../http/problem.ts';
import type {Log} from '../log.ts';
import {Challenges} from './challenges.ts';
import type {ChallengeSecrets} from './challenges.ts';
import {DisposableDomains} from './disposable-domains.ts';
import type {Doubt} from './doubts.ts';
import {networkOf} from './network.ts';
import {isAmong} from './origins.ts';
import {TrustedProxies} from './proxies.ts';
import {TokenBuckets} from './rate.ts';
import type {Rate} from './rate.ts';

/** How the endpoint defends itself. */
export interface DefenceSettings {
  /** Proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** Sites that may send actions to forms without a list of their own; empty: any. */
  readonly origins: readonly string[];
  /** Actions of one address to one petition or sign-up; beyond, they are held. */
  readonly holdRate: Rate | undefined;
  /** Actions of one address, and challenges that it asks for; beyond, they are refused. Whatever is read is free. */
  readonly refuseRate: Rate | undefined;
  /** Actions to one petition or sign-up from all addresses; beyond, they are held. */
  readonly formRate: Rate | undefined;
  /** A file with one domain a line. */
  readonly disposableDomains?: string | undefined;
}

/** Where a request comes from. It is never stored and never logged. */
export interface Visitor {
  /** The network that counts as one visitor; `undefined` where there is no address. */
  readonly network: string | undefined;
  /** The site of the page, as the browser names it; `undefined` for who is no browser. */
  readonly origin: string | undefined;
  /** Whether the page is one of the endpoint's own. */
  readonly isOwnPage: boolean;
}

/** A form that is sent to: a petition or a sign-up. */
export interface Form {
  /** What tells it from others, e.g. `petitions/senators`. */
  readonly target: string;
  /** Sites that may send to it. */
  readonly origins?: readonly string[] | undefined;
  readonly challenge?: Petition['challenge'];
}

type Action = Pick<Submission, 'person' | 'website' | 'elapsed' | 'challenge'>;

interface Attempt {
  readonly visitor: Visitor;
  /** Keyed hash of the e-mail address. */
  readonly addressKey: string;
}

/** What comes of looking at an action. */
interface Judgement {
  /** Why it is held, if it is. */
  readonly doubt: Doubt | undefined;
  /** The signature of the challenge that was solved for it. */
  readonly challenge: string | undefined;
}

/** Nobody reads and fills a form faster, in ms. */
const HASTE = 1500;

/**
 * Actions under one e-mail address, by whatever names, to one form from one network; beyond, they are held. A household
 * may share an address. What was sent from elsewhere, or longer ago, does not count: else an answer would tell who has
 * signed.
 */
const HOUSEHOLD: Rate = {most: 10, period: 3_600_000};

interface Surroundings {
  readonly log: Log;
  /** Where the endpoint is reached from outside. */
  readonly publicUrl?: string | undefined;
  /** Told why an action is held. */
  readonly onDoubt?: (doubt: Doubt) => void;
  /** ms since 1970 UTC */
  readonly now: () => number;
}

/** The defences of an endpoint. What they remember is in this process only. */
export class Defence {
  readonly challenges: Challenges;
  readonly #origins: readonly string[];
  readonly #proxies: TrustedProxies;
  readonly #disposable: DisposableDomains;
  readonly #requests: TokenBuckets;
  readonly #households: TokenBuckets;
  readonly #crowds: TokenBuckets;
  readonly #surges: TokenBuckets;
  readonly #ownHost: string | undefined;
  readonly #onDoubt: (doubt: Doubt) => void;

  /** @throws {StartError} */
  constructor(settings: DefenceSettings, secrets: ChallengeSecrets, surroundings: Surroundings) {
    const {log, now, publicUrl, onDoubt = () => {}} = surroundings;
    this.challenges = new Challenges(secrets, now);
    this.#origins = settings.origins;
    this.#proxies = new TrustedProxies(settings.trustedProxies);
    this.#disposable = new DisposableDomains(settings.disposableDomains, log);
    this.#requests = new TokenBuckets(settings.refuseRate, now);
    this.#households = new TokenBuckets(HOUSEHOLD, now);
    this.#crowds = new TokenBuckets(settings.holdRate, now);
    this.#surges = new TokenBuckets(settings.formRate, now);
    this.#ownHost = publicUrl === undefined ? undefined : new URL(publicUrl).host;
    this.#onDoubt = onDoubt;
  }

  /** Who sends a request. */
  visitorOf({req, env}: Context): Visitor {
    const {incoming} = env as {incoming?: {socket: {remoteAddress?: string}}};
    const address = this.#proxies.clientOf(incoming?.socket.remoteAddress, req.header('X-Forwarded-For'));
    const origin = req.header('Origin');
    const network = address === undefined ? undefined : networkOf(address);
    const host = hostOf(origin);
    return {network, origin, isOwnPage: host === (this.#ownHost ?? req.header('Host'))};
  }

  /** Counts an action, or a challenge that is asked for. @throws {ProblemError} 429 for an address that sends far too many. */
  refuseFlood({network}: Visitor, words: Wording): void {
    const wait = network === undefined ? 0 : this.#requests.take(network);
    if (wait === 0) return;
    throw new ProblemError({
      status: 429,
      kind: 'too-many',
      title: words.tooMany,
      language: words.language,
      retryAfter: Math.ceil(wait / 1000),
    });
  }

  /**
   * Refuses actions from sites that are not allowed. Only browsers say which site a page is of; who is no browser could
   * say anything.
   *
   * @throws {ProblemError} 403
   */
  refuseForeign({origin, isOwnPage}: Visitor, form: Form, words: Wording): void {
    const allowed = form.origins ?? this.#origins;
    if (origin === undefined || isOwnPage) return;
    if (form.origins === undefined && allowed.length === 0) return;
    if (isAmong(allowed, origin)) return;
    throw new ProblemError({
      status: 403,
      kind: 'origin',
      title: words.foreignSite(origin),
      language: words.language,
      detail: `To allow it, add "${origin}" to "origins" of this form's document, or to PEACE_ORIGINS of the endpoint.`,
    });
  }

  /** Judges an action; asked once per action, after everything else about it was found right. */
  async judge(action: Action, form: Form, attempt: Attempt): Promise<Judgement> {
    const challenge = form.challenge && (await this.challenges.solved(action.challenge));
    const others = this.#firstDoubt(action, form, attempt);
    const doubt = form.challenge && challenge === undefined ? 'challenge' : others;
    if (doubt) this.#onDoubt(doubt);
    return {doubt, challenge};
  }

  #firstDoubt(action: Action, {target}: Form, {visitor, addressKey}: Attempt): Doubt | undefined {
    const {network} = visitor;
    const isRepeated = this.#households.take(`${addressKey} ${network} ${target}`) > 0;
    const isCrowded = network !== undefined && this.#crowds.take(`${network} ${target}`) > 0;
    const isSurging = this.#surges.take(target) > 0;
    if (action.website) return 'honeypot';
    if (action.elapsed !== undefined && action.elapsed < HASTE) return 'haste';
    if (this.#disposable.has(action.person.email)) return 'disposable';
    if (isRepeated) return 'address';
    if (isCrowded) return 'crowd';
    return isSurging ? 'surge' : undefined;
  }
}

function hostOf(origin: string | undefined): string | undefined {
  return origin?.replace(/^https?:\/\//, '');
}
