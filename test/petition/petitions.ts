import '../../src/petition/define.ts';
import type {PeacePetition} from '../../src/petition/petition.ts';
import {drawn} from '../delivery/form-page.ts';

/** A petition with an address to send to; the rest is up to the test. */
export function petition(rest: Readonly<Record<string, unknown>> = {}) {
  return {
    id: 'senators',
    title: 'Speak up for the talks',
    text: 'Please speak up in public.',
    action: {url: 'https://nobody.example/sign'},
    ...rest,
  };
}

/** Draws a petition. */
export function petitionOf(
  rest: Readonly<Record<string, unknown>> = {},
  attributes: Readonly<Record<string, string>> = {},
): Promise<PeacePetition> {
  return drawn('peace-petition', [petition(rest)], attributes);
}

/** The state of Maryland and its senators. */
export const maryland = {
  fields: [
    {name: 'email'},
    {
      name: 'region',
      label: 'State',
      type: 'choice',
      options: [
        {value: 'MD', label: 'Maryland'},
        {value: 'DC', label: 'District of Columbia'},
      ],
    },
  ],
  targets: {
    by: 'region',
    items: [
      {region: 'MD', name: 'Barbara Mikulski', title: 'Senator', party: 'D', phone: '+1 202-224-3121'},
      {region: 'MD', name: 'Ben Cardin', party: 'D', url: 'https://cardin.example/'},
    ],
  },
};
