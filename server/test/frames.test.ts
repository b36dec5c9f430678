import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {settingsIn, startEndpoint, temporaryFolder, writeFiles} from './running.ts';

const attributes = {
  petition: ['petition-id', 'action', 'goal', 'src', 'heading', 'color-scheme'],
  'news-feed': ['src', 'searchable'],
};

async function start(t: TestContext, publicUrl?: string) {
  const settings = settingsIn(temporaryFolder());
  writeFiles(settings.kit, {'dist/cdn/manifest.json': {attributes}});
  const {caller} = await startEndpoint(t, {settings: {...settings, publicUrl}});
  const frame = async (path: string, headers = {}) => {
    const response = await caller.get(`/frame/${path}`, headers);
    return {status: response.status, headers: response.headers, html: await response.text()};
  };
  return {caller, frame};
}

/** How a browser asks for what is in an `<iframe>`. */
const framed = {'Sec-Fetch-Dest': 'iframe', Referer: 'https://blog.example/'};

const tagIn = (html: string) => /<peace-[^]*<\/peace-[\w-]+>/.exec(html)?.[0];

describe('a frame', () => {
  it('holds a widget with the campaign’s document, and a link to the page that needs no script', async (t) => {
    const {caller, frame} = await start(t);
    const {status, html} = await frame('petition');
    assert.equal(status, 200);
    assert.match(html, /<html lang="en" dir="ltr">/);
    assert.match(html, /<script type="module" src="\.\.\/cdn\/petition\.js">/);
    assert.equal(
      tagIn(html),
      '<peace-petition src="../api/initiative.json"><a href="../p/open" target="_blank">Speak up</a></peace-petition>',
    );
    assert.ok(html.includes(`<link rel="canonical" href="${caller.url}p/open" />`));
    assert.match((await frame('news-feed')).html, /<a href="\.\.\/" target="_blank">A campaign<\/a>/);
  });

  it('is in the language that is asked for, with the document of that language', async (t) => {
    const {frame} = await start(t);
    const {html} = await frame('petition?lang=he-IL');
    assert.match(html, /<html lang="he-IL" dir="rtl">/);
    assert.match(html, /src="\.\.\/api\/he\/initiative\.json"><a href="\.\.\/he\/p\/open"/);
    const german = await frame('petition?lang=de');
    assert.match(german.html, /<html lang="de" dir="ltr">/);
    assert.match(german.html, /src="\.\.\/api\/initiative\.json"/);
    for (const nonsense of ['', '%22%3E', 'a_b']) {
      assert.match((await frame(`petition?lang=${nonsense}`)).html, /<html lang="en" dir="ltr">/);
    }
  });

  it('gives the widget its attributes, and nothing that is none', async (t) => {
    const {frame} = await start(t);
    const asked = new URLSearchParams({
      'petition-id': 'other',
      heading: '"><script>alert(1)</script>',
      onclick: 'alert(1)',
      style: 'color: red',
      searchable: '',
    });
    const {html} = await frame(`petition?${asked.toString()}`);
    assert.equal(
      tagIn(html)?.replace(/<a .*<\/a>/, ''),
      '<peace-petition src="../api/initiative.json" petition-id="other" heading="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"></peace-petition>',
    );
    assert.match(html, /<a href="\.\.\/p\/other"/);
    assert.doesNotMatch(html, /<script>/);
  });

  it('has no words of others where it is opened by itself: they would be the campaign’s', async (t) => {
    const {frame} = await start(t);
    const path = `petition?petition-id=other&goal=9&heading=${encodeURIComponent('Give to evil.example')}`;
    assert.match(tagIn((await frame(path, framed)).html) ?? '', /"other" goal="9" heading="Give to evil/);
    const {status, html} = await frame(path, {'Sec-Fetch-Dest': 'document'});
    assert.equal(status, 200);
    assert.match(tagIn(html) ?? '', /petition-id="other">/);
    assert.doesNotMatch(html, /Give to evil/);
  });

  it('has the colours of its widget up to its edges', async (t) => {
    const {frame} = await start(t);
    for (const [asked, schemes] of [
      ['dark', 'dark'],
      ['Light', 'light'],
      ['auto', 'light dark'],
      ['%22%3E', 'light dark'],
    ] as const) {
      const {html} = await frame(`petition?color-scheme=${asked}`);
      assert.ok(html.includes(`<meta name="color-scheme" content="${schemes}" />`), asked);
      assert.doesNotMatch(html, /:root/);
    }
  });

  it('may stand on any page, sets no cookie, and has a policy of its own', async (t) => {
    const {frame} = await start(t);
    const {headers, html} = await frame('petition');
    const policy = headers.get('Content-Security-Policy') ?? '';
    assert.match(policy, /^default-src 'none'; script-src 'self' 'sha256-/);
    assert.match(policy, /frame-ancestors \*/);
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(headers.get('X-Frame-Options'), null);
    assert.equal(headers.get('Set-Cookie'), null);
    assert.match(html, /<meta name="robots" content="noindex" \/>/);
  });

  it('shows documents of http: and https: only', async (t) => {
    const {frame} = await start(t);
    for (const src of ['data:application/json,{}', 'javascript:alert(1)', 'file:///etc/passwd', 'http://']) {
      for (const name of ['src', 'action']) {
        const {status, html} = await frame(`petition?${name}=${encodeURIComponent(src)}`, framed);
        assert.equal(status, 400, src);
        assert.equal(tagIn(html), undefined);
      }
    }
    assert.equal((await frame('news-feed?src=/api/news.json%20data:,x', framed)).status, 400);
    assert.equal((await frame('news-feed?src=/api/news.json', framed)).status, 200);
  });

  it('shows what others say inside other pages only, never below the campaign’s own address', async (t) => {
    const {caller, frame} = await start(t);
    const foreign = encodeURIComponent('https://other.example/petitions.json');
    for (const address of [
      `src=${foreign}`,
      `action=${foreign}`,
      `src=${caller.url}api/news.json%20${foreign}`,
    ]) {
      const alone = await frame(`petition?${address}`, {'Sec-Fetch-Dest': 'document'});
      assert.equal(alone.status, 403, address);
      assert.equal(tagIn(alone.html), undefined, address);
      assert.equal((await frame(`petition?${address}`)).status, 403, address);
      const inside = await frame(`petition?${address}`, framed);
      assert.equal(inside.status, 200, address);
      assert.match(inside.html, /<a href="https:\/\/other\.example" target="_blank">other\.example<\/a>/);
      assert.match(inside.html, /<link rel="canonical" href="https:\/\/blog\.example\/" \/>/);
      assert.equal(inside.headers.get('Vary'), 'Sec-Fetch-Dest');
    }
  });

  it('knows its own address, also behind a proxy', async (t) => {
    const {frame} = await start(t, 'https://petition.example/');
    const own = await frame('petition?src=https://petition.example/api/petitions.json');
    assert.equal(own.status, 200);
    assert.match(own.html, /<link rel="canonical" href="https:\/\/petition\.example\/p\/open" \/>/);
  });

  it('is not there for a widget that the kit does not have, or without a built kit', async (t) => {
    const {frame} = await start(t);
    for (const path of ['none', 'constructor', '', 'petition/more']) {
      assert.equal((await frame(path)).status, 404, path);
    }
    const {caller} = await startEndpoint(t);
    assert.equal((await caller.get('/frame/petition')).status, 404);
  });
});
