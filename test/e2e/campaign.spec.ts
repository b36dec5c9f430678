import {expect, test} from '@playwright/test';
import type {Locator} from '@playwright/test';
import {Endpoint} from './endpoint.ts';
import {takeTime} from './visitor.ts';

/** The campaign page from the built CDN file, with the running endpoint and its database. */
const endpoint = new Endpoint();
test.beforeAll(() => endpoint.start());
test.afterAll(() => endpoint.remove());

test('shows everything that the content has', async ({page}) => {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'log') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  const documents: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/initiative.json')) documents.push(request.url());
  });
  await page.goto(endpoint.url);

  const [news, analysis] = [page.locator('peace-news-feed').first(), page.locator('peace-news-feed').last()];
  await expect(news.getByRole('article')).toHaveCount(6);
  await news.getByRole('button', {name: 'Show 6 more'}).click();
  await expect(news.getByRole('article')).toHaveCount(12);
  await analysis.getByRole('button', {name: 'Show 1 more'}).click();
  await expect(analysis.getByRole('article')).toHaveCount(7);

  const people = page.locator('peace-negotiators');
  for (const name of [
    'Martin Indyk',
    'Frank Lowenstein',
    'Saeb Erekat',
    'Mohammed Shtayyeh',
    'Tzipi Livni',
    'Yitzhak Molcho',
  ]) {
    await expect(people.getByRole('heading', {name, exact: true})).toBeVisible();
  }

  const timeline = page.locator('peace-timeline');
  await expect(timeline.getByRole('heading', {name: 'Obama visits Israel and the West Bank'})).toBeVisible();
  await expect(timeline.getByText('Day 43 of 275')).toBeVisible();

  const issues = page.locator('peace-core-issues');
  await expect(issues.locator('details')).toHaveCount(7);
  await issues.getByRole('button', {name: 'Open all'}).click();
  await expect(issues.getByText('Jordan Valley')).toBeVisible();

  expect(documents).toHaveLength(1);
  expect(problems).toEqual([]);
});

for (const width of [390, 768, 1280]) {
  test(`keeps the room of its widgets while they load, ${width} px wide`, async ({page}) => {
    await page.setViewportSize({width, height: 900});
    let answer = () => undefined as void;
    const asked = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api/initiative.json', async (route) => {
      await asked;
      await route.continue();
    });
    await page.goto(endpoint.url);
    const widgets = page.locator(
      'peace-petition, peace-signup, peace-news-feed, peace-negotiators, peace-timeline, peace-core-issues',
    );
    const heights = () =>
      widgets.evaluateAll((all) =>
        all.map((widget) => [widget.localName, widget.clientHeight] as [string, number]),
      );
    await expect(page.locator('peace-timeline')).toHaveJSProperty('state', 'loading');
    const kept = await heights();
    answer();
    await expect(page.locator('peace-timeline')).toHaveJSProperty('state', 'ready');
    await expect(async () => {
      for (const [index, [name, height]] of (await heights()).entries()) {
        const share = (kept[index]?.[1] ?? 0) / height;
        expect(share, name).toBeGreaterThan(0.8);
        expect(share, name).toBeLessThan(1.25);
      }
    }).toPass({timeout: 10_000});
  });
}

test('is never shorter while its elements are defined: a link to a section would lose its place', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const heights: number[] = [];
    const define = customElements.define.bind(customElements);
    customElements.define = (...given) => {
      heights.push(document.documentElement.scrollHeight);
      define(...given);
      heights.push(document.documentElement.scrollHeight);
    };
    Object.assign(globalThis, {heights});
  });
  await page.goto(endpoint.url);
  await expect(page.locator('peace-timeline')).toHaveJSProperty('state', 'ready');
  const heights = await page.evaluate(() => (globalThis as unknown as {heights: number[]}).heights);
  expect(heights.length).toBeGreaterThan(10);
  expect(Math.min(...heights)).toBeGreaterThan(0.95 * Math.max(...heights));
});

