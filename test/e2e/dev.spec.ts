import {spawn} from 'node:child_process';
import type {ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, test} from '@playwright/test';
import {freePort, isFree} from '../../scripts/testing/free-port.mjs';

/** `npm run dev`, with a database of its own. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'peace-dev-'));
let dev: ChildProcess;
let url = '';

/** A free port whose next one is free, too. */
async function freePair(): Promise<number> {
  const port = await freePort();
  return (await isFree(port + 1)) ? port : freePair();
}

test.beforeAll(async () => {
  const port = String(await freePair());
  dev = spawn(process.execPath, ['scripts/dev.mjs'], {
    cwd: root,
    env: {...process.env, PORT: port, DATABASE_URL: join(folder, 'peace.sqlite')},
  });
  let said = '';
  url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Peace Widgets: ') && said.includes('Local')) resolve(`http://localhost:${port}/`);
    };
    dev.stdout?.on('data', listen);
    dev.stderr?.on('data', listen);
    dev.once('exit', () => reject(new Error(`It did not start: ${said}`)));
  });
});
test.afterAll(async () => {
  const gone = once(dev, 'exit');
  dev.kill();
  await gone;
  rmSync(folder, {recursive: true, force: true});
});

test('while it is worked on, the embed builder shows its lines, the widget and a frame', async ({page}) => {
  await page.goto(`${url}embed.html`);
  await expect(page.locator('#snippet')).toContainText('integrity="sha384-');
  await expect(page.locator('#preview peace-petition')).toHaveJSProperty('state', 'ready');
  await page.getByLabel('How', {exact: true}).selectOption('frame');
  const framed = page.frameLocator('#preview iframe').locator('peace-petition');
  await expect(framed).toHaveJSProperty('state', 'ready');
});

test('while it is worked on, the pages that the endpoint draws are there, too', async ({page}) => {
  await page.goto(`${url}he/p/senators`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
});
