import {expect, test} from '@playwright/test';
import {Endpoint} from './endpoint.ts';

/** The page that makes the lines to embed, from the built CDN file and the running endpoint. */
const endpoint = new Endpoint();
test.beforeAll(() => endpoint.start());
test.afterAll(() => endpoint.remove());

test('gives lines that work, and shows what they do', async ({page, context}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${endpoint.url}embed.html`);
  await page.getByLabel('Widget').selectOption('core-issues');
  await page.getByLabel('Heading').fill('What is "negotiated"');
  await page.getByLabel('Heading').blur();
  await expect(page.locator('#preview').getByRole('heading', {name: 'What is "negotiated"'})).toBeVisible();
  await page.getByRole('button', {name: 'Copy'}).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  const lines = await page.evaluate(() => navigator.clipboard.readText());
  expect(lines).toContain('heading="What is &quot;negotiated&quot;"');

  await page.route('**/blog', (route) => route.fulfill({contentType: 'text/html', body: lines}));
  await page.goto(`${endpoint.url}blog`);
  await expect(page.locator('details')).toHaveCount(7);
});

test('says what is wrong, and leaves the focus where it is', async ({page}) => {
  await page.goto(`${endpoint.url}embed.html`);
  await page.getByLabel('Widget').selectOption('news-feed');
  await page.getByLabel('Articles at first').fill('0');
  await page.getByLabel('Link for visitors').focus();
  await expect(page.getByRole('status').filter({hasText: /^Articles at first: ./})).toBeVisible();
  await expect(page.getByLabel('Link for visitors')).toBeFocused();
  // What is not asked any more is in nobody's way.
  await page.getByLabel('Widget').selectOption('core-issues');
  await expect(page.locator('#preview peace-core-issues')).toHaveJSProperty('state', 'ready');
});

test('gives a <div> where tags are removed, which works', async ({page}) => {
  await page.goto(`${endpoint.url}embed.html`);
  await page.getByLabel('Widget').selectOption('negotiators');
  await page.getByRole('combobox', {name: 'Layout'}).selectOption('sections');
  await page.getByLabel('How', {exact: true}).selectOption('div');
  await expect(page.getByText('where your editor removes tags')).toBeVisible();
  await expect(page.locator('#preview peace-negotiators')).toHaveJSProperty('layout', 'sections');
  const lines = await page.locator('#snippet').innerText();
  expect(lines).not.toContain('<peace-');

  await page.route('**/blog', (route) => route.fulfill({contentType: 'text/html', body: lines}));
  await page.goto(`${endpoint.url}blog`);
  const widget = page.locator('div > peace-negotiators');
  await expect(widget).toHaveJSProperty('state', 'ready');
  await expect(widget).toHaveJSProperty('layout', 'sections');
});

test('asks only what the chosen widget needs, also while the kit is on its way', async ({page}) => {
  let arrive = () => {};
  const arrives = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/cdn/manifest.json', async (route) => {
    await arrives;
    await route.continue();
  });
  await page.goto(`${endpoint.url}embed.html`, {waitUntil: 'domcontentloaded'});
  const layout = page.getByRole('combobox', {name: 'Layout'});
  await expect(layout).toHaveCount(0);
  await page.getByLabel('Widget').selectOption('negotiators');
  await layout.selectOption('tabs');
  await page.getByLabel('How', {exact: true}).selectOption('frame');
  await expect(page.getByLabel('Link for visitors without scripts')).toBeHidden();

  arrive();
  await expect(page.locator('#snippet')).toContainText('/frame/negotiators?layout=tabs"');
});

test('gives a widget the language that is chosen, with the document in it', async ({page}) => {
  const snippet = page.locator('#snippet');
  await page.goto(`${endpoint.url}embed.html`);
  await page.getByLabel('Widget').selectOption('core-issues');
  await expect(snippet).not.toContainText('lang=');
  await page.getByLabel('Language').selectOption('he');
  await expect(snippet).toContainText(
    `<peace-core-issues lang="he" src="${endpoint.url}api/he/initiative.json">`,
  );
  await page.getByLabel('How', {exact: true}).selectOption('div');
  await expect(snippet).toContainText('lang="he" data-src=');
  await expect(page.locator('#preview').getByRole('button', {name: 'לפתוח הכול'})).toBeVisible();

  await page.getByLabel('How', {exact: true}).selectOption('frame');
  await expect(snippet).toContainText('/frame/core-issues?lang=he"');
  await page.getByLabel('Language').selectOption('');
  await expect(snippet).toContainText('/frame/core-issues"');
});

test('chooses among petitions and layouts', async ({page}) => {
  const snippet = page.locator('#snippet');
  const layout = page.getByRole('combobox', {name: 'Layout'});
  await page.goto(`${endpoint.url}embed.html`);
  await page.getByLabel('Which petition').fill('senators');
  await page.getByLabel('Which petition').blur();
  await expect(snippet).toContainText('petition-id="senators"');
  for (const [widget, chosen] of [
    ['news-feed', 'headlines'],
    ['timeline', 'vertical'],
  ] as const) {
    await page.getByLabel('Widget').selectOption(widget);
    await layout.selectOption(chosen);
    await expect(page.locator(`#preview peace-${widget}`)).toHaveJSProperty('layout', chosen);
    await expect(snippet).not.toContainText('petition-id');
  }
});

test('says what to do where the kit was not built', async ({page}) => {
  await page.route('**/cdn/manifest.json', (route) => route.fulfill({status: 404}));
  await page.goto(`${endpoint.url}embed.html`);
  await expect(page.locator('#snippet')).toContainText('npm run build');
});
