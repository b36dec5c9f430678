import {expect} from '@open-wc/testing';
import {endpoint} from '../endpoint/client.ts';
import {all, articles, feedFrom, feedOf, headlines, one, textOf} from './shown.ts';
import {waitUntil} from '../patience.ts';

describe('peace-news-feed: in large letters', () => {
  it('the lines of a long source are apart', async () => {
    const feed = await feedOf([{title: 'a', _peace: {outlet: {name: 'The Times of two cities'}}}]);
    feed.style.cssText = 'font-size: 64px; width: 304px';
    const {lineHeight, fontSize} = getComputedStyle(one(feed, '.kicker'));
    expect(parseFloat(lineHeight)).to.be.above(parseFloat(fontSize));
  });
});

describe('peace-news-feed: show more', () => {
  it('says how many there are, shows them, and takes the focus to the first of them', async () => {
    const feed = await feedOf(articles(12), {limit: '5'});
    const button = one(feed, '[part=more]');
    expect(textOf(button)).to.equal('Show 7 more');
    button.focus();
    button.click();
    await waitUntil(() => feed.shadowRoot?.activeElement !== button && feed.shadowRoot?.activeElement);
    expect(headlines(feed)).to.have.length(12);
    expect(all(feed, '[part=more]')).to.be.empty;
    expect(feed.shadowRoot?.activeElement?.getAttribute('href')).to.equal('https://news.example/6');
  });

  it('takes the focus to the headline itself where it is no link', async () => {
    const feed = await feedOf([{title: 'first', date_published: '2013'}, {title: 'second'}], {limit: '1'});
    one(feed, '[part=more]').click();
    await waitUntil(() => feed.shadowRoot?.activeElement);
    expect(feed.shadowRoot?.activeElement).to.equal(all(feed, '[part=title]')[1]);
  });

  it('announces politely how many there are now', async () => {
    const feed = await feedOf(articles(8), {limit: '5'});
    const status = one(feed, '.note[role=status]');
    expect(textOf(status)).to.equal('');
    one(feed, '[part=more]').click();
    await feed.updateComplete;
    expect(status.isConnected && textOf(status)).to.equal('8 articles are shown.');
  });

  it('brings no more than fifty at a time', async () => {
    const feed = await feedOf(articles(130), {limit: '10'});
    const button = one(feed, '[part=more]');
    expect(textOf(button)).to.equal('Show 50 more');
    button.click();
    await feed.updateComplete;
    button.click();
    await feed.updateComplete;
    expect(headlines(feed)).to.have.length(110);
    expect(textOf(button)).to.equal('Show 20 more');
  });

  it('starts over with another category', async () => {
    const feed = await feedOf(
      articles(6).map((article) => ({...article, tags: ['News']})),
      {limit: '2'},
    );
    one(feed, '[part=more]').click();
    await feed.updateComplete;
    feed.category = 'news';
    await feed.updateComplete;
    expect(headlines(feed)).to.have.length(2);
  });

  it('keeps what a visitor has opened when the feed has news', async () => {
    const feed = await feedOf(articles(6), {limit: '2'});
    one(feed, '[part=more]').click();
    await feed.updateComplete;
    feed.data = {items: articles(7)};
    await feed.updateComplete;
    expect(headlines(feed)).to.have.length(6);
    expect(textOf(one(feed, '[part=more]'))).to.equal('Show 1 more');
  });

  it('is for the screen: paper has all articles', async () => {
    const feed = await feedOf(articles(6), {limit: '2'});
    dispatchEvent(new Event('beforeprint'));
    expect(headlines(feed)).to.have.length(6);
    dispatchEvent(new Event('afterprint'));
    expect(headlines(feed)).to.have.length(2);
  });
});

