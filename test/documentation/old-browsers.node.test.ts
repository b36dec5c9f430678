import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import postcss from 'postcss';
import ts from 'typescript';
import {readScript} from '../../scripts/floor/scripts.ts';
import {readStyles} from '../../scripts/floor/styles.ts';
import {lackingIn} from '../../scripts/floor/support.ts';
import type {Tell} from '../../scripts/floor/styles.ts';

const cwd = fileURLToPath(new URL('../../', import.meta.url));

const read = (path: string) => readFileSync(`${cwd}${path}`, 'utf8');

/** Every way in which a sheet tells of light-dark() outside the question whether the browser has it. */
function unasked(sheet: string): string[] {
  const names: string[] = [];
  readStyles(sheet, (name) => names.push(name));
  return names.filter((name) => name === 'light-dark()');
}

describe('browsers that the kit does not run in', () => {
  for (const page of globSync('demo/*.html', {cwd})) {
    it(`have a link in every tag of ${page}, with and without scripts`, () => {
      for (const [, content = ''] of read(page).matchAll(/<peace-[\w-]+[^>]*>(.*?)<\/peace-/gs)) {
        assert.match(content, /<a\s[^>]*href=/);
        assert.doesNotMatch(content, /<noscript/);
      }
    });
  }
});

describe('browsers without light-dark()', () => {
  it('find no such colour in what the documentation advises', () => {
    for (const page of globSync('docs/*.md', {cwd})) {
      for (const [, example = ''] of read(page).matchAll(/```css\n(.*?)```/gs)) {
        assert.deepEqual(unasked(example), [], page);
      }
    }
  });

  it('show the page around the widgets as light as these are', () => {
    postcss.parse(read('demo/style.css')).walk((node) => {
      if (node.type !== 'atrule' || !node.params.includes('prefers-color-scheme')) return;
      assert.equal(String(node.parent?.toString()).split(' {')[0], '@supports (color: light-dark(red, red))');
    });
  });
});

describe('the check of the oldest browsers', () => {
  /** Everything that none of them would miss left out. */
  function complaintsOf(run: (tell: Tell) => void): string[] {
    const names: string[] = [];
    run((name, entry) => {
      if (lackingIn(entry).length > 0) names.push(name);
    });
    return names;
  }

  const ofSheet = (sheet: string) => complaintsOf((tell) => readStyles(sheet, tell));

  it('finds properties, values, functions, selectors, rules and their features', () => {
    assert.deepEqual(ofSheet('a { field-sizing: content }'), ['field-sizing', 'field-sizing: content']);
    assert.deepEqual(ofSheet('a { float: inline-end }'), ['float: inline-end']);
    assert.deepEqual(ofSheet('a { --x: light-dark(red, blue) }'), ['light-dark()']);
    assert.deepEqual(ofSheet('a:has(b), a:state(c) { color: red }'), [':has', ':state']);
    assert.deepEqual(ofSheet('@starting-style { a { color: red } }'), ['@starting-style']);
    assert.deepEqual(ofSheet('@media (scripting: none) { a { color: red } }'), ['@media (scripting)']);
  });

  it('lets pass what is asked for, and what stands beside something older', () => {
    assert.deepEqual(ofSheet('@supports (float: inline-end) { a { float: inline-end } }'), []);
    assert.deepEqual(ofSheet('a { float: right; float: inline-end }'), []);
    assert.deepEqual(ofSheet('a { user-select: none; -webkit-user-select: none }'), []);
    assert.deepEqual(ofSheet('a { display: grid; color: color-mix(in srgb, red, blue) }'), []);
  });

  it('finds members by their types, and what stands in templates', () => {
    const code = `
      const open = (dialog: HTMLElement) => dialog.showPopover();
      const {canParse} = URL;
      navigator.userActivation.isActive;
      new Highlight();
      const page = {showPopover() {}, float: 'inline-end'};
      page.showPopover();
      html\`<details name="one"><summary title="two"></summary></details>\`;
      css\`a { float: inline-end }\`;
    `;
    assert.deepEqual(
      complaintsOf((tell) => {
        const {file, checker} = compiled(code);
        readScript(file, checker, () => tell);
      }),
      [
        'HTMLElement.showPopover',
        'URL.canParse',
        'Navigator.userActivation',
        'UserActivation.isActive',
        'Highlight',
        '<details name>',
        'float: inline-end',
      ],
    );
  });
});

/** A program of one file. */
function compiled(code: string): {file: ts.SourceFile; checker: ts.TypeChecker} {
  const options = {target: ts.ScriptTarget.ES2022, lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'], types: []};
  const host = ts.createCompilerHost(options);
  const file = ts.createSourceFile('code.ts', code, ts.ScriptTarget.ES2022, true);
  const fromDisk = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target) => (name === 'code.ts' ? file : fromDisk(name, target));
  return {file, checker: ts.createProgram(['code.ts'], options, host).getTypeChecker()};
}
