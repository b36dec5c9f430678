/** The settings of the defences. The defaults let a school or a telephone company through behind one address. */
import type {DefenceSettings} from './defence.ts';
import {readOrigins} from './origins.ts';
import {TrustedProxies} from './proxies.ts';
import {readRate} from './rate.ts';

/** Reads them from environment variables. @throws {StartError} naming the variable that is wrong. */
export function readDefenceSettings(env: NodeJS.ProcessEnv): DefenceSettings {
  const trustedProxies = listOf(env.PEACE_TRUSTED_PROXIES);
  // Only to be told what is wrong.
  new TrustedProxies(trustedProxies);
  return {
    trustedProxies,
    origins: readOrigins(listOf(env.PEACE_ORIGINS)),
    holdRate: readRate('PEACE_RATE_HOLD', env.PEACE_RATE_HOLD || '600/h'),
    refuseRate: readRate('PEACE_RATE_REFUSE', env.PEACE_RATE_REFUSE || '6000/h'),
    formRate: readRate('PEACE_RATE_FORM', env.PEACE_RATE_FORM || 'off'),
    disposableDomains: env.PEACE_DISPOSABLE_DOMAINS || undefined,
  };
}

function listOf(text = ''): readonly string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}
