import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {pageHtml} from '../lib/page.mjs';

const contender = {
  id: 'x',
  data: 'neutral',
  mount: (root) => (root.innerHTML = '</script>'),
  settings: {tag: 'x-y'},
};
const page = (module) => pageHtml(contender, 20, {css: [], js: [{url: '/x.js', module}]});

describe('page', () => {
  it('runs after classic scripts in a classic script', () => {
    assert.match(
      page(false),
      /libStart[^<]*<\/script>\n<script src="\/x\.js"><\/script>\n<script>__bench\.run/,
    );
  });

  it('runs after module scripts in a module, since those are deferred', () => {
    assert.match(
      page(true),
      /<script type="module" src="\/x\.js"><\/script>\n<script type="module">__bench\.run/,
    );
  });

  it('hands the number of items and the settings to mount', () => {
    assert.match(page(true), /"dataUrl":"\/data\/neutral\.json\?n=20","settings":\{"n":20,"tag":"x-y"\}/);
  });

  it('is not ended by the text of a script', () => {
    assert.equal(page(true).match(/<\/script>/g).length, page(true).match(/<script\b/g).length);
  });
});
