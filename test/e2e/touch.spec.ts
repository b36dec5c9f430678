import {expect, test} from '@playwright/test';
import type {CDPSession, Page} from '@playwright/test';
import {readFileSync} from 'node:fs';

test.use({hasTouch: true, viewport: {width: 800, height: 600}});

const root = new URL('../../', import.meta.url);
const data = readFileSync(new URL('server/content/timeline.json', root), 'utf8');

/** A long page with a timeline in its middle, and what its view is. */
async function open(page: Page) {
  await page.setContent(
    `<!doctype html><html lang="en"><body style="margin: 0"><div style="height: 200px"></div>
     <peace-timeline layout="horizontal" now="2013-09-09"></peace-timeline><div style="height: 2000px"></div></body></html>`,
  );
  await page.addScriptTag({
    type: 'module',
    content: readFileSync(new URL('dist/cdn/timeline.js', root), 'utf8'),
  });
  const timeline = page.locator('peace-timeline');
  await timeline.evaluate(
    (element, json) => Object.assign(element, {data: JSON.parse(json) as unknown}),
    data,
  );
  const status = timeline.locator('[part=controls] [role=status]');
  await expect(status).not.toBeEmpty();
  const box = await timeline.locator('[part=track]').boundingBox();
  if (!box) throw new Error('There is no track');
  return {status, x: box.x + box.width / 2, y: box.y + 120};
}

type Point = readonly [x: number, y: number];

/** Fingers that go from one place to another in ten steps. */
async function fingers(cdp: CDPSession, from: readonly Point[], to: readonly Point[]) {
  const at = (share: number) =>
    from.map(([x, y], id) => {
      const [left, top] = to[id] ?? [x, y];
      return {id, x: x + (left - x) * share, y: y + (top - y) * share};
    });
  await cdp.send('Input.dispatchTouchEvent', {type: 'touchStart', touchPoints: at(0)});
  for (let step = 1; step <= 10; step++) {
    await cdp.send('Input.dispatchTouchEvent', {type: 'touchMove', touchPoints: at(step / 10)});
  }
  await cdp.send('Input.dispatchTouchEvent', {type: 'touchEnd', touchPoints: []});
}

test('one finger up and down scrolls the page, and time stays', async ({page}) => {
  const {status, x, y} = await open(page);
  const before = await status.textContent();
  await fingers(await page.context().newCDPSession(page), [[x, y]], [[x, y - 150]]);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(80);
  await page.waitForTimeout(500);
  expect(await status.textContent()).toBe(before);
});

test('two fingers apart show less time, and the page keeps its size', async ({page}) => {
  const {status, x, y} = await open(page);
  const before = await status.textContent();
  const cdp = await page.context().newCDPSession(page);
  await fingers(
    cdp,
    [
      [x - 30, y],
      [x + 30, y],
    ],
    [
      [x - 150, y],
      [x + 150, y],
    ],
  );
  await expect(status).not.toHaveText(before ?? '');
  expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
  const zoomed = await status.textContent();
  // One finger to the side then drags time along.
  await fingers(cdp, [[x, y]], [[x - 200, y]]);
  await expect(status).not.toHaveText(zoomed ?? '');
  expect(await page.evaluate(() => scrollY)).toBe(0);
});
