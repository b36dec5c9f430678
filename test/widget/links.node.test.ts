import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {safeImage, safeLink} from '../../src/widget/links.ts';

const BASE = 'https://campaign.example/api/initiative.json';

describe('a link', () => {
  for (const [link, href] of [
    ['https://other.example/a', 'https://other.example/a'],
    ['http://other.example', 'http://other.example/'],
    ['../news', 'https://campaign.example/news'],
    ['//other.example/a', 'https://other.example/a'],
    ['#top', `${BASE}#top`],
    ['mailto:peace@example.org', 'mailto:peace@example.org'],
    ['tel:+12022243121', 'tel:+12022243121'],
  ] as const) {
    it(`is absolute: ${link}`, () => assert.equal(safeLink(link, BASE), href));
  }

  // Also where no schema has looked at it before.
  for (const link of [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'blob:https://campaign.example/1',
    'file:///etc/passwd',
    'vbscript:x',
    'ftp://other.example/',
    'web+https://other.example/',
    'http://[',
    '',
    undefined,
  ]) {
    it(`is none: ${JSON.stringify(link)}`, () => assert.equal(safeLink(link, BASE), undefined));
  }

  it('is none when it is relative to nothing, or to what is no address', () => {
    assert.equal(safeLink('news', undefined), undefined);
    assert.equal(safeLink('news', 'javascript:alert(1)'), undefined);
    assert.equal(safeLink('news', 'data:application/json,{}'), undefined);
  });
});

describe('the address of a picture', () => {
  it('is fetched over HTTP', () => {
    assert.equal(safeImage('/dove.jpg', BASE), 'https://campaign.example/dove.jpg');
  });

  for (const link of ['mailto:peace@example.org', 'tel:1', 'data:image/png;base64,AA==', undefined]) {
    it(`is none: ${link}`, () => assert.equal(safeImage(link, BASE), undefined));
  }
});
