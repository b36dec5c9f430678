/** A sheet of signatures in a browser, which is what prints it. */
import {expect, test} from '@playwright/test';
import type {Page} from '@playwright/test';
import {drawn} from '../../server/src/organiser/delivery/sheet.ts';
import type {Sheet} from '../../server/src/organiser/delivery/sheet.ts';
import type {SignerRow} from '../../server/src/organiser/delivery/signers.ts';
import {deliveryWordingFor} from '../../server/src/organiser/delivery/wording.ts';

function sheetIn(language: string): Sheet {
  return {
    ...{
      language,
      words: deliveryWordingFor(language),
      campaign: 'A campaign',
      title: 'Speak up',
      text: 'Please.',
    },
    ...{
      addressee: 'To: You',
      place: undefined,
      figures: [{value: 3000, label: 'signatures'}],
      notes: [],
      places: [],
    },
    ...{now: 0, nameTitle: 'Name', placeTitle: 'State', placeOf: () => 'California', columns: []},
    ...{hasFullNames: false, perRow: 2},
  };
}

async function* signers(count: number): AsyncGenerator<SignerRow> {
  for (let index = 0; index < count; index += 1) {
    yield await Promise.resolve({
      ...{
        id: String(index),
        created_at: '2013-09-24T12:00:00.000Z',
        name: null,
        given_name: 'Anna',
        family_name: 'Smith',
      },
      ...{region: 'CA', postal_code: null, country: null, listed: 0},
    });
  }
}

/** Opens a sheet. @returns What the browser has complained of. */
async function open(page: Page, language: string, count: number): Promise<readonly string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('request', (request) => complaints.push(request.url()));
  let html = '';
  for await (const piece of drawn(sheetIn(language), signers(count))) html += piece;
  await page.setContent(html);
  return complaints;
}

async function pagesOf(page: Page, format: 'A4' | 'Letter'): Promise<number> {
  const pdf = await page.pdf({format});
  return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
}

test('three signers fit on one page, three thousand on fewer than forty, on A4 and US Letter', async ({
  page,
}) => {
  expect(await open(page, 'en', 3)).toEqual([]);
  expect(await pagesOf(page, 'A4')).toBe(1);
  expect(await pagesOf(page, 'Letter')).toBe(1);
  expect(await open(page, 'en', 3000)).toEqual([]);
  for (const format of ['A4', 'Letter'] as const) {
    const pages = await pagesOf(page, format);
    expect(pages).toBeGreaterThan(25);
    expect(pages).toBeLessThan(40);
  }
});

for (const [language, order] of [
  ['en', 1],
  ['he', -1],
  ['ar', -1],
] as const) {
  test(`${language}: columns go the way the language is written, with their titles above them`, async ({
    page,
  }) => {
    expect(await open(page, language, 40)).toEqual([]);
    const lefts = (selector: string) =>
      page.locator(selector).evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().left));
    const titles = await lefts('thead th');
    expect(titles).toEqual([...titles].sort((a, b) => order * (a - b)));
    expect(await lefts('tbody tr:first-child td')).toEqual(titles);
    await expect(page.locator('tbody tr')).toHaveCount(20);
    // A day is not cut off at the edge of the paper.
    await page.emulateMedia({media: 'print'});
    const days = page.locator('tbody tr:first-child td:nth-child(4n)');
    const room = await days.evaluateAll((cells) => cells.map((cell) => cell.clientWidth - cell.scrollWidth));
    expect(room).toEqual([0, 0]);
  });
}
