import {expect, fixture, html} from '@open-wc/testing';
import type {Problem} from '../../src/contract/reading.ts';
import type {PeaceTimeline} from '../../src/timeline/timeline.ts';
import type {PeaceLoadEvent} from '../../src/widget/events.ts';
import {endpoint} from '../endpoint/client.ts';
import {waitUntil} from '../patience.ts';
import '../widget/warnings.ts';
import {all, draw, drawFrom, newTimeline, one, reaches, texts, titles} from './shown.ts';

const talks = {start: '2013-07-30', title: 'Talks resume'};

describe('peace-timeline: events', () => {
  it('are a list with headings, oldest first', async () => {
    const timeline = await draw({
      title: 'Step by step',
      events: [{start: '2013-09-08', title: 'Last'}, {start: '1993', title: 'First'}, talks],
    });
    expect(timeline.state).to.equal('ready');
    expect(one(timeline, 'ol').getAttribute('role')).to.equal('list');
    expect(titles(timeline)).to.deep.equal(['First', 'Talks resume', 'Last']);
    expect(texts(timeline, '[part=heading]')).to.deep.equal(['Step by step']);
    for (const title of all(timeline, '[part=title]')) {
      expect(title.getAttribute('role')).to.equal('heading');
      expect(title.getAttribute('aria-level')).to.equal('3');
    }
  });

  it('are the newest first on request', async () => {
    const timeline = await draw({events: [talks, {start: '2013-09-08', title: 'Last'}]}, {order: 'desc'});
    expect(titles(timeline)).to.deep.equal(['Last', 'Talks resume']);
    timeline.order = 'asc';
    await timeline.updateComplete;
    expect(titles(timeline)).to.deep.equal(['Talks resume', 'Last']);
  });

  it('are those of the whole document over HTTP', async () => {
    const url = await endpoint.script([{json: {peace: '1.0', timeline: {events: [talks]}}}]);
    expect(titles(await drawFrom(url, 'ready'))).to.deep.equal(['Talks resume']);
  });

  it('have their group, text, and title as a link', async () => {
    const url = await endpoint.script([
      {json: {events: [{...talks, group: 'Talks', text: 'In Washington.', url: 'talks.html'}]}},
    ]);
    const timeline = await drawFrom(url, 'ready');
    expect(texts(timeline, '[part=group]')).to.deep.equal(['Talks']);
    expect(texts(timeline, '[part=text]')).to.deep.equal(['In Washington.']);
    expect(one(timeline, '[part=title] a').getAttribute('href')).to.equal(new URL('talks.html', url).href);
  });

  it('have a picture that waits to be seen, in its place', async () => {
    const image = {
      url: 'https://images.example/a.jpg',
      alt: 'A table',
      width: 600,
      height: 400,
      caption: 'The table.',
      credit: 'A. Photographer',
    };
    const timeline = await draw({events: [{...talks, image}]});
    const picture = one<HTMLImageElement>(timeline, 'img');
    expect(picture.loading).to.equal('lazy');
    expect(picture.alt).to.equal('A table');
    expect(picture.src).to.equal(image.url);
    expect(picture.referrerPolicy).to.equal('no-referrer');
    expect(picture.offsetWidth / picture.offsetHeight).to.be.closeTo(1.5, 0.05);
    expect(texts(timeline, 'figcaption')).to.deep.equal(['The table. A. Photographer']);
  });

  it('keep a place for a picture of unknown size, and take it away when the picture cannot be had', async () => {
    const url = await endpoint.script([{status: 404, hold: true}]);
    const timeline = await draw({events: [{...talks, image: {url}}]});
    const picture = one(timeline, 'img');
    expect(picture.getAttribute('alt')).to.equal('');
    expect(picture.offsetWidth / picture.offsetHeight).to.be.closeTo(1.5, 0.05);
    const failed = new Promise((resolve) => picture.addEventListener('error', resolve));
    picture.scrollIntoView();
    await endpoint.arrived(url, 1);
    await endpoint.release(url);
    await failed;
    await timeline.updateComplete;
    expect(all(timeline, 'figure').length).to.equal(0);
  });

  it('hide the picture of another event while their own is on its way', async () => {
    const [early = '', late = ''] = await Promise.all(
      [false, true].map((hold) =>
        endpoint.script([
          {
            body: '<svg xmlns="http://www.w3.org/2000/svg"/>',
            headers: {'Content-Type': 'image/svg+xml'},
            hold,
          },
        ]),
      ),
    );
    const timeline = await draw({events: [{...talks, image: {url: early}}]});
    const picture = one<HTMLImageElement>(timeline, 'img');
    picture.scrollIntoView();
    await waitUntil(() => picture.complete, 'not loaded');
    timeline.data = {events: [{...talks, image: {url: late}}]};
    await timeline.updateComplete;
    expect(getComputedStyle(picture).visibility).to.equal('hidden');
    await endpoint.arrived(late, 1);
    await endpoint.release(late);
    await waitUntil(() => getComputedStyle(picture).visibility === 'visible', 'still hidden');
  });

  it('have their media as a plain link, and nothing is asked of its host', async () => {
    const url = await endpoint.script([{status: 404}], 'embed');
    const timeline = await draw({
      events: [
        {...talks, media: {url}},
        {...talks, media: {url: 'https://www.youtube.com/watch?v=1'}},
      ],
    });
    const links = all<HTMLAnchorElement>(timeline, '[part=media]');
    expect(links.map(({href}) => href)).to.deep.equal([url, 'https://www.youtube.com/watch?v=1']);
    expect(texts(timeline, '[part=media]')[1]).to.equal('More at youtube.com');
    expect(await endpoint.requests(url)).to.be.empty;
  });

  it('have media relative to the document, and none that is no address on the web', async () => {
    const events = [
      {...talks, media: {url: 'talks.mp3'}},
      {...talks, media: {url: 'mailto:a@b.example'}},
    ];
    const url = await endpoint.script([{json: {events}}]);
    const links = all<HTMLAnchorElement>(await drawFrom(url, 'ready'), '[part=media]');
    expect(links.map(({href}) => href)).to.deep.equal([new URL('talks.mp3', url).href]);
  });

  it('of another language say so', async () => {
    const timeline = await draw({
      events: [talks, {start: '2013-08', title: 'השיחות', text: 'בירושלים', language: 'he'}],
    });
    const [english, hebrew] = all(timeline, '[part=title]').map((title) => title.querySelector('span'));
    expect(english).to.equal(null);
    expect(hebrew?.lang).to.equal('he');
    expect(hebrew?.dir).to.equal('rtl');
    expect(one(timeline, '[part=text] span').dir).to.equal('rtl');
  });

  it('are read from a script inside the element', async () => {
    const timeline = newTimeline();
    timeline.innerHTML = `<script type="application/json">${JSON.stringify({events: [talks]})}</script>`;
    await fixture(html`${timeline}`);
    await reaches(timeline, 'ready');
    expect(titles(timeline)).to.deep.equal(['Talks resume']);
  });
});

