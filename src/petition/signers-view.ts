import {html} from 'lit';
import type {Signer} from '../contract/answer.ts';
import {signedWhen} from './signers.ts';

/** How many signers are shown until a visitor asks for all. */
export const FEW = 5;

/** Whether a comment is cut at first: by its characters, or by its lines. */
export function isLong({comment = ''}: Signer): boolean {
  return /[^]{200}|(?:\n[^]*){4}/.test(comment);
}

/** Somebody who has signed: who, from where, when, and what they say. */
export function renderSigner({name, place, comment, signed}: Signer, now: number, locale: string): unknown {
  return html`<div>
    <b><bdi>${name}</bdi></b>
    <span class="meta"
      >${place && html`<bdi>${place}</bdi>`} ${place && signed && '·'}
      ${signed && signedWhen(signed, now, locale)}</span
    >
    ${comment && html`<p class="text" dir="auto">${comment}</p>`}
  </div>`;
}
