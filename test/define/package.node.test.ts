import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, dirname, join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const isBuilt = existsSync(new URL('../../dist/npm/index.js', import.meta.url));

/** What a script prints that runs in a plain Node of its own, inside the package: it imports the package by its name. */
function printedBy(script: string): string {
  const {status, stdout, stderr} = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return stdout.trim();
}

/** The names of the kit's elements that are registered; Lit brings a stand-in for the registry along. */
const REGISTERED = `['news-feed', 'negotiators', 'timeline', 'petition', 'signup', 'core-issues']
  .map((name) => 'peace-' + name).filter((tag) => globalThis.customElements?.get(tag)).join()`;

describe('the package in plain Node', {skip: !isBuilt && 'dist/npm is not built'}, () => {
  it('is imported without a DOM, and registers nothing', () => {
    const script = `const before = typeof document + typeof window;
      const {PeaceCoreIssues, version} = await import('peace-widgets');
      console.log(before, typeof document + typeof window, PeaceCoreIssues.name, version, '[' + ${REGISTERED} + ']');`;
    const {version} = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {version: string};
    const nothing = 'undefinedundefined';
    assert.equal(printedBy(script), `${nothing} ${nothing} PeaceCoreIssues ${version} []`);
  });

  it('makes no request, timer or other thing that keeps the process alive', () => {
    const script = `globalThis.fetch = () => { throw new Error('a request') };
      await import('peace-widgets');
      await import('peace-widgets/all');
      console.log(process.getActiveResourcesInfo().filter((name) => /Time|TCP/.test(name)).join());`;
    assert.equal(printedBy(script), '');
  });

  it('registers one element by its define entry, twice without an error', () => {
    const script = `await import('peace-widgets/core-issues/define');
      await import('./dist/npm/core-issues/define.js?again');
      console.log(${REGISTERED});`;
    assert.equal(printedBy(script), 'peace-core-issues');
  });

  it('speaks other languages without a browser', () => {
    const languages = globSync('src/widget/locale/*.json', {cwd: root}).map((path) =>
      basename(path, '.json'),
    );
    const script = `const {registerStrings} = await import('peace-widgets');
      for (const language of ${JSON.stringify(languages)}) {
        const {default: strings} = await import('peace-widgets/locale/' + language);
        registerStrings(language, strings);
        console.log(language, typeof strings.openAll);
      }`;
    assert.equal(printedBy(script), languages.map((language) => `${language} string`).join('\n'));
  });

  it('has its sources in its source maps: their files are not in it', () => {
    const maps = globSync('dist/npm/**/*.map', {cwd: root});
    assert.ok(maps.length > 50);
    for (const file of maps) {
      const map = JSON.parse(readFileSync(root + file, 'utf8')) as {sourcesContent?: string[]};
      assert.ok(map.sourcesContent?.[0], file);
    }
  });

  it('reads documents by the contract alone', () => {
    const script = `const {readIssues} = await import('peace-widgets/contract');
      const {value, problems} = readIssues({issues: [{title: 'Water', text: 'Who drinks.'}, {title: 'Borders'}]});
      console.log(value.issues.length, problems[0].pointer, typeof globalThis.customElements);`;
    assert.equal(printedBy(script), '1 /issues/1/text undefined');
  });
});

describe('a CDN file', {skip: !isBuilt && 'dist/cdn is not built'}, () => {
  for (const file of globSync('dist/cdn/*.js', {cwd: root})) {
    it(`is still a script where a server says that it is in Latin-1: ${basename(file)}`, () => {
      const copy = `${mkdtempSync(join(tmpdir(), 'peace-latin-'))}/copy.mjs`;
      writeFileSync(copy, readFileSync(root + file, 'latin1'));
      const {stderr} = spawnSync(process.execPath, ['--check', copy], {encoding: 'utf8'});
      rmSync(dirname(copy), {recursive: true});
      assert.equal(stderr, '');
    });
  }
});