describe('peace-timeline: dates', () => {
  const shown = async (events: readonly object[], lang = 'en', attributes = {}) => {
    const timeline = await draw(
      {events: events.map((event) => ({title: 'a', ...event}))},
      {lang, ...attributes},
    );
    await reaches(timeline, 'ready');
    // Engines separate with different kinds of space.
    return texts(timeline, 'time').map((text) => text.replace(/[\u2009\u202f]/g, ' '));
  };

  it('are as precise as what is known', async () => {
    const events = [{start: '2013'}, {start: '2013-02'}, {start: '2013-03-20'}, {start: '2013-04-01T09:30'}];
    const [year, month, day, time] = await shown(events);
    expect([year, month, day]).to.deep.equal(['2013', 'Feb 2013', 'Mar 20, 2013']);
    expect(time).to.match(/^Apr 1, 2013(,| at) 9:30 AM$/);
  });

  it('of a stretch are written as one', async () => {
    const events = [
      {start: '2013-03-20', end: '2013-03-22'},
      {start: '2013-09-28', end: '2013-10-01'},
      {start: '2013-11', end: '2014'},
    ];
    expect((await shown(events)).map((text) => text.replaceAll(' ', ''))).to.deep.equal([
      'Mar20–22,2013',
      'Sep28–Oct1,2013',
      'Nov2013–2014',
    ]);
  });

  it('reach from ten thousand years before to ten thousand after', async () => {
    const events = [
      '-010000',
      '-000500-03-01',
      '-000001',
      '0000',
      '0001',
      '0033-04-03',
      '0999',
      '+010000-12-31',
    ];
    expect(await shown(events.map((start) => ({start})))).to.deep.equal([
      '10001 BC',
      'Mar 1, 501 BC',
      '2 BC',
      '1 BC',
      '1',
      'Apr 3, 33',
      '999',
      'Dec 31, 10000',
    ]);
  });

  it('of stretches before our era are in order, too', async () => {
    const events = [
      {start: '-000500', end: '-000400'},
      {start: '-000043-03-15', end: '0014-08-19'},
      {start: '1500-01-01', end: '1500-02-28'},
    ];
    const [years, days, renaissance] = (await shown(events)).map((text) => text.replaceAll(' ', ''));
    expect(years).to.match(/^501(BC)?–401BC$/);
    expect(days).to.equal('Mar15,44BC–Aug19,14');
    expect(renaissance).to.equal('Jan1–Feb28,1500');
  });

  it('that are days are days wherever the reader is; moments are shown in the zone that the page says', async () => {
    const events = [{start: '2013-08-14'}, {start: '2013-08-14T22:30:00Z'}];
    const [day, moment] = await shown(events, 'en', {'time-zone': 'Asia/Jerusalem'});
    expect(day).to.equal('Aug 14, 2013');
    expect(moment).to.match(/^Aug 15, 2013(,| at) 1:30 AM$/);
  });

  it('are in the language of the page', async () => {
    expect(await shown([{start: '2013-08-14'}], 'en-GB')).to.deep.equal(['14 Aug 2013']);
    expect(await shown([{start: '2013-08-14'}], 'he')).to.deep.equal(['14 באוג׳ 2013']);
  });
});

