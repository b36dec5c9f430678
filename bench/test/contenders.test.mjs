import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {UsageError} from '../lib/arguments.mjs';
import {chooseContenders, loadContenders, reasonToSkip} from '../lib/contenders.mjs';
import {shapes} from '../lib/data.mjs';
import {KIT_DIST} from '../lib/paths.mjs';

const ids = (contenders) => contenders.map(({id}) => id);
const some = [{id: 'a'}, {id: 'vanilla'}, {id: 'b'}];

describe('contenders', () => {
  it('are all there, each with an id of its own and data that exists', async () => {
    const all = await loadContenders();
    assert.equal(new Set(ids(all)).size, all.length);
    assert.ok(ids(all).includes('peace-timeline') && ids(all).includes('peace-news-feed'));
    for (const {id, data} of all) assert.ok(data === null || data in shapes, id);
  });

  it('are chosen by id, and the reference comes along', () => {
    const chosen = chooseContenders(some, {only: ['b'], reference: 'vanilla'});
    assert.deepEqual(ids(chosen), ['vanilla', 'b']);
    assert.deepEqual(ids(chooseContenders(some, {only: null, reference: 'vanilla'})), ['a', 'vanilla', 'b']);
  });

  it('must exist to be chosen or to be the reference', () => {
    assert.throws(() => chooseContenders(some, {only: ['c'], reference: 'a'}), UsageError);
    assert.throws(() => chooseContenders(some, {only: null, reference: 'c'}), UsageError);
  });
});

describe('a contender is skipped', () => {
  const ownFile = {file: 'package.json'};

  it('when the kit is not built', () => {
    const contender = {id: 'x', js: [ownFile, {file: `${KIT_DIST}/cdn/no-such-file.js`}]};
    assert.equal(reasonToSkip(contender, 20), 'not built: run npm run build');
  });

  it("when a peer's file is missing", () => {
    assert.equal(reasonToSkip({id: 'x', css: [{file: 'no/such.css'}]}, 20), 'missing: no/such.css');
  });

  it('above its largest number of items only', () => {
    const contender = {id: 'x', js: [ownFile], maxN: 200};
    assert.equal(reasonToSkip(contender, 200), null);
    assert.match(reasonToSkip(contender, 201), /up to 200/);
  });
});
