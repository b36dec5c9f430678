import {expect} from '@open-wc/testing';
import {readAnyNews} from '../../src/document/formats/news.ts';

const FEEDS = new URL('./feeds/', import.meta.url);

/**
 * Made by Hugo 0.111, Jekyll 4.3 with jekyll-feed, Eleventy 3.1 with its feed plugin, WordPress 6.1, Pelican 4.8, Hexo 8 with
 * hexo-generator-feed, Astro 7 with @astrojs/rss, Docusaurus 3 and ikiwiki 3.2; cut, and on hosts of examples.
 */
const GENERATED = [
  'hugo.xml',
  'hugo-undated.xml',
  'jekyll.xml',
  'eleventy-atom.xml',
  'eleventy-rss.xml',
  'eleventy.json',
  'eleventy-encoded.json',
  'wordpress-posts.json',
  'wordpress-rss.xml',
  'wordpress-atom.xml',
  'wordpress-rdf.xml',
  'pelican.xml',
  'hexo.xml',
  'astro.xml',
  'docusaurus.json',
  'docusaurus.xml',
  'ikiwiki.xml',
];
/** In the shape of what these publish, with their oddities. */
const SHAPES = [
  'ghost.xml',
  'substack.xml',
  'mastodon.xml',
  'medium.xml',
  'wordpress.json',
  'jsonfeed-1.json',
];

const textAt = async (file: string) => (await fetch(new URL(file, FEEDS))).text();

async function read(file: string): Promise<unknown> {
  const text = await textAt(file);
  const json: unknown = file.endsWith('.json') ? JSON.parse(text) : {xml: text};
  return JSON.parse(JSON.stringify(readAnyNews(json, `https://feed.example/${file}`)));
}

describe('news as the world publishes it', () => {
  // What must come of each feed; every line of it was read by eye.
  let golden: Readonly<Record<string, unknown>>;
  before(async () => {
    golden = JSON.parse(await textAt('../golden.json')) as typeof golden;
  });

  for (const file of [...GENERATED, ...SHAPES]) {
    it(`is read: ${file}`, async () => expect(await read(file)).to.deep.equal(golden[file]));
  }
});
