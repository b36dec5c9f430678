import {readFileSync} from 'node:fs';
import {expect, test} from '@playwright/test';
import type {Page, Route} from '@playwright/test';

/**
 * What somebody hears who signs with a keyboard and a screen reader: Chromium's own accessibility tree, through the
 * shadow root, at every step. Two mistakes and a bad network are on the way.
 */

const petition = {
  id: 'talks',
  title: 'Keep talking',
  text: 'Please keep talking.',
  action: {url: 'https://endpoint.example/signatures'},
  goal: 100,
  count: 41,
  fields: [
    {name: 'name', required: true},
    {name: 'email', required: true, help: 'It is not published.'},
    {name: 'comment'},
  ],
  consents: [{id: 'terms', text: 'I am sixteen or older.', required: true}],
  privacy: {url: 'https://blog.example/privacy', controller: 'Two States Now'},
  share: {channels: ['mail', 'copy']},
};

const html = `<!doctype html><html lang="en"><title>A blog</title><link rel="icon" href="data:,">
  <script type="module" src="/petition.js"></script><peace-petition src="/petitions.json"></peace-petition></html>`;

/** A page of somebody, with the built widget, and an endpoint that answers as the test says. */
async function open(page: Page, answer: (route: Route) => Promise<void>): Promise<void> {
  await page.route('https://endpoint.example/**', answer);
  await page.route('https://blog.example/**', (route) => {
    const {pathname} = new URL(route.request().url());
    if (pathname === '/petition.js') {
      return route.fulfill({contentType: 'text/javascript', body: readFileSync('dist/cdn/petition.js')});
    }
    return pathname === '/petitions.json'
      ? route.fulfill({json: [petition]})
      : route.fulfill({contentType: 'text/html', body: html});
  });
  await page.goto('https://blog.example/');
  await expect(page.getByRole('button', {name: 'Sign'})).toBeVisible();
}

interface Node {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: {readonly value: string};
  readonly name?: {readonly value: string};
  readonly description?: {readonly value: string};
  readonly value?: {readonly value: string | number};
  readonly properties?: readonly {readonly name: string; readonly value: {readonly value: unknown}}[];
  readonly childIds?: readonly string[];
}

/** Roles that hold others and are not told. */
const SILENT = ['RootWebArea', 'generic', 'none', 'form', 'paragraph', 'emphasis', 'strong'];

/** What is told with something else: labels with their controls. */
const SKIPPED = ['LabelText', 'InlineTextBox'];

/** The tree as lines: role, name, value, description, states. */
async function transcriptOf(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const {nodes} = (await session.send('Accessibility.getFullAXTree')) as unknown as {readonly nodes: Node[]};
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const told = (node: Node, spoken: string): string[] => {
    const role = node.role?.value ?? '';
    if (SKIPPED.includes(role)) return [];
    const isSilent = node.ignored || SILENT.includes(role);
    // The words of a heading, a button or a field are told with it.
    const heard = isSilent ? spoken : `${node.name?.value} ${node.value?.value}`;
    const inside = (node.childIds ?? []).flatMap((id) => {
      const child = byId.get(id);
      return child ? told(child, heard) : [];
    });
    if (isSilent || (role === 'status' && inside.length === 0)) return inside;
    if (role !== 'StaticText') return [lineOf(node), ...inside];
    const words = node.name?.value.trim();
    return words && !spoken.includes(words) ? [words] : [];
  };
  return nodes[0] ? told(nodes[0], '') : [];
}

function lineOf({role, name, value, description, properties = []}: Node): string {
  const is = (state: string) => properties.find((one) => one.name === state)?.value.value;
  const parts = [
    role?.value,
    name?.value && `"${name.value.trim()}"`,
    value?.value && `= ${value.value}`,
    description?.value && `(${description.value})`,
    is('checked') === 'true' && '[checked]',
    is('required') && '[required]',
    is('invalid') === 'true' && '[invalid]',
    is('disabled') && '[disabled]',
    is('focused') && '[focused]',
  ];
  return parts.filter(Boolean).join(' ');
}

