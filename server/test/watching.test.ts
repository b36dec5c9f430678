import assert from 'node:assert/strict';
import {rmSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {campaign} from './campaign.ts';
import {eventually, startEndpoint, writeFiles} from './running.ts';
import type {Caller} from './running.ts';

const news = (title: string) => ({items: [{id: 1, title}]});

async function titleOf(caller: Caller, path = '/api/news.json'): Promise<string | undefined> {
  const response = await caller.get(path);
  if (!response.ok) return undefined;
  return ((await response.json()) as ReturnType<typeof news>).items[0]?.title;
}

/** An endpoint, and a pen for its content. */
async function startEdited(t: TestContext, watch = true) {
  const running = await startEndpoint(t, {watch});
  const {content} = running.settings;
  return {
    ...running,
    write: (files: Record<string, unknown>) => writeFiles(content, files),
    remove: (name: string) => rmSync(join(content, name), {recursive: true}),
  };
}

describe('content while the endpoint runs', () => {
  it('is served as it was edited, without a restart', async (t) => {
    const {caller, log, write} = await startEdited(t);
    const before = (await caller.get('/api/news.json')).headers.get('ETag');
    write({'news.json': news('Talks resume')});
    // Nobody asks meanwhile: it is the file system that tells.
    await eventually(() => log.lines.includes('content: read again'));
    assert.equal(await titleOf(caller), 'Talks resume');
    assert.notEqual((await caller.get('/api/news.json')).headers.get('ETag'), before);
    const whole = (await caller.json('/api/initiative.json')) as {news: unknown};
    assert.deepEqual(whole.news, news('Talks resume'));
  });

  it('stays as it was after a wrong edit, and the log says where and why', async (t) => {
    const {caller, log, settings, write} = await startEdited(t);
    write({'news.json': {items: [{id: 1, title: 'Talks', url: 'javascript:alert(1)'}]}});
    const line = await eventually(async () => {
      assert.equal(await titleOf(caller), 'Talks begin');
      return log.lines.find((line) => line.includes('/items/0/url'));
    });
    assert.equal(
      line,
      `content: ${join(settings.content, 'news.json')} /items/0/url: is not a link: use http:, https:, mailto: or tel:; the last good one stays`,
    );
    write({'news.json': news('Mended')});
    await eventually(async () => (await titleOf(caller)) === 'Mended');
  });

  it('says line and column of what is not JSON', async (t) => {
    const {caller, log, settings, write} = await startEdited(t);
    write({'he/news.json': '{\n  "items": [}\n'});
    const place = `${join(settings.content, 'he/news.json')}:2:13: Unexpected token '}'`;
    await eventually(async () => {
      assert.equal(await titleOf(caller, '/api/he/news.json'), 'השיחות מתחילות');
      return log.lines.some((line) => line.includes(place));
    });
  });

  it('takes a good edit of one file while another is wrong', async (t) => {
    const {caller, write} = await startEdited(t);
    write({'signup.json': '{', 'news.json': news('Still edited')});
    await eventually(async () => (await titleOf(caller)) === 'Still edited');
    assert.deepEqual(await caller.json('/api/signup.json'), campaign()['signup.json']);
  });

  it('gains and loses sections and languages with their files', async (t) => {
    const {caller, write, remove} = await startEdited(t);
    write({'fr/initiative.json': {peace: '1.0'}, 'fr/news.json': news('Les pourparlers')});
    remove('issues.json');
    remove('he');
    await eventually(async () => (await titleOf(caller, '/api/fr/news.json')) === 'Les pourparlers');
    assert.equal((await caller.get('/api/issues.json')).status, 404);
    assert.equal((await caller.get('/api/he/news.json')).status, 404);
    assert.ok(!('issues' in ((await caller.json('/api/initiative.json')) as object)));
  });

  it('keeps its head when the file of it is gone', async (t) => {
    const {caller, log, remove} = await startEdited(t);
    remove('initiative.json');
    await eventually(async () => {
      assert.equal((await caller.get('/api/initiative.json')).status, 200);
      return log.lines.some((line) => /initiative\.json: is missing/.test(line));
    });
  });

  it('keeps everything when the whole folder is gone', async (t) => {
    const {caller, log, remove} = await startEdited(t);
    remove('.');
    await eventually(async () => {
      assert.equal(await titleOf(caller), 'Talks begin');
      return log.lines.some((line) => line.startsWith('content: cannot be read'));
    });
  });

  it('is looked at when it is asked for, where the file system tells of no changes', async (t) => {
    const {caller, write} = await startEdited(t, false);
    write({'news.json': news('Talks resume')});
    await eventually(async () => (await titleOf(caller)) === 'Talks resume');
  });
});
