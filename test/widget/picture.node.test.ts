import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {srcsetOf} from '../../src/widget/picture.ts';

const base = 'https://endpoint.example/api/negotiators.json';

describe('the sources of a picture', () => {
  it('are absolute and carry their widths', () => {
    const sources = [
      {url: '/p-72.jpg', width: 72},
      {url: 'p-144.jpg', width: 144},
    ];
    assert.equal(
      srcsetOf({url: '/p.jpg', sources}, base),
      'https://endpoint.example/p-72.jpg 72w, https://endpoint.example/api/p-144.jpg 144w',
    );
  });

  it('are only what is fetched over HTTP', () => {
    const sources = ['mailto:a@b.example', 'data:image/png,x', 'https://'].map((url) => ({url, width: 72}));
    assert.equal(srcsetOf({url: '/p.jpg', sources}, base), '');
  });

  it('may be missing', () => assert.equal(srcsetOf({url: '/p.jpg'}, base), ''));
});
