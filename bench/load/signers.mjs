/** Distinct people who sign one petition, each from an address of their own. */
import {randomBytes, randomUUID} from 'node:crypto';

/** The petition, as a content file; every defence that a signature can pass is on. */
export const CAMPAIGN = {
  'initiative.json': {peace: '1.0', title: 'A campaign under load', language: 'en'},
  'petitions.json': [
    {
      id: 'load',
      title: 'Speak up',
      text: 'Please speak up.',
      action: {url: '/api/petitions/load/signatures'},
      origins: ['https://blog.example'],
      goal: 1_000_000,
      fields: [
        {name: 'given-name', required: true},
        {name: 'family-name', required: true},
        {name: 'email', required: true},
        {name: 'postal-code', maxLength: 10},
        {name: 'comment'},
      ],
      consents: [{id: 'updates', text: 'Send me news about this campaign, at most twice a month.'}],
    },
  ],
};

const NAMES = ['Anna', 'Ben', 'Carla', 'David', 'Eva', 'Fadi', 'Golda', 'Hanan', 'Idan', 'Jamila'];

/** People who sign, one after the other. */
export class Signers {
  /** Tells the people of this run from those of others. */
  #run = randomBytes(4).toString('hex');
  #number = 0;

  /** @returns {{body: string, headers: Record<string, string>}} the next one's request */
  next() {
    const number = this.#number++;
    const submission = {
      person: {
        givenName: NAMES[number % NAMES.length],
        familyName: `Levi-${number}`,
        email: `person.${number}@${this.#run}.example.org`,
        postalCode: String(10_000 + (number % 90_000)),
      },
      comment: 'I have cousins on both sides of this border, and I want them to grow old.',
      language: 'en',
      consents: [
        {
          id: 'updates',
          given: number % 3 === 0,
          text: 'Send me news about this campaign, at most twice a month.',
          language: 'en',
        },
      ],
      source: {page: 'https://blog.example/post', referrer: 'https://search.example', campaign: 'spring'},
      elapsed: 8000 + (number % 60_000),
      website: '',
    };
    return {
      body: JSON.stringify(submission),
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': `"${randomUUID()}"`,
        Origin: 'https://blog.example',
        'X-Forwarded-For': `100.${64 + ((number >> 16) & 63)}.${(number >> 8) & 255}.${number & 255}`,
      },
    };
  }
}
