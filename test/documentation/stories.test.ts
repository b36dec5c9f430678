import {expect} from '@open-wc/testing';
import {outbox} from '../../src/delivery/outbox.ts';
import {prepare, ready} from '../../stories/scenario.ts';
import {keptEntries, leave} from '../delivery/outbox-page.ts';

describe('a story', () => {
  it('begins as on a first visit, whatever another one has left to be sent', async () => {
    await leave({action: {url: new URL('/sign', location.href).href, format: 'peace'}});
    await prepare('petition', ready({}));
    expect(await keptEntries()).to.deep.equal([]);
    expect(outbox().entries).to.deep.equal([]);
  });
});