test('is one column on paper, which pages can divide, without the form that nobody can send', async ({
  page,
}) => {
  await page.goto(endpoint.url);
  const [news, analysis] = [page.locator('peace-news-feed').first(), page.locator('peace-news-feed').last()];
  await expect(analysis.getByRole('article')).not.toHaveCount(0);
  await page.emulateMedia({media: 'print'});
  await expect(page.getByRole('heading', {name: 'Stay up to date'})).toBeHidden();
  for (const place of ['.opening', '.act', '#news']) {
    await expect(page.locator(place)).toHaveCSS('display', 'block');
  }
  const [above, below] = [await news.boundingBox(), await analysis.boundingBox()];
  expect(below?.x).toBe(above?.x);
  expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
});

test('looks set: columns begin on one line, and the footer’s links stand together', async ({page}) => {
  await page.goto(endpoint.url);
  const [news, analysis] = [page.locator('peace-news-feed').first(), page.locator('peace-news-feed').last()];
  const top = async (place: Locator) => (await place.boundingBox())?.y ?? NaN;
  // What stands above them may come between two looks, and move them.
  const beginOnOneLine = (one: Locator, other: Locator) =>
    expect.poll(async () => Math.abs((await top(one)) - (await top(other)))).toBeLessThan(0.5);
  for (const part of ['outlet', 'title']) {
    const first = (feed: Locator) => feed.locator(`[part=${part}]`).first();
    await beginOnOneLine(first(news), first(analysis));
  }
  await beginOnOneLine(page.locator('footer a').first(), page.locator('footer a').last());
});

for (const path of ['', 'he.html', 'archive.html', 'he-archive.html', 'languages.html', 'embed.html']) {
  test(`is not wider than the smallest phone: /${path}`, async ({page}) => {
    await page.setViewportSize({width: 320, height: 640});
    await page.goto(endpoint.url + path);
    await page.locator('peace-news-feed, peace-petition').first().getByRole('heading').first().waitFor();
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  });
}

test('its archive finds articles by word and source, people by delegation, issues by what they say', async ({
  page,
}) => {
  await page.goto(endpoint.url);
  await page.getByRole('link', {name: 'Search all articles, people and issues'}).click();
  const news = page.locator('peace-news-feed');
  for (const name of ['News', 'Analysis']) {
    await expect(news.getByRole('heading', {name, exact: true})).toBeVisible();
  }
  await news.getByRole('searchbox').fill('antarctica');
  await expect(news.getByText('Nothing matches.')).toBeVisible();
  await news.getByRole('searchbox').fill('abbas');
  await news.getByRole('combobox', {name: 'Source'}).selectOption('Haaretz');
  await expect(news.getByRole('article')).toHaveCount(3);
  await news.getByRole('button', {name: 'Analysis'}).click();
  await expect(news.getByRole('article')).toHaveCount(1);

  const people = page.locator('peace-negotiators');
  await people.getByRole('tab', {name: 'The Palestinians'}).click();
  await expect(people.getByRole('listitem')).toHaveCount(2);
  await people.getByRole('button', {name: 'Saeb Erekat'}).click();
  await expect(people.getByRole('dialog', {name: 'Saeb Erekat'})).toContainText('Madrid');

  await page.keyboard.press('Escape');
  const issues = page.locator('peace-core-issues');
  await issues.getByRole('searchbox').fill('jordan valley');
  await expect(issues.locator('details')).toHaveCount(1);
  await expect(issues.getByText('early warning')).toBeVisible();
});

test('shows the page in Hebrew, from right to left', async ({page}) => {
  await page.goto(`${endpoint.url}he.html`);
  const issues = page.locator('peace-core-issues');
  await expect(issues.getByText('לפתוח הכול')).toBeVisible();
  await expect(issues.locator('.root')).toHaveCSS('direction', 'rtl');
  await expect(page.locator('peace-news-feed').first().getByRole('article')).not.toHaveCount(0);
  await expect(page.locator('peace-timeline').locator('[part~="event"]')).not.toHaveCount(0);
});

