import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

const root = new URL('../../', import.meta.url);
const isBuilt = existsSync(new URL('dist/web-types.json', root));
const read = (path: string) => JSON.parse(readFileSync(new URL(path, root), 'utf8')) as unknown;

interface Named {
  readonly name: string;
  readonly description?: string;
}

interface Element extends Named {
  readonly attributes: readonly (Named & {
    readonly values?: readonly Named[];
    readonly valueSet?: string;
    readonly value?: {readonly type: string; readonly default?: string};
  })[];
  readonly js?: {readonly events: readonly Named[]};
  readonly css?: {readonly parts: readonly Named[]};
}

const TAGS = ['core-issues', 'negotiators', 'news-feed', 'petition', 'signup', 'timeline'];

/** An element by its name, and that all of them are there. */
function elementIn(elements: readonly Element[], name: string): Element {
  assert.deepEqual(
    elements.map((one) => one.name).sort(),
    TAGS.map((tag) => `peace-${tag}`),
  );
  const element = elements.find((one) => one.name === `peace-${name}`);
  assert.ok(element?.description);
  return element;
}

function attributeOf({attributes}: Element, name: string) {
  const attribute = attributes.find((one) => one.name === name);
  assert.ok(attribute?.description, name);
  return attribute;
}

const names = (list: readonly Named[] = []) => list.map(({name}) => name);

describe('what editors know', {skip: !isBuilt && 'dist is not built'}, () => {
  it('in Visual Studio Code: tags with their attributes and the values of these', () => {
    const {version, tags} = read('dist/html-custom-data.json') as {version: number; tags: Element[]};
    assert.equal(version, 1.1);
    const timeline = elementIn(tags, 'timeline');
    assert.deepEqual(names(attributeOf(timeline, 'layout').values), ['auto', 'vertical', 'horizontal']);
    assert.equal(attributeOf(timeline, 'searchable').valueSet, 'v');
    assert.equal(attributeOf(timeline, 'zoom').values, undefined);
    assert.ok(attributeOf(timeline, 'src'));
  });

  it('in Visual Studio Code: tokens, wherever CSS is written', () => {
    const {properties} = read('dist/css-custom-data.json') as {properties: Named[]};
    assert.ok(names(properties).includes('--peace-accent'));
    assert.equal(new Set(names(properties)).size, properties.length);
  });

  it('in IDEs of JetBrains: all of it, in the file that the package names', () => {
    const {version, 'web-types': path} = read('package.json') as {version: string; 'web-types': string};
    const types = read(path) as {
      name: string;
      version: string;
      contributions: {html: {elements: Element[]}; css: {properties: Named[]}};
    };
    assert.deepEqual([types.name, types.version], ['peace-widgets', version]);
    const {html, css} = types.contributions;
    const petition = elementIn(html.elements, 'petition');
    assert.equal(attributeOf(petition, 'heading-level').value?.default, '2');
    assert.ok(names(petition.js?.events).includes('peace-sign'));
    assert.ok(names(petition.css?.parts).includes('heading'));
    assert.ok(names(css.properties).includes('--peace-font'));
  });
});