const head = (count: number) => [
  'heading "Keep talking"',
  'Please keep talking.',
  `progressbar "Goal: 100" = ${count}`,
  `${count} signatures`,
  'Goal: 100',
];
const foot = ['link "How Two States Now uses your data"', 'button "Sign"'];

test('signing by keyboard, with two mistakes and a bad network, as it is heard', async ({page}) => {
  const attempts: Route[] = [];
  await open(page, async (route) => {
    attempts.push(route);
    if (attempts.length === 1) return;
    const headers = {'Access-Control-Allow-Origin': '*'};
    await route.fulfill({status: 201, headers, json: {id: 'r1', status: 'stored', count: 42}});
  });
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  expect(await transcriptOf(page), 'form').toEqual([
    ...head(41),
    'textbox "Name" [required]',
    'It is not published.',
    'textbox "E-mail" (It is not published.) [required]',
    'textbox "Comment (optional)"',
    'checkbox "I am sixteen or older."',
    ...foot,
  ]);

  await press('Tab');
  await page.keyboard.type('Ann Lee');
  await press('Tab');
  await page.keyboard.type('ann');
  await press('Enter');
  await expect(page.getByRole('group', {name: 'There is a problem'})).toBeFocused();
  expect(await transcriptOf(page), 'errors').toEqual([
    ...head(41),
    'group "There is a problem" [focused]',
    'heading "There is a problem"',
    'link "E-mail must look like name@example.org."',
    'link "Please tick: I am sixteen or older."',
    'textbox "Name" = Ann Lee [required]',
    'It is not published.',
    'E-mail must look like name@example.org.',
    'textbox "E-mail" = ann (It is not published. E-mail must look like name@example.org.) [required] [invalid]',
    'textbox "Comment (optional)"',
    'checkbox "I am sixteen or older." (Please tick: I am sixteen or older.) [invalid]',
    'Please tick: I am sixteen or older.',
    ...foot,
  ]);

  await press('Tab', 'Enter');
  await expect(page.getByLabel('E-mail')).toBeFocused();
  await press('End');
  await page.keyboard.type('@example.org');
  await press('Tab', 'Tab', 'Space', 'Tab', 'Tab', 'Enter');
  await expect.poll(() => attempts.length).toBe(1);
  expect(await transcriptOf(page), 'sending').toEqual([
    ...head(41),
    'textbox "Name" = Ann Lee [required]',
    'It is not published.',
    'textbox "E-mail" = ann@example.org (It is not published.) [required]',
    'textbox "Comment (optional)"',
    'checkbox "I am sixteen or older." [checked]',
    'link "How Two States Now uses your data"',
    'button "Sign" [disabled] [focused]',
    'status',
    'Sending…',
  ]);

  await attempts[0]?.abort();
  await expect(page.getByRole('heading', {name: '1 signature waiting'})).toBeFocused();
  expect(await transcriptOf(page), 'waiting').toEqual([
    ...head(41),
    'heading "1 signature waiting to be sent" [focused]',
    'No answer yet: it may have arrived, or not.',
    'It is kept in this browser for now and sent again by itself. It counts once.',
    'Keep talking',
    'button "Withdraw"',
    'button "Send now"',
    'button "Another person"',
  ]);

  await press('Tab', 'Tab', 'Enter');
  await expect(page.getByRole('heading', {name: 'Thank you for signing'})).toBeFocused();
  expect(await transcriptOf(page), 'thanked').toEqual([
    ...head(42),
    'heading "Thank you for signing" [focused]',
    'Your signature is stored.',
    'heading "Ask others to sign"',
    'link "E-mail"',
    'button "Copy link"',
    'button "Not you? Sign again"',
  ]);
});
