import assert from 'node:assert/strict';
import {existsSync, globSync, readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {cli} from '@custom-elements-manifest/analyzer/cli.js';
import {elementsIn} from '../../scripts/elements-manifest.ts';
import type {Described, ElementsManifest} from '../../scripts/elements-manifest.ts';
import * as contract from '../../src/contract/index.ts';

const root = new URL('../../', import.meta.url);

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

/** All that a pattern's first group finds in a text, once each, sorted. */
function found(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort();
}

function sources(pattern: string): string {
  return globSync(pattern, {cwd: fileURLToPath(root)})
    .map(read)
    .join('\n');
}

describe('documentation', () => {
  const theming = read('docs/theming.md');
  const sheet = read('src/widget/base.styles.ts');

  it('names every token, and no other', () => {
    const tables = theming.split('\n').filter((line) => line.startsWith('| `--peace'));
    assert.deepEqual(
      found(tables.join('\n'), /^\| `(--peace-[\w-]+)`/gm),
      found(sheet, /var\((--peace-[\w-]+)/g),
    );
  });

  it('gives every colour its values', () => {
    const colours = [...sheet.matchAll(/var\((--peace-[\w-]+), light-dark\((#\w+), (#\w+)\)\)/g)];
    assert.equal(colours.length, 10);
    for (const [, token = '', light, dark] of colours) {
      const row = theming.split('\n').find((line) => line.startsWith(`| \`${token}\``)) ?? '';
      const cells = row.split('|').map((cell) => cell.trim());
      assert.deepEqual(cells.slice(3, 5), [`\`${light}\``, `\`${dark}\``], token);
    }
  });

  it('names every event, and no other', () => {
    const events = found(read('src/widget/events.ts'), /'(peace-[\w-]+)'/g);
    assert.deepEqual(found(read('docs/events.md'), /^\| `(peace-[\w-]+)`/gm), events);
    const [, readme = ''] = /^## Events$([^]*?)^## /m.exec(read('README.md')) ?? [];
    assert.deepEqual(found(readme, /`(peace-[\w-]+)`/g), events);
  });

  it('names every state and step', () => {
    const types = sources('src/**/*.ts');
    for (const [type, heading] of [
      ['DocumentState', 'States'],
      ['Step', 'Steps of a form'],
    ] as const) {
      const union = new RegExp(`export type ${type} = (.*);`).exec(types)?.[1] ?? '';
      const [, section = ''] = new RegExp(`^#+ ${heading}$([^]*?)^#`, 'm').exec(read('docs/events.md')) ?? [];
      assert.deepEqual(found(section, /^\| `(\w+)`/gm), found(union, /'(\w+)'/g), heading);
    }
  });

  it('names the parts that several widgets have', () => {
    const [, parts = ''] = /^### Parts of every widget$([^]*)/m.exec(theming) ?? [];
    const drawn = `${sources('src/widget/**/*.ts')} part="empty" part="error" part="loading" part="stale"`;
    const elsewhere = found(sources('src/*/*.ts'), /@csspart (\w+)/g);
    const shared = found(drawn, /part="(\w+)"/g).filter(
      (part) => ['base', 'heading'].includes(part) || !elsewhere.includes(part),
    );
    assert.deepEqual(found(parts, /^\| `(\w+)`/gm), shared);
  });

  it('names every kind of failure', () => {
    const types = read('src/widget/events.ts') + read('src/document/load.ts');
    const kinds = [...types.matchAll(/type (?:FailureKind|LoadFailure) = (.*);/g)].map(([, union]) => union);
    assert.equal(kinds.length, 2);
    const rows = read('docs/events.md').split('## Events')[1] ?? '';
    const documented = found(rows, /^\| `(\w+)`/gm);
    assert.deepEqual(documented, found(kinds.join(' '), /'(\w+)'/g));
  });
});

describe('examples of the contract', () => {
  const readers = {
    news: contract.readNews,
    negotiators: contract.readNegotiators,
    timeline: contract.readTimeline,
    petitions: contract.readPetitions,
  };
  for (const [section, readSection] of Object.entries(readers)) {
    it(`are read without a problem: ${section}`, () => {
      const [, rest = ''] = read('docs/contract.md').split(`### \`${section}\``);
      const [, example = ''] = /```json\n([^]*?)```/.exec(rest) ?? [];
      assert.deepEqual(readSection(JSON.parse(example)).problems, []);
    });
  }
});

describe('links of the documentation', () => {
  const names = globSync('docs/*.md', {cwd: fileURLToPath(root)}).map((path) => basename(path, '.md'));

  /** As GitHub and Storybook make them from headings. */
  function anchors(name: string): string[] {
    const headings = [...read(`docs/${name}.md`).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
    return headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    );
  }

  for (const file of ['README.md', 'CONTRIBUTING.md']) {
    it(`lead somewhere: ${file}`, () => {
      for (const [link, path = '', anchor] of read(file).matchAll(/\]\((?!\w+:)([^)#]+)(?:#([^)]+))?\)/g)) {
        assert.ok(existsSync(new URL(path, root)), link);
        if (anchor) assert.ok(anchors(basename(path, '.md')).includes(anchor), link);
      }
    });
  }

  for (const name of names) {
    it(`lead somewhere: ${name}`, () => {
      for (const [link, target = '', anchor] of read(`docs/${name}.md`).matchAll(
        /\]\(([\w-]+)\.md(?:#([^)]+))?\)/g,
      )) {
        assert.ok(names.includes(target), link);
        if (anchor) assert.ok(anchors(target).includes(anchor), link);
      }
    });

    it(`lead there in Storybook, too: ${name}`, () => {
      const title = /title="Guide\/([^"]+)"/.exec(read(`stories/guide/${name}.mdx`))?.[1] ?? '';
      assert.equal(title.toLowerCase().replaceAll(' ', '-'), name);
    });
  }
});

describe('code in the sentences of the documentation', () => {
  for (const path of globSync('docs/*.md', {cwd: fileURLToPath(root)})) {
    it(`stands in one line, or Storybook makes a block of it: ${path}`, () => {
      const sentences = read(path).replace(/^```[^]*?^```/gm, '');
      const code = [...sentences.matchAll(/`([^`]*)`/g)].map(([text]) => text);
      assert.deepEqual(
        code.filter((text) => text.includes('\n')),
        [],
      );
    });
  }
});

describe('settings of the endpoint', () => {
  const variables = (text: string) => found(text, /\b(PEACE_[A-Z_]*[A-Z])\b/g);
  const known = variables(sources('server/src/**/*.ts'));

  it('are all documented, and no others', () => {
    const rows = read('docs/endpoint.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    assert.deepEqual(variables(rows.join('\n')), known);
  });

  it('are named as they are in the containers and the guide to running', () => {
    for (const file of ['Dockerfile', 'compose.yaml', 'docs/running.md']) {
      for (const variable of variables(read(file)))
        assert.ok(known.includes(variable), `${file}: ${variable}`);
    }
  });
});

describe('manifest of the elements', async () => {
  const manifest = (await cli({argv: ['analyze', '--quiet'], noWrite: true})) as ElementsManifest;
  const elements = elementsIn(manifest);
  const names = (items: readonly Described[] = []) => items.map(({name}) => name);

  it('has every element that the kit registers, with its definition', () => {
    const registered = found(sources('src/*/define.ts'), /define\('([\w-]+)'/g);
    const definitions = manifest.modules.flatMap(({exports}) => exports).filter(({kind}) => kind !== 'js');
    assert.deepEqual(elements.map(({tagName}) => tagName).sort(), registered);
    assert.deepEqual(names(definitions).sort(), registered);
  });

  it('gives every element the attributes, events and parts that all share', () => {
    for (const {tagName, attributes, events, slots, cssParts} of elements) {
      for (const attribute of ['src', 'heading', 'heading-level', 'color-scheme', 'refresh', 'timeout']) {
        assert.ok(names(attributes).includes(attribute), `${tagName} has no attribute ${attribute}`);
      }
      for (const event of ['peace-load', 'peace-error']) {
        assert.ok(names(events).includes(event), `${tagName} has no event ${event}`);
      }
      assert.ok(names(slots).includes(''), `${tagName} has no default slot`);
      assert.ok(names(cssParts).includes('base'), `${tagName} has no part base`);
    }
  });

  it('spells out what an attribute may be, so that it can be chosen from', () => {
    for (const {tagName, attributes = []} of elements) {
      for (const {name, type: {text} = {text: ''}} of attributes)
        assert.match(text, /^('[\w-]+'|string|number|boolean|undefined| \| )+$/, `${tagName} ${name}`);
    }
  });

  it('gives every element its tokens, states and shared parts', () => {
    const tokens = found(read('src/widget/base.styles.ts'), /var\((--peace-[\w-]+)/g);
    const document = ['loading', 'ready', 'empty', 'stale', 'error'];
    const form = ['form', 'sending', 'waiting', 'thanked', 'closed'];
    for (const {tagName = '', cssProperties, cssStates, cssParts} of elements) {
      const hasForm = /petition|signup/.test(tagName);
      assert.deepEqual(names(cssProperties).sort(), tokens, tagName);
      assert.deepEqual(names(cssStates), hasForm ? [...document, ...form] : document, tagName);
      assert.ok(names(cssParts).includes('retry'), tagName);
      assert.equal(names(cssParts).includes('returned'), hasForm, tagName);
      assert.equal(new Set(names(cssParts)).size, cssParts?.length, tagName);
    }
  });

  it('links to no file of the guide, which is elsewhere for whoever reads it', () => {
    for (const {tagName = '', cssProperties = [], cssParts = [], cssStates = []} of elements) {
      const linking = [...cssProperties, ...cssParts, ...cssStates].filter(({description}) =>
        description?.includes(']('),
      );
      assert.deepEqual(names(linking), [], tagName);
    }
  });

  it('tells of nothing that is not public', () => {
    for (const {name: element, members = [], events} of elements) {
      for (const name of ['onOutbox', 'givenDocument', 'documentUrl'])
        assert.ok(!names(members).includes(name), `${element}: ${name}`);
      assert.deepEqual(
        names(members.filter(({name, privacy}) => privacy ?? name.startsWith('#'))),
        [],
        element,
      );
      assert.deepEqual(
        names(events).filter((name) => !name.startsWith('peace-')),
        [],
        element,
      );
    }
  });

  it('names files that the package will have', () => {
    for (const {path} of manifest.modules) {
      assert.match(path, /^dist\/npm\/.*\.js$/);
      read(path.replace('dist/npm/', 'src/').replace(/js$/, 'ts'));
    }
  });
});
