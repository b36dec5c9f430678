import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readNews} from '../../src/contract/news.ts';
import {pictureIn} from '../../src/document/formats/feed-text.ts';

describe('pictures in HTML', () => {
  it('are found however they are written', () => {
    assert.equal(pictureIn('<p><IMG alt=x SRC=/a.png></p>'), '/a.png');
    assert.equal(pictureIn("<img class='b' src='/a.png?x=1&#038;y=2'>"), '/a.png?x=1&y=2');
    assert.equal(pictureIn('<img alt="a > b" src="/a.png">'), '/a.png');
    assert.equal(pictureIn('<img data-src="/lazy.png">'), undefined);
    assert.equal(pictureIn(undefined), undefined);
  });

  it('are none where they only count readers, stand for a face, or are in a script', () => {
    for (const none of [
      '<img width=1 height="1" src="/count.gif">',
      '<img src="/count.gif" style="width: 1px; height:1px">',
      '<img src="/1f54a.png" class="wp-smiley">',
      '<img src="data:image/gif;base64,xx">',
      '<script>"<img src=/code.png>"</script>',
    ])
      assert.equal(
        pictureIn(`${none}<img style="max-width:100%" width="1000" src="/a.png">`),
        '/a.png',
        none,
      );
  });
});

describe('posts without a title', () => {
  const post = (text: string) => readNews({items: [{content_text: text}]}).value.items[0];

  it('have their first sentence for one', () => {
    const {title, summary} = post(`Both are in the hotel now. ${'Nobody speaks. '.repeat(9)}`) ?? {};
    assert.deepEqual([title, summary], ['Both are in the hotel now.', 'Nobody speaks. '.repeat(9).trim()]);
  });

  it('have their beginning for one where sentences are long, and nothing is said twice', () => {
    const {title = '', summary = ''} = post('word '.repeat(50)) ?? {};
    assert.ok(title.length < 125 && title.endsWith('word…'), title);
    assert.equal(`${title.slice(0, -1)} ${summary.slice(1)}`, 'word '.repeat(50).trim());
  });
});

describe('very long texts', () => {
  it('are cut: a headline of 200 kB, and a whole book for a text', () => {
    const [item] = readNews({items: [{title: 'peace '.repeat(34_000), content_text: 'talk '.repeat(50_000)}]})
      .value.items;
    assert.ok(item && item.title.length <= 301 && item.title.endsWith('peace…'));
    assert.ok(item.summary && item.summary.length <= 301 && item.summary.endsWith('talk…'));
  });

  it('are never cut inside a letter', () => {
    const [item] = readNews({items: [{title: '🕊️'.repeat(200)}]}).value.items;
    assert.doesNotThrow(() => encodeURIComponent(item?.title ?? '\ud800'));
  });
});
