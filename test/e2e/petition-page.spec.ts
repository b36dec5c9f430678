import {mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from '@playwright/test';
import type {Page} from '@playwright/test';
import {Endpoint} from './endpoint.ts';

/** The page of a petition, the mail that follows and the pages behind its links, in a browser that runs no script. */
test.use({javaScriptEnabled: false});

const content = mkdtempSync(join(tmpdir(), 'peace-content-'));
const endpoint = new Endpoint({PEACE_CONTENT: content});

const petition = {
  id: 'senators',
  title: 'Speak up for two states',
  text: 'Please speak up.',
  action: {url: '/api/petitions/senators/signatures'},
  goal: 100,
  fields: [{name: 'given-name', required: true}, {name: 'email'}, {name: 'comment'}],
  consents: [{id: 'updates', text: 'Keep me informed'}],
  letter: {subject: 'Speak up', body: 'Dear Senator'},
  privacy: {url: '/privacy.html', controller: 'Two States Now'},
  doubleOptIn: true,
};

test.beforeAll(async () => {
  const hebrew = {...petition, title: 'דברו', text: 'אנא דברו.', language: 'he'};
  for (const [folder, language, one] of [
    ['', 'en', petition],
    ['he', 'he', hebrew],
  ] as const) {
    mkdirSync(join(content, folder), {recursive: true});
    writeFileSync(
      join(content, folder, 'initiative.json'),
      JSON.stringify({peace: '1.0', title: 'A campaign', language}),
    );
    writeFileSync(join(content, folder, 'petitions.json'), JSON.stringify([one]));
  }
  await endpoint.start();
});
test.afterAll(async () => {
  await endpoint.remove();
  rmSync(content, {recursive: true, force: true});
});

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** What axe has to say against what a page shows. It needs a script: hence another page. */
async function expectAccessible(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  const scripted = await page.context().browser()?.newPage({javaScriptEnabled: true, colorScheme});
  await scripted?.setContent(await page.content());
  const found = await scripted?.evaluate<string[]>(
    `${axe}; axe.run().then(({violations}) => violations.map(({id, nodes}) => id + ': ' + nodes[0].html))`,
  );
  expect(found).toEqual([]);
  await scripted?.close();
}

/** The links of the mails that were written so far. */
function linksInMails(): string[] {
  const folder = join(endpoint.folder, 'mail');
  const mails = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  // Quoted-printable (RFC 2045, 6.7).
  const text = mails.join('\n').replace(/=\r\n/g, '').replace(/=3D/g, '=');
  return [...text.matchAll(/^http\S+$/gm)].map(([url]) => url.trim());
}

async function count(page: Page): Promise<number> {
  const response = await page.request.get(`${endpoint.url}api/petitions/senators`);
  return ((await response.json()) as {count: number}).count;
}

test('can be signed without a script, with two errors first, and confirmed by mail', async ({page}) => {
  const blocked: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) blocked.push(message.text());
  });
  await page.goto(`${endpoint.url}p/senators`);
  await expect(page.getByRole('heading', {name: 'Speak up for two states'})).toBeVisible();
  await expect(page.getByText('Responsible for your data: Two States Now.')).toBeVisible();
  await expectAccessible(page, 'light');
  // Nobody fills a form in faster than this.
  const slowEnough = Date.now() + 1600;
  await page.getByLabel('E-mail').fill('anna@');
  await page.getByLabel('Comment').fill('Two\nlines & "quotes"');
  await page.getByLabel('Keep me informed').check();
  await page.keyboard.press('Tab');
  await page.getByRole('button', {name: 'Sign'}).click();

  const trouble = page.getByRole('alert');
  await expect(trouble).toBeFocused();
  await expect(trouble.getByRole('link')).toHaveText([
    'First name: Please fill this in.',
    'E-mail: Enter an e-mail address like name@example.org.',
  ]);
  await expect(page).toHaveTitle(/^Error: /);
  await expectAccessible(page, 'dark');
  await trouble.getByRole('link').last().click();
  const email = page.getByLabel('E-mail');
  await expect(email).toBeFocused();
  await expect(email).toHaveAccessibleDescription('E-mail: Enter an e-mail address like name@example.org.');
  await expect(email).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Comment')).toHaveValue('Two\nlines & "quotes"');
  await expect(page.getByLabel('Keep me informed')).toBeChecked();
  await email.fill('anna@example.org');
  await page.getByLabel('First name').fill('Anna');
  await page.waitForTimeout(Math.max(0, slowEnough - Date.now()));
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', {name: 'Please check your mail'})).toBeVisible();
  await expectAccessible(page, 'light');
  // Whoever loads the page again sends the form again: it is one signature.
  await page.reload();
  await expect(page.getByRole('heading', {name: 'Please check your mail'})).toBeVisible();
  expect(endpoint.rows('signatures')).toBe(1);
  expect(await count(page)).toBe(0);

  await expect.poll(() => linksInMails().length).toBe(3);
  const [confirm = '', , withdraw = ''] = linksInMails();
  await page.goto(confirm);
  await expectAccessible(page, 'dark');
  expect(await count(page)).toBe(0);
  await page.getByRole('button', {name: 'Confirm my signature'}).click();
  await expect(page.getByRole('heading', {name: 'Thank you: your signature counts'})).toBeVisible();
  await expectAccessible(page, 'light');
  expect(await count(page)).toBe(1);
  await page.goto(confirm);
  await expect(page.getByRole('heading', {name: 'Your signature is confirmed already'})).toBeVisible();

  await page.goto(withdraw);
  await expectAccessible(page, 'dark');
  await page.getByRole('button', {name: 'Withdraw my signature'}).click();
  await expect(page.getByRole('heading', {name: 'Your signature is withdrawn'})).toBeVisible();
  expect(await count(page)).toBe(0);
  expect(endpoint.rows('signatures')).toBe(0);
  expect(blocked).toEqual([]);
});

test('fits a phone, in Hebrew from right to left', async ({page}) => {
  await page.setViewportSize({width: 320, height: 640});
  await page.goto(`${endpoint.url}p/senators`);
  await page.getByRole('link', {name: 'עברית'}).click();
  await expect(page.getByRole('heading', {name: 'דברו'})).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expectAccessible(page, 'light');
  // "ann@" is not to be seen as "@ann" while it is typed.
  await expect(page.getByLabel('דוא״ל')).toHaveCSS('direction', 'ltr');
  await page.locator('summary').click();
  await page.getByRole('button', {name: 'לחתום'}).click();
  await expect(page.getByRole('alert')).toBeVisible();
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  expect(width).toBe(320);
  await expectAccessible(page, 'dark');
});
