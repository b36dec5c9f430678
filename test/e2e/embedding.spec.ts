import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {readFileSync} from 'node:fs';
import {chromium, expect, test} from '@playwright/test';
import {chromiumArgs, findChromium} from '../../scripts/browsers.mjs';
import {Endpoint} from './endpoint.ts';
import {takeTime} from './visitor.ts';

/** Somebody else's page, on an origin of its own, with the built files of the endpoint's CDN. */
const endpoint = new Endpoint();
test.beforeAll(() => endpoint.start());
test.afterAll(() => endpoint.remove());

interface Manifest {
  readonly version: string;
  readonly files: Readonly<Record<string, {readonly integrity: string}>>;
}
const manifest = JSON.parse(
  readFileSync(new URL('../../dist/cdn/manifest.json', import.meta.url), 'utf8'),
) as Manifest;

const host = createServer((_request, response) =>
  response.writeHead(200, {...headers, 'Content-Type': 'text/html'}).end(html),
);
let html = '';
let headers: Record<string, string> = {};
let hostUrl = '';
test.beforeAll(async () => {
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  hostUrl = `http://localhost:${(host.address() as AddressInfo).port}/`;
});
test.afterAll(() => host.close());

const script = (file: string) =>
  `<script type="module" src="${endpoint.url}cdn/${manifest.version}/${file}" integrity="${manifest.files[file]?.integrity}" crossorigin="anonymous"></script>`;
const page = (head: string, body: string) =>
  `<!doctype html><html lang="en"><title>A blog</title>${head}<body>${body}`;
const src = () => `src="${endpoint.url}api/initiative.json"`;
const ALL = ['news-feed', 'negotiators', 'timeline', 'petition', 'signup', 'core-issues'];

test('a script with its hash and one tag are enough', async ({page: browser}) => {
  headers = {};
  html = page(script('core-issues.js'), `<peace-core-issues ${src()}></peace-core-issues>`);
  await browser.goto(hostUrl);
  await expect(browser.locator('details')).toHaveCount(7);
});

test('ten widgets from two files make one request', async ({page: browser}) => {
  const requests: string[] = [];
  browser.on('request', (request) => requests.push(request.url()));
  const tags = [...ALL, 'core-issues', 'timeline', 'news-feed', 'negotiators'];
  html = page(
    script('peace-widgets.js') + script('timeline.js'),
    tags.map((tag) => `<peace-${tag} ${src()}></peace-${tag}>`).join(''),
  );
  await browser.goto(hostUrl);
  await expect(browser.locator('details')).toHaveCount(14);
  for (const tag of ALL)
    await expect(browser.locator(`peace-${tag}`).first()).toHaveJSProperty('state', 'ready');
  expect(requests.filter((url) => url.endsWith('/api/initiative.json'))).toHaveLength(1);
});

test('under the strictest policy that the README names, all six read and write', async ({page: browser}) => {
  const problems: string[] = [];
  browser.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  const origin = new URL(endpoint.url).origin;
  headers = {
    'Content-Security-Policy': `default-src 'none'; script-src ${origin}; connect-src ${origin}; img-src ${origin}; require-trusted-types-for 'script'; trusted-types lit-html peace-widgets 'allow-duplicates'`,
  };
  html = page(
    `${script('peace-widgets.js')}<link rel="icon" href="${origin}/icon.svg">`,
    ALL.map((tag) => `<peace-${tag} ${src()}></peace-${tag}>`).join(''),
  );
  await browser.goto(hostUrl);
  for (const tag of ALL) await expect(browser.locator(`peace-${tag}`)).toHaveJSProperty('state', 'ready');

  await browser.locator('peace-petition').getByLabel('E-mail').fill('csp@example.org');
  await takeTime(browser);
  await browser.locator('peace-petition').getByRole('button', {name: 'Tell my senators'}).click();
  await expect(browser.getByText('Your signature is stored.')).toBeVisible();
  await browser.locator('peace-signup').getByLabel('News Roundup').check();
  await browser.locator('peace-signup').getByLabel('E-mail').fill('csp@example.org');
  await browser.locator('peace-signup').getByRole('button', {name: 'Sign up'}).click();
  await expect(browser.getByText('You will receive News Roundup.')).toBeVisible();
  expect(problems).toEqual([]);
});

test('the words of a language come also over a line that breaks', async ({page: browser}) => {
  headers = {};
  html = page(script('core-issues.js'), `<peace-core-issues lang="he" ${src()}></peace-core-issues>`);
  let breaks = 0;
  await browser.route('**/locale/*.json', (route) => (breaks++ ? route.continue() : route.abort()));
  await browser.goto(hostUrl);
  const widget = browser.locator('peace-core-issues');
  await expect(widget).toHaveJSProperty('state', 'ready');
  await expect(widget.locator('.root')).toHaveAttribute('lang', 'he');
  expect(breaks).toBe(2);
});

test('a page that resets everything does not reach in', async ({page: browser}) => {
  headers = {};
  html = page(
    `${script('peace-widgets.js')}<style>html{font-size:62.5%}*{all:unset!important}p,h1,a{color:red!important;text-transform:uppercase!important}</style>`,
    `<peace-core-issues ${src()}></peace-core-issues>`,
  );
  await browser.goto(hostUrl);
  const title = browser.locator('details').first().locator('.title');
  await expect(title).toHaveCSS('text-transform', 'none');
  await expect(title).toHaveCSS('color', 'rgb(22, 32, 42)');
});

test('on a plain http: page, where half of the browser’s storage is missing, all six read and write', async () => {
  headers = {};
  html = page(
    script('peace-widgets.js'),
    ALL.map((tag) => `<peace-${tag} ${src()}></peace-${tag}>`).join(''),
  );
  const plain = await chromium.launch({
    executablePath: findChromium(),
    args: [...chromiumArgs, '--host-resolver-rules=MAP blog.example 127.0.0.1'],
  });
  const browser = await plain.newPage();
  const failures: string[] = [];
  browser.on('pageerror', (error) => failures.push(String(error)));
  await browser.goto(hostUrl.replace('localhost', 'blog.example'));
  expect(
    await browser.evaluate(() => [
      isSecureContext,
      'caches' in globalThis,
      'randomUUID' in crypto,
      'subtle' in crypto,
    ]),
  ).toEqual([false, false, false, false]);
  for (const tag of ALL) await expect(browser.locator(`peace-${tag}`)).toHaveJSProperty('state', 'ready');
  await browser.locator('peace-petition').getByLabel('E-mail').fill('plain@example.org');
  await takeTime(browser);
  await browser.locator('peace-petition').getByRole('button', {name: 'Tell my senators'}).click();
  await expect(browser.getByText('Your signature is stored.')).toBeVisible();
  expect(failures).toEqual([]);
  await plain.close();
});
