/** What somebody reads of what was sent in their name, before they answer for it. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {linkIn} from './mailbox.ts';
import {careful, startMailing} from './mailing.ts';

const fields = ['name', 'email', 'tel', 'street-address', 'postal-code', 'country', 'comment'].map(
  (name) => ({name}),
);
const person = {
  ...{name: 'Anna Schmidt', email: 'anna@example.org', tel: '+1 202 <55>', streetAddress: '1 Main St'},
  ...{postalCode: '20001', country: 'US'},
};

/** The page to confirm, where a petition and a sign-up ask for all there is. */
async function pageAfter(t: TestContext, path: string, sent: object, labels = {}): Promise<string> {
  const files = careful();
  const [open] = files['petitions.json'] as Record<string, unknown>[];
  const letter = {subject: 'Peace', body: 'Please.'};
  Object.assign(open ?? {}, {fields: fields.map((field) => ({...field, ...labels})), letter});
  Object.assign(files['signup.json'] as object, {fields});
  const {caller, mailbox, settled} = await startMailing(t, files);
  assert.equal((await caller.post(path, {person, comment: 'Peace!', ...sent})).status, 201);
  await settled();
  return (await fetch(linkIn(await mailbox.arrived(), 'confirm'))).text();
}

/** What a page says, by what it calls it. */
function factsIn(page: string): Record<string, string | undefined> {
  const facts = page.matchAll(/<dt>([^<]*)<\/dt>\s*<dd><bdi>([^<]*)<\/bdi>/g);
  return Object.fromEntries([...facts].map(([, name = '', said]) => [name, said]));
}

const shown = {
  ...{Name: 'Anna Schmidt', Telephone: '+1 202 &lt;55&gt;', 'Street address': '1 Main St'},
  ...{Place: '20001, US', Comment: 'Peace!'},
};

describe('the page to confirm', () => {
  it('shows all that a signer has given, and to whom a letter goes', async (t) => {
    const letter = {subject: 'Peace', body: 'Please.', targets: ['Ben Cardin', 'Barbara Mikulski']};
    const page = await pageAfter(t, '/api/petitions/open/signatures', {letter});
    const {Signed: signed, ...facts} = factsIn(page);
    assert.ok(signed);
    assert.deepEqual(facts, {...shown, Letter: 'Peace\n\nBen Cardin, Barbara Mikulski\n\nPlease.'});
  });

  it('says it in the words of who signed, or in those of the form', async (t) => {
    const french = await pageAfter(t, '/api/petitions/open/signatures', {language: 'fr'});
    assert.equal(factsIn(french)['Téléphone'], shown.Telephone);
    const own = await pageAfter(t, '/api/petitions/open/signatures', {}, {label: 'We call you at'});
    assert.match(own, /<dt>We call you at<\/dt>\s*<dd><bdi>\+1 202/);
  });

  it('shows all that was given to be on a list', async (t) => {
    const page = await pageAfter(t, '/api/subscriptions', {lists: ['alerts']});
    assert.deepEqual(factsIn(page), {Mailings: 'Alerts', ...shown});
  });
});
