/** How the endpoint reads what others publish. */
import {StartError} from '../start-error.ts';
import {AddressGuard} from './addresses.ts';

/** @see readSourceSettings */
export interface SourceSettings {
  /** Networks that may be read although they are private. */
  readonly privateNetworks: readonly string[];
  /** How often a source is asked again, in ms. */
  readonly refresh: number;
  /** How long one answer may take, redirects included, in ms. */
  readonly patience: number;
  /** How long it may take to read what has come, in ms. */
  readonly reading: number;
  /** How long an answer may be, as it is sent and unpacked, in bytes. */
  readonly longest: number;
}

const DEFAULTS: SourceSettings = {
  privateNetworks: [],
  refresh: 15 * 60_000,
  patience: 20_000,
  reading: 20_000,
  longest: 8 * 1024 * 1024,
};

/** Reads them from environment variables. @throws {StartError} naming the variable that is wrong. */
export function readSourceSettings(env: NodeJS.ProcessEnv): SourceSettings {
  const privateNetworks = (env.PEACE_SOURCES_PRIVATE ?? '').split(/[\s,]+/).filter(Boolean);
  // Only to be told what is wrong.
  new AddressGuard(privateNetworks);
  return {...DEFAULTS, privateNetworks, refresh: readMinutes(env.PEACE_SOURCES_REFRESH)};
}

function readMinutes(text: string | undefined): number {
  if (!text) return DEFAULTS.refresh;
  const minutes = Number(text);
  if (/^\d+$/.test(text) && minutes >= 1 && minutes <= 1440) return minutes * 60_000;
  throw new StartError([`PEACE_SOURCES_REFRESH must be a number of minutes from 1 to 1440, not "${text}".`]);
}
