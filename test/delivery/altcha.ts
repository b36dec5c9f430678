import type {TestRunnerPlugin} from '@web/test-runner';
import {createChallenge, verifySolution} from 'altcha-lib';
import {deriveKey as pbkdf2} from 'altcha-lib/algorithms/pbkdf2';
import {deriveKey as sha} from 'altcha-lib/algorithms/sha';
import type {Challenge, CreateChallengeOptions, Payload} from 'altcha-lib/types';

/** What a test may say of a challenge. */
export type Wanted = Pick<
  CreateChallengeOptions,
  'algorithm' | 'cost' | 'counter' | 'keyLength' | 'keyPrefix' | 'expiresAt'
>;

/** A call as it travels from the browser to the test runner. */
export type AltchaCall = {readonly create: Wanted} | {readonly verify: string};

const secret = 'known to the endpoint alone';

function deriveKeyOf(algorithm: string) {
  return algorithm.startsWith('PBKDF2') ? pbkdf2 : sha;
}

/** Makes challenges and verifies their solutions as an endpoint does, with altcha's own library. */
export function altchaPlugin(): TestRunnerPlugin<AltchaCall> {
  return {
    name: 'altcha',
    async executeCommand({command, payload: call}): Promise<Challenge | {verified: boolean} | undefined> {
      if (command !== 'altcha' || !call) return undefined;
      if ('create' in call) {
        const deriveKey = deriveKeyOf(call.create.algorithm);
        return createChallenge({...call.create, deriveKey, hmacSignatureSecret: secret});
      }
      const {challenge, solution} = JSON.parse(Buffer.from(call.verify, 'base64').toString()) as Payload;
      const deriveKey = deriveKeyOf(challenge.parameters.algorithm);
      const {verified} = await verifySolution({challenge, solution, deriveKey, hmacSignatureSecret: secret});
      return {verified};
    },
  };
}
