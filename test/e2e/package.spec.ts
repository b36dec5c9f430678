import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, test} from '@playwright/test';
import {createServer} from 'vite';
import type {ViteDevServer} from 'vite';
import packageJson from '../../package.json' with {type: 'json'};

/** A project of somebody else's: the kit as npm would install it, Vite as it is without any configuration. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const project = mkdtempSync(join(tmpdir(), 'peace-project-'));
let server: ViteDevServer;

test.beforeAll(async () => {
  const modules = join(project, 'node_modules');
  const kit = join(modules, 'peace-widgets');
  mkdirSync(kit, {recursive: true});
  const pack = ['pack', '--silent', '--ignore-scripts', '--pack-destination', project];
  const tarball = execFileSync('npm', pack, {cwd: root, encoding: 'utf8'}).trim();
  execFileSync('tar', ['-xzf', join(project, tarball), '-C', kit, '--strip-components', '1']);
  for (const name of Object.keys(packageJson.dependencies)) {
    mkdirSync(join(modules, name, '..'), {recursive: true});
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  writeFileSync(join(project, 'package.json'), '{"type": "module"}');
  writeFileSync(
    join(project, 'index.html'),
    `<!doctype html><html lang="he" dir="rtl"><link rel="icon" href="data:,"><body><peace-core-issues>
      <script type="application/json">{"issues": [{"title": "A", "text": "B"}, {"title": "C", "text": "D"}]}</script>
    </peace-core-issues><script type="module" src="main.js"></script>`,
  );
  writeFileSync(join(project, 'main.js'), "import 'peace-widgets/core-issues/define';");
  server = await createServer({root: project, logLevel: 'silent', server: {host: '127.0.0.1', port: 0}});
  await server.listen();
});
test.afterAll(async () => {
  await server.close();
  rmSync(project, {recursive: true, force: true});
});

test('a page of Vite’s development server has the widgets, and their words in its language', async ({
  page,
}) => {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.text().includes('peace-')) problems.push(message.text());
  });
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  const widget = page.locator('peace-core-issues');
  await expect(widget.getByRole('button', {name: 'לפתוח הכול'})).toBeVisible();
  expect(problems).toEqual([]);
});