test('is switched through five languages, each fetched when it is needed', async ({page}) => {
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  const words: string[] = [];
  page.on('request', (request) => {
    const [, file] = /\/cdn\/locale\/(.+)\.json$/.exec(request.url()) ?? [];
    if (file) words.push(file);
  });
  await page.goto(`${endpoint.url}languages.html`);
  const email = page.locator('peace-signup').getByRole('textbox');
  await email.fill('anna@example.org');

  for (const [language, direction, openAll, signUp, borders] of [
    ['es', 'ltr', 'Abrir todo', 'Suscribirme', 'Fronteras'],
    ['ar', 'rtl', 'فتح الكل', 'الاشتراك', 'الحدود'],
    ['fr', 'ltr', 'Tout ouvrir', 'S’inscrire', 'Frontières'],
    ['he', 'rtl', 'לפתוח הכול', 'להירשם', 'גבולות'],
    ['en', 'ltr', 'Open all', 'Sign up', 'Borders'],
    ['ar', 'rtl', 'فتح الكل', 'الاشتراك', 'الحدود'],
  ] as const) {
    await page.locator(`#languages [lang=${language}]`).click();
    const issues = page.locator('peace-core-issues');
    await expect(issues.getByRole('button', {name: openAll})).toBeVisible();
    await expect(issues.getByRole('heading', {name: borders, exact: true})).toBeVisible();
    await expect(issues.locator('.root')).toHaveCSS('direction', direction);
    await expect(page.locator('peace-signup').getByRole('button', {name: signUp})).toBeVisible();
    await expect(email).toHaveValue('anna@example.org');
  }

  const files = ['es', 'ar', 'fr', 'he'].flatMap((language) => [
    `${language}-reading`,
    `${language}-writing`,
  ]);
  expect(words.sort()).toEqual(files.sort());
  expect(problems).toEqual([]);
});

test('a signature and a subscription are there after a kill -9, and counted', async ({page}) => {
  await page.goto(endpoint.url);
  const before = endpoint.rows('signatures');

  const petition = page.locator('peace-petition');
  await petition.getByLabel(/^First name/).fill('Rivka');
  await petition.getByLabel(/^Last name/).fill('Levi');
  await petition.getByLabel('E-mail').fill('rivka@example.org');
  await petition.getByLabel(/^State/).selectOption('MD');
  await expect(petition.getByText('Ben Cardin', {exact: true})).toBeVisible();
  await takeTime(page);
  await petition.getByRole('button', {name: 'Tell my senators'}).click();
  await expect(petition.getByText('Your signature is stored.')).toBeVisible();

  const signup = page.locator('peace-signup');
  await signup.getByLabel('Two State Alerts').check();
  await signup.getByLabel('News Roundup').check();
  await signup.getByLabel('E-mail').fill('rivka@example.org');
  await signup.getByRole('button', {name: 'Sign up'}).click();
  await expect(signup.getByText('You will receive News Roundup.')).toBeVisible();

  await endpoint.kill();
  expect(endpoint.rows('signatures')).toBe(before + 1);
  expect(endpoint.rows('subscriptions')).toBe(2);
  await endpoint.start();
  const answer = (await (await page.request.get(`${endpoint.url}api/petitions/senators`)).json()) as {
    count: number;
  };
  expect(answer.count).toBe(before + 1);
});

test('the last good copy is shown while the endpoint is away', async ({page}) => {
  await page.goto(endpoint.url);
  await expect(page.locator('peace-core-issues').locator('details')).toHaveCount(7);
  await page.route('**/api/initiative.json', (route) => route.abort());
  await page.reload();
  const issues = page.locator('peace-core-issues');
  await expect(issues.getByText('Showing the copy of')).toBeVisible();
  await expect(issues.locator('details')).toHaveCount(7);
});
