import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {expect, test} from '@playwright/test';
import type {Page} from '@playwright/test';
import {Endpoint} from './endpoint.ts';
import {takeTime} from './visitor.ts';

/** A widget in a frame, on somebody else's page: an origin of its own, with no script of the kit. */
const endpoint = new Endpoint();
let body = '';
const blog = createServer((_request, response) =>
  response
    .writeHead(200, {'Content-Type': 'text/html'})
    .end(`<!doctype html><html lang="en"><title>A blog</title>${body}`),
);
let blogUrl = '';

test.beforeAll(async () => {
  await endpoint.start();
  await new Promise<void>((resolve) => blog.listen(0, '127.0.0.1', resolve));
  blogUrl = `http://localhost:${(blog.address() as AddressInfo).port}/`;
});
test.afterAll(async () => {
  blog.close();
  await endpoint.remove();
});

/** The lines that the embed builder gives for a frame. */
const lines = async (page: Page, widget: string): Promise<string> => {
  await page.goto(`${endpoint.url}embed.html`);
  await page.getByLabel('Widget').selectOption(widget);
  await page.getByLabel('How', {exact: true}).selectOption('frame');
  const snippet = page.locator('#snippet');
  await expect(snippet).toContainText(`/frame/${widget}`);
  return snippet.innerText();
};

test('a petition in a frame is as high as what it shows, and is signed', async ({page}) => {
  body = await lines(page, 'petition');
  const problems: string[] = [];
  page.on('console', (message) => {
    // Chromium on a desktop without a way of its own to share does not know that one may be allowed it.
    if (!message.text().includes("'web-share'")) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(blogUrl);
  const frame = page.frameLocator('iframe');
  const petition = frame.locator('peace-petition');
  await expect(petition).toHaveJSProperty('state', 'ready');
  const isFitting = () =>
    expect
      .poll(async () => {
        const {height = 0} = (await page.locator('iframe').boundingBox()) ?? {};
        const inside = await frame
          .locator('body')
          .evaluate((element) => element.getBoundingClientRect().height);
        return Math.abs(height - inside) <= 1;
      })
      .toBe(true);
  await isFitting();

  const before = endpoint.rows('signatures');
  await petition.getByLabel('E-mail').fill('frame@example.org');
  await takeTime(page);
  await petition.getByRole('button', {name: 'Tell my senators'}).click();
  await expect(petition.getByText('Your signature is stored.')).toBeVisible();
  expect(endpoint.rows('signatures')).toBe(before + 1);
  await isFitting();
  const mail = await petition.getByRole('link', {name: 'E-mail'}).getAttribute('href');
  expect(decodeURIComponent(mail ?? ''), 'It passes on the campaign’s own page').toContain(
    `${endpoint.url}p/senators?`,
  );
  expect(problems).toEqual([]);
});

test('a frame is called what is in it, in its language', async ({page}) => {
  await lines(page, 'petition');
  await page.getByLabel('Language').selectOption('he');
  await expect(page.locator('#snippet')).toContainText('title="עצומה" lang="he"');
  await page.getByLabel('Heading').fill('חתמו');
  await page.getByLabel('Heading').press('Tab');
  await expect(page.locator('#snippet')).toContainText('title="חתמו" lang="he"');
});

test('links in a frame open beside the page, not in the frame', async ({page, context}) => {
  body = `<iframe src="${endpoint.url}frame/petition" title="Petition" height="900"></iframe>`;
  await page.goto(blogUrl);
  const privacy = page.frameLocator('iframe').getByRole('link', {name: 'How Two States Now uses your data'});
  const [opened] = await Promise.all([context.waitForEvent('page'), privacy.click()]);
  await opened.waitForURL(`${endpoint.url}privacy.html`);
  expect(page.frames()).toHaveLength(2);
  await expect(page.frameLocator('iframe').locator('peace-petition')).toBeVisible();
});

test('all six work in a frame, in its language', async ({page}) => {
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  for (const widget of ['news-feed', 'negotiators', 'timeline', 'petition', 'signup', 'core-issues']) {
    body = `<iframe src="${endpoint.url}frame/${widget}?lang=he" title="${widget}" width="600"></iframe>`;
    await page.goto(blogUrl);
    const shown = page.frameLocator('iframe').locator(`peace-${widget}`);
    await expect(shown).toHaveJSProperty('state', 'ready');
    await expect(shown.locator('.root')).toHaveCSS('direction', 'rtl');
  }
  expect(problems).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({javaScriptEnabled: false});

  test('a frame leads to the page that needs none', async ({page, context}) => {
    body = `<iframe src="${endpoint.url}frame/petition" title="Petition"></iframe>`;
    await page.goto(blogUrl);
    const link = page.frameLocator('iframe').getByRole('link');
    const [opened] = await Promise.all([context.waitForEvent('page'), link.click()]);
    await expect(opened.getByRole('button')).toBeVisible();
    expect(opened.url()).toBe(`${endpoint.url}p/senators`);
  });
});
