import {expect} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import {all, articles, feedOf, headlines, one, textOf} from './shown.ts';

describe('peace-news-feed: finding', () => {
  const items = [
    {title: 'Café talks', summary: 'On water.', tags: ['News'], _peace: {outlet: {name: 'Paper'}}},
    {title: 'Water & borders', tags: ['Analysis'], _peace: {outlet: {name: 'Blog'}}},
    {title: 'שָׁלוֹם', tags: ['news'], language: 'he'},
  ];
  const search = async (feed: Awaited<ReturnType<typeof feedOf>>, words: string) => {
    const field = one<HTMLInputElement>(feed, '[type=search]');
    field.value = words;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await feed.updateComplete;
  };

  it('marks the words that were found, without accents or points, and says how many', async () => {
    const feed = await feedOf(items, {searchable: ''});
    await search(feed, 'CAFE wat');
    expect(headlines(feed)).to.deep.equal(['Café talks']);
    expect(all(feed, 'mark').map(textOf)).to.deep.equal(['Café', 'wat']);
    expect(textOf(one(feed, '.note[role=status]'))).to.equal('1 match.');
    await search(feed, 'שלום');
    expect(all(feed, 'mark').map(textOf)).to.deep.equal(['שָׁלוֹם']);
    await search(feed, '<b>');
    expect(textOf(one(feed, '.note[role=status]'))).to.equal('Nothing matches.');
    await search(feed, '');
    expect(headlines(feed)).to.have.length(3);
  });

  it('is called like what it searches in: there may be several on a page', async () => {
    const feed = await feedOf(items, {searchable: '', heading: 'Top news'});
    const form = one(feed, '[role=search]');
    expect(textOf(one(feed, `#${form.getAttribute('aria-labelledby')}`))).to.equal('Top news');
  });

  describe('in other media', () => {
    const emulated = (media: Parameters<typeof emulateMedia>[0]) =>
      emulateMedia(media).then(
        () => true,
        () => false,
      );

    it('marks words in a colour that is seen in forced colours', async function () {
      if (!(await emulated({forcedColors: 'active'}))) this.skip();
      const feed = await feedOf(items, {searchable: ''});
      await search(feed, 'cafe');
      const {color} = getComputedStyle(one(feed, 'mark'));
      const around = getComputedStyle(one(feed, '.title a, .title'));
      await emulated({forcedColors: 'none'});
      expect(color).to.equal(around.color);
    });

    it('leaves no means to choose on paper', async function () {
      if (!(await emulated({media: 'print'}))) this.skip();
      const many = articles(8).map((article, index) => ({...article, tags: [`T${index}`]}));
      const feed = await feedOf(many, {filterable: '', searchable: ''});
      const heights = all(feed, 'select, [type=search], [part=filter]').map((each) => each.offsetHeight);
      await emulated({media: 'screen'});
      expect(heights).to.deep.equal([0, 0, 0]);
    });
  });

  it('chooses by category and outlet, each with buttons', async () => {
    const feed = await feedOf(items, {filterable: ''});
    const chip = (name: string) => all(feed, '.chip').find((button) => textOf(button) === name);
    expect(all(feed, '.chip').map(textOf)).to.deep.equal(['All', 'Analysis', 'News', 'All', 'Blog', 'Paper']);
    chip('News')?.click();
    await feed.updateComplete;
    expect(headlines(feed)).to.deep.equal(['Café talks', 'שָׁלוֹם']);
    expect(chip('News')?.getAttribute('aria-pressed')).to.equal('true');
    chip('Blog')?.click();
    await feed.updateComplete;
    expect(headlines(feed)).to.be.empty;
    expect(textOf(one(feed, '.note[role=status]'))).to.equal('Nothing matches.');
    expect(one(feed, '.note[role=status]').classList.contains('hidden')).to.be.false;
    chip('All')?.click();
    await feed.updateComplete;
    expect(textOf(one(feed, '.note[role=status]'))).to.equal('1 match.');
  });

  it('forgets what was chosen when it is gone', async () => {
    const feed = await feedOf(items, {filterable: ''});
    all(feed, '.chip')
      .find((chip) => textOf(chip) === 'Analysis')
      ?.click();
    await feed.updateComplete;
    expect(headlines(feed)).to.deep.equal(['Water & borders']);
    feed.data = {items: [items[0], {title: 'Other', tags: ['Letters']}]};
    await feed.updateComplete;
    expect(headlines(feed)).to.deep.equal(['Café talks', 'Other']);
    expect(all(feed, '[aria-pressed=true]').map(textOf)).to.deep.equal(['All']);
  });

  it('has a list to choose from where there are many', async () => {
    const feed = await feedOf(
      articles(8).map((article, index) => ({...article, tags: [`T${index}`]})),
      {filterable: ''},
    );
    const select = one<HTMLSelectElement>(feed, 'select');
    expect(select.labels.length && textOf(select.labels[0] as HTMLElement)).to.match(/^Category/);
    select.value = 'T3';
    select.dispatchEvent(new Event('change'));
    await feed.updateComplete;
    expect(headlines(feed)).to.deep.equal(['Article 4']);
    feed.data = {items: articles(8).map((article, index) => ({...article, tags: [`U${index}`]}))};
    await feed.updateComplete;
    expect(select.value).to.equal('');
    expect(headlines(feed)).to.have.length(8);
  });

  it('keeps to its column with many long names', async () => {
    const name = 'The Very Long Outlet Name Gazette and Tribune';
    const many = articles(8).map((article, index) => ({
      ...article,
      _peace: {outlet: {name: `${name} ${index}`}},
    }));
    const feed = await feedOf(many, {filterable: ''});
    feed.style.width = '280px';
    const {right} = feed.getBoundingClientRect();
    expect(one(feed, 'select').getBoundingClientRect().right).to.be.most(right);
    expect(feed.scrollWidth).to.be.most(280);
  });

  it('names categories and outlets in their language', async () => {
    const hebrew = ['חדשות', 'ניתוח'].map((tag) => ({
      title: tag,
      tags: [tag],
      language: 'he',
      _peace: {outlet: {name: tag}},
    }));
    const feed = await feedOf(hebrew, {filterable: '', 'group-by': 'category'});
    for (const part of ['.chip:not(:first-child)', '[part=group]', '[part=outlet] a'])
      for (const {lang} of all(feed, part)) expect(lang, part).to.equal('he');
    expect(one(feed, '.chip').hasAttribute('lang')).to.be.false;
  });

  it('stands below headings with group-by', async () => {
    const feed = await feedOf([...items, {title: 'other'}], {'group-by': 'category', heading: 'News'});
    expect(all(feed, '[part=group]').map(textOf)).to.deep.equal(['News', 'Analysis', 'More news']);
    expect(all(feed, 'ul').map((list) => list.children.length)).to.deep.equal([2, 1, 1]);
    expect(one(feed, '[part=group]').getAttribute('aria-level')).to.equal('3');
    expect(one(feed, '[part=title]').getAttribute('aria-level')).to.equal('4');
  });

  it('may stand below any heading', async () => {
    const names = ['2', 'constructor', '__proto__', '1', 'toString'];
    const feed = await feedOf(
      names.map((tag) => ({title: `in ${tag}`, tags: [tag]})),
      {'group-by': 'category'},
    );
    expect(all(feed, '[part=group]').map(textOf)).to.deep.equal(names);
    expect(headlines(feed)).to.deep.equal(names.map((tag) => `in ${tag}`));
  });

  it('says which choice of the page leaves nothing', async () => {
    const said = async (attributes: Record<string, string>) =>
      textOf(
        one(
          await feedOf(
            items.map((item) => ({...item, date_published: '2013'})),
            attributes,
          ),
          '[part=empty]',
        ),
      );
    expect(await said({category: 'sport'})).to.equal('Nothing has been published in this category yet.');
    expect(await said({category: 'news', start: '2014'})).to.equal('Nothing matches.');
    expect(await said({end: '2012'})).to.equal('Nothing matches.');
  });

  it('goes from the oldest on, and between dates, where a page says so', async () => {
    const feed = await feedOf(articles(5), {order: 'asc', start: '2013-09-27', end: '2013-09-29'});
    expect(headlines(feed)).to.deep.equal(['Article 4', 'Article 3', 'Article 2']);
    expect((await feedOf(articles(5), {outlet: 'Paper'})).state).to.equal('empty');
  });
});
