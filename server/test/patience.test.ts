/** Nothing that a source sends keeps the endpoint from answering others: what is read takes as long as it is long. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {newsOfXml} from 'peace-widgets/feeds';
import {linkOf, linksIn} from '../src/sheets/cells.ts';
import {readSheet} from '../src/sheets/sheet.ts';
import {textOf} from '../src/sources/html.ts';
import {FeedError, readFeed} from '../src/sources/news.ts';
import {parseXml} from '../src/sources/xml.ts';

/** An eighth of what one answer may bring, in letters: anything quadratic would take most of an hour. */
const LONG = 1_000_000;

const filled = (piece: string) => piece.repeat(LONG / piece.length);

const read = (text: string) =>
  readFeed(
    text,
    'https://feed.example/',
    Object.freeze({section: 'news', address: 'https://feed.example/', url: 'https://feed.example/'}),
  );

const ofJson = (item: object) => read(JSON.stringify({title: 'A feed', items: [{id: 1, ...item}]}));

describe('a source is read in time', () => {
  it('where it is a page of nothing but links that do not end', () => {
    assert.throws(() => read(`<html>${filled('<link ')}`), FeedError);
  });

  it('where a name, an attribute or a text does not end', () => {
    for (const open of [`<${filled('a')}`, `<a ${filled('b')}`, `<a b="${filled('c')}`, filled('&')]) {
      const {items} = read(`<rss><channel><item><title>Good</title></item>${open}`);
      assert.equal(items[0]?.title, 'Good');
    }
  });

  it('where a text is all blank', () => {
    assert.deepEqual(ofJson({title: `A${filled(' ')}title`}).items[0]?.title, 'A title');
    const {items} = ofJson({title: 'A title', content_html: `Words${filled('<b> </b>').repeat(4)}<br> more`});
    assert.equal(items[0]?.content_text, 'Words\nmore');
  });

  it('where thousands of articles name no author: what their feed says of one is looked for once', () => {
    const looks = (articles: number) => {
      const {root} = parseXml(
        `<rss><channel>${'<item><title>x</title></item>'.repeat(articles)}</channel></rss>`,
      );
      const channel = root?.firstChild;
      assert.ok(channel);
      const {childNodes} = channel;
      let looks = 0;
      Object.defineProperty(channel, 'childNodes', {get: () => (looks++, childNodes)});
      newsOfXml(root, 'https://feed.example/', textOf);
      return looks;
    };
    assert.equal(looks(30), looks(2));
  });

  it('where cells of a sheet are long', () => {
    const long = filled(' ');
    const {items} = readSheet(`title,link,summary\n"A${long}B","a${long}b","${filled('a.')} x"\n`, 'news');
    assert.equal(items[0]?.title, `A${long}B`);
    assert.equal(linkOf(`${filled('.')} x`), undefined);
    assert.deepEqual(linksIn(filled('word ')), []);
    assert.deepEqual(linksIn(`A,${long}: ${long}https://a.example/`), [
      {url: 'https://a.example/', title: 'A'},
    ]);
  });
});
