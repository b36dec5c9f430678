import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readNews} from '../../src/contract/news.ts';
import {newsOfPosts} from '../../src/document/formats/posts.ts';
import {textOf as words} from '../../server/src/sources/html.ts';

describe('WordPress', () => {
  const next = (url: string, count: number) =>
    (newsOfPosts(Array(count).fill({}), url, words) as {next_url?: string}).next_url;

  it('has a next page while pages are full', () => {
    assert.equal(next('https://a.example/posts', 10), 'https://a.example/posts?page=2');
    assert.equal(
      next('https://a.example/posts?per_page=5&page=3', 5),
      'https://a.example/posts?per_page=5&page=4',
    );
    assert.equal(next('https://a.example/posts?per_page=5', 4), undefined);
  });

  it('may end an excerpt with a link to the rest, which is no part of it', () => {
    const rendered =
      '<p>Excerpt&hellip; <a class="more-link" href="x">Continue reading <span>A</span></a></p>';
    const {value} = readNews(newsOfPosts([{excerpt: {rendered}}], undefined, words));
    assert.equal(value.items[0]?.title, 'Excerpt…');
  });

  it('knows the time of every post, also when that is midnight in UTC', () => {
    const {value} = readNews(
      newsOfPosts([{title: {rendered: 'T'}, date_gmt: '2013-09-08T00:00:00'}], undefined, words),
    );
    assert.equal(value.items[0]?.published, '2013-09-08T00:00:00Z');
  });

  it('has its first category for a tag where somebody has named it', () => {
    const post = (name: string) => ({
      title: {rendered: 'T'},
      _embedded: {'wp:term': [[{slug: 'uncategorized', name}]]},
    });
    const {value} = readNews(newsOfPosts([post('Uncategorized'), post('News')], undefined, words));
    assert.deepEqual(
      value.items.map(({tags}) => tags),
      [[], ['News']],
    );
  });

  it('may send anything in place of a post', () => {
    const {value, problems} = readNews(
      newsOfPosts([null, 'x', {title: {rendered: 'T'}, _embedded: []}], undefined, words),
    );
    assert.deepEqual(
      value.items.map(({title}) => title),
      ['T'],
    );
    assert.deepEqual(
      problems.map(({pointer}) => pointer),
      ['/items/0', '/items/1'],
    );
  });
});

describe('comments of WordPress', () => {
  it('are by who has signed them, and lead to where they stand', () => {
    const link = 'https://blog.example/talks/#comment-5';
    const comment = {id: 5, author_name: 'Ann &amp; Ben', date_gmt: '2013-09-08T10:00:00', link};
    const {value, problems} = readNews(
      newsOfPosts(
        [{...comment, content: {rendered: '<p>I was there &#8211; it is true.</p>'}}],
        undefined,
        words,
      ),
    );
    const [{title, url, published, authors} = {}] = value.items;
    assert.deepEqual(
      [title, url, published, authors?.map(({name}) => name)],
      ['I was there – it is true.', link, '2013-09-08T10:00:00Z', ['Ann & Ben']],
    );
    assert.deepEqual(problems, []);
  });
});

describe('Mastodon', () => {
  const ann = {username: 'ann', acct: 'ann', display_name: 'Ann', url: 'https://m.example/@ann'};
  const picture = {type: 'image', url: 'https://m.example/a.png', preview_url: 'https://m.example/small.png'};
  const status = (id: string, more: object = {}) => ({
    id,
    created_at: '2013-09-08T10:00:00.000Z',
    url: `https://m.example/@ann/${id}`,
    uri: `https://m.example/users/ann/statuses/${id}`,
    content: '<p>The talks have <b>begun</b>.</p><p>In Jerusalem.</p>',
    spoiler_text: '',
    sensitive: false,
    language: 'en',
    reblog: null,
    account: ann,
    media_attachments: [picture],
    tags: [{name: 'peace', url: 'https://m.example/tags/peace'}],
    ...more,
  });
  const itemsOf = (...statuses: object[]) => {
    const {value, problems} = readNews(newsOfPosts(statuses, 'https://m.example/api/v1/x', words));
    assert.deepEqual(problems, []);
    return value.items;
  };

  it('has statuses with their words, day, writer, picture, tags and language', () => {
    const [item] = itemsOf(status('7'));
    assert.ok(item);
    const {id, title, summary, url, published, authors, image, tags, language} = item;
    assert.deepEqual(
      {id, title, summary, url, published, authors, picture: image?.url, tags, language},
      {
        id: '7',
        title: 'The talks have begun.',
        summary: 'In Jerusalem.',
        url: 'https://m.example/@ann/7',
        published: '2013-09-08T10:00:00Z',
        authors: [{name: 'Ann', url: 'https://m.example/@ann'}],
        picture: 'https://m.example/small.png',
        tags: ['peace'],
        language: 'en',
      },
    );
    assert.deepEqual(itemsOf(status('8', {account: {...ann, display_name: ''}}))[0]?.authors[0]?.name, 'ann');
  });

  it('has what somebody passed on as an article of whoever wrote it', () => {
    const ben = {...ann, acct: 'ben@other.example', display_name: 'Ben'};
    const passedOn = status('9', {content: '', media_attachments: [], reblog: status('3', {account: ben})});
    const [item] = itemsOf(passedOn);
    assert.deepEqual([item?.url, item?.authors[0]?.name], ['https://m.example/@ann/3', 'Ben']);
  });

  it('keeps words behind their warning, and pictures that not everybody wants to see', () => {
    const [item] = itemsOf(status('7', {spoiler_text: 'Wounds', sensitive: true}));
    assert.deepEqual([item?.title, item?.summary, item?.image], ['Wounds', undefined, undefined]);
    assert.equal(itemsOf(status('7', {sensitive: true}))[0]?.image, undefined);
  });

  it('has older statuses before the last one, until there are none', () => {
    const next = (...statuses: unknown[]) => {
      const url = 'https://m.example/api/v1/timelines/tag/peace?limit=2&max_id=9';
      return (newsOfPosts(statuses, url, words) as {next_url?: string}).next_url;
    };
    assert.equal(
      next(status('8'), status('7')),
      'https://m.example/api/v1/timelines/tag/peace?limit=2&max_id=7',
    );
    assert.equal(next(), undefined);
  });
});
