/** The library of altcha, as a test in the browser asks it. */
import {executeServerCommand} from '@web/test-runner-commands';
import {endpoint} from '../endpoint/client.ts';
import type {AltchaCall, Wanted} from './altcha.ts';

const ask = <T>(call: AltchaCall) => executeServerCommand<T, AltchaCall>('altcha', call);

/** A challenge as the library of altcha makes it. */
export function challenge(wanted: Wanted): Promise<{parameters: Record<string, unknown>; signature: string}> {
  return ask({create: wanted});
}

/** Where such a challenge is to be had. */
export async function challengeAt(wanted: Wanted): Promise<string> {
  return endpoint.script([{json: await challenge(wanted)}]);
}

/** What altcha says of a solution. */
export function verdictOn(solution: string): Promise<unknown> {
  return ask({verify: solution});
}