describe('peace-news-feed: links', () => {
  const linked = [{title: 'Linked', url: 'story.html', _peace: {outlet: {name: 'Paper'}}}];

  it('are relative to the document, and never give the page away', async () => {
    const src = await endpoint.script([{json: {items: linked}}], 'news.json');
    const feed = await feedFrom(src, 'ready');
    const link = one<HTMLAnchorElement>(feed, '[part=title] a');
    expect(link.href).to.equal(new URL('story.html', src).href);
    expect(link.rel).to.equal('noopener');
    expect(link.hasAttribute('target')).to.be.false;
  });

  it('open where the page wants them to', async () => {
    const feed = await feedOf(linked, {target: '_blank'});
    expect(one<HTMLAnchorElement>(feed, '[part=title] a').target).to.equal('_blank');
    feed.target = '_self';
    await feed.updateComplete;
    expect(one<HTMLAnchorElement>(feed, '[part=title] a').target).to.equal('_self');
  });

  it('are plain text where the article has none', async () => {
    const feed = await feedOf([{title: 'Plain', _peace: {outlet: {name: 'Paper'}}}]);
    expect(headlines(feed)).to.deep.equal(['Plain']);
    expect(textOf(one(feed, '[part=outlet]'))).to.equal('Paper');
    expect(all(feed, ':any-link')).to.be.empty;
    expect(all(feed, '[rel]')).to.be.empty;
  });
});

describe('peace-news-feed: pictures', () => {
  const drawing = {
    body: '<svg xmlns="http://www.w3.org/2000/svg"/>',
    headers: {'Content-Type': 'image/svg+xml'},
  };
  const picture = () => endpoint.script([drawing]);

  it('come late, tell their host nothing, and keep their place', async () => {
    const url = await picture();
    const feed = await feedOf([{title: 'Seen', image: url}]);
    const image = one<HTMLImageElement>(feed, '[part=picture] img');
    expect(image.src).to.equal(url);
    expect(image.loading).to.equal('lazy');
    expect(image.decoding).to.equal('async');
    expect(image.referrerPolicy).to.equal('no-referrer');
    const {width, height} = image.getBoundingClientRect();
    expect(width / height).to.be.closeTo(1.5, 0.02);
  });

  it('are relative to the document', async () => {
    const items = [{title: 'Seen', image: 'news.json/picture.svg'}];
    const src = await endpoint.script([{json: {items}}, drawing], 'news.json');
    const feed = await feedFrom(src, 'ready');
    expect(one<HTMLImageElement>(feed, 'img').src).to.equal(`${src}/picture.svg`);
  });

  it('repeat the headline’s link for the pointer, and are silent otherwise', async () => {
    const feed = await feedOf([{title: 'Seen', url: 'https://news.example/', image: await picture()}]);
    const link = one<HTMLAnchorElement>(feed, '[part=picture] a');
    expect(link.href).to.equal('https://news.example/');
    expect(link.tabIndex).to.equal(-1);
    expect(one(feed, '[part=picture]').getAttribute('aria-hidden')).to.equal('true');
    expect(one(feed, 'img').getAttribute('alt')).to.equal('');
  });

  it('that cannot be had leave no hole', async () => {
    const missing = await endpoint.script([{status: 404}], 'missing.gif');
    const feed = await feedOf([{title: 'Unseen', image: missing}]);
    await waitUntil(() => all(feed, '[part=picture]').length === 0);
    expect(headlines(feed)).to.deep.equal(['Unseen']);
  });

  it('are hidden while another article has taken their place, whose own is on its way', async () => {
    const late = await endpoint.script([{...drawing, hold: true}]);
    const feed = await feedOf([{title: 'Early', image: await picture()}]);
    const image = one<HTMLImageElement>(feed, 'img');
    await waitUntil(() => image.complete, 'not loaded');
    feed.data = {items: [{title: 'Late', image: late}]};
    await feed.updateComplete;
    expect(one<HTMLImageElement>(feed, 'img').src).to.equal(late);
    expect(getComputedStyle(one(feed, 'img')).visibility).to.equal('hidden');
    await endpoint.arrived(late, 1);
    await endpoint.release(late);
    await waitUntil(() => getComputedStyle(one(feed, 'img')).visibility === 'visible', 'still hidden');
  });
});