describe('peace-timeline: eras in a list', () => {
  const eras = [
    {start: '2001', end: '2002', title: 'First era'},
    {start: '2003', end: '2004', title: 'Second era'},
    {start: '2009', end: '2010', title: 'Last era'},
  ];
  const events = ['2000', '2001', '2003-05', '2004'].map((start) => ({start, title: `In ${start}`}));
  const inOrder = (timeline: PeaceTimeline) =>
    texts(timeline, '.spine [part=title], .spine [part=era] .kicker');

  it('stand before the first event in them', async () => {
    const timeline = await draw({events, eras});
    expect(inOrder(timeline)).to.deep.equal([
      'In 2000',
      'First era',
      'In 2001',
      'Second era',
      'In 2003-05',
      'In 2004',
      'Last era',
    ]);
    await expect(timeline).to.be.accessible();
  });

  it('stand before the last where that comes first', async () => {
    expect(inOrder(await draw({events, eras}, {order: 'desc'}))).to.deep.equal([
      'Last era',
      'Second era',
      'In 2004',
      'In 2003-05',
      'First era',
      'In 2001',
      'In 2000',
    ]);
  });
});

describe('peace-timeline: files of TimelineJS', () => {
  for (const [name, count, eras] of [
    ['writing', 14, 3],
    ['smallpox', 12, 3],
    ['moon', 15, 1],
  ] as const) {
    it(`are shown as they are: ${name}`, async () => {
      const timeline = newTimeline();
      let problems: readonly Problem[] | undefined;
      timeline.addEventListener('peace-load', (event: PeaceLoadEvent) => (problems = event.problems));
      timeline.data = await (await fetch(`/test/timeline/timelinejs/${name}.json`)).json();
      await fixture(html`${timeline}`);
      await timeline.updateComplete;
      expect(problems).to.deep.equal([]);
      expect(titles(timeline)).to.have.length(count);
      expect(all(timeline, '[part=era]')).to.have.length(eras);
      expect(timeline.renderRoot.textContent).not.to.match(/<\w|undefined|NaN|Invalid/);
    });
  }
});
