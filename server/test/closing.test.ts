import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Opened} from '../src/opened.ts';

describe('what was opened', () => {
  it('is closed in the opposite order, each when the one before is closed, and once', async () => {
    const opened = new Opened();
    const closed: string[] = [];
    const library = opened.adopt('library', (name) => closed.push(name));
    opened.adopt('database', async (name) => {
      await Promise.resolve();
      closed.push(name);
    });
    opened.defer(() => closed.push('word'));
    await Promise.all([opened.close(), opened.close()]);
    assert.equal(library, 'library');
    assert.deepEqual(closed, ['word', 'database', 'library']);
  });

  it('keeps nothing else open when it does not close, and says the first reason', async () => {
    const opened = new Opened();
    const closed: string[] = [];
    opened.defer(() => closed.push('library'));
    opened.defer(() => Promise.reject(new Error('database')));
    opened.defer(() => {
      throw new Error('server');
    });
    await assert.rejects(opened.close(), /^Error: server$/);
    assert.deepEqual(closed, ['library']);
  });
});
