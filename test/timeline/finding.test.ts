import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {Problem} from '../../src/contract/reading.ts';
import type {PeaceTimeline} from '../../src/timeline/timeline.ts';
import type {PeaceLoadEvent} from '../../src/widget/events.ts';
import {all, days, draw, field, newTimeline, one, texts, titles, type} from './shown.ts';
import {waitUntil} from '../patience.ts';

const events = [
  {id: 'madrid', start: '1991-10-30', title: 'Conference at Madrid', group: 'Talks'},
  {id: 'oslo', start: '1993-09-13', title: 'Ósló accords', text: 'On the White House lawn.', group: 'Talks'},
  {id: 'road', start: '2003-04', title: 'Road map', group: 'Diplomacy'},
  {id: 'amman', start: '2013-07-19', title: 'Kerry in Amman', group: 'Diplomacy'},
];
const said = (timeline: PeaceTimeline) => texts(timeline, 'form [role=status]')[0];
const {warn} = console;
afterEach(() => {
  console.warn = warn;
  scrollTo(0, 0);
});

describe('peace-timeline: finding', () => {
  it('is there only when asked for', async () => {
    expect(all(await draw({events}), 'input').length).to.equal(0);
    const timeline = await draw({events}, {searchable: '', filterable: ''});
    expect(all(timeline, 'input').length).to.equal(3);
    await expect(timeline).to.be.accessible();
  });

  it('has fields that are large enough for a thumb, and that no phone zooms into', async () => {
    const timeline = await draw({events}, {searchable: '', style: 'font-size: 12px'});
    for (const input of all(timeline, 'input')) {
      expect(input.offsetHeight).to.be.at.least(44);
      expect(parseFloat(getComputedStyle(input).fontSize)).to.be.at.least(16);
    }
  });

  it('looks for words in title, text and group, without minding case and accents', async () => {
    const timeline = await draw({events}, {searchable: ''});
    expect(said(timeline)).to.equal('');
    await type(timeline, 'find', 'OSLO lawn');
    expect(titles(timeline)).to.deep.equal(['Ósló accords']);
    expect(said(timeline)).to.equal('1 match.');
    await type(timeline, 'find', 'diplo');
    expect(titles(timeline)).to.deep.equal(['Road map', 'Kerry in Amman']);
    await type(timeline, 'find', '');
    expect(titles(timeline)).to.have.length(4);
  });

  it('looks within a stretch of dates, as precise as they are', async () => {
    const timeline = await draw({events}, {searchable: ''});
    await type(timeline, 'earliest', '1993-09-13');
    await type(timeline, 'latest', '2003');
    expect(titles(timeline)).to.deep.equal(['Ósló accords', 'Road map']);
    await type(timeline, 'latest', '2003-03');
    expect(titles(timeline)).to.deep.equal(['Ósló accords']);
    await type(timeline, 'latest', '20');
    expect(titles(timeline)).to.have.length(3);
  });

  it('takes years before our era as they are spoken of, and as the contract writes them', async () => {
    const found = {
      '-500': ['500 BC'],
      '-500-06': ['500 BC'],
      '-501': ['501 BC', '500 BC'],
      '-000500': ['501 BC', '500 BC'],
    };
    const timeline = await draw(
      {
        events: [
          {start: '-000500', title: '501 BC'},
          {start: '-000499', title: '500 BC'},
        ],
      },
      {searchable: ''},
    );
    for (const [year, expected] of Object.entries(found)) {
      await type(timeline, 'earliest', year);
      expect(titles(timeline), year).to.deep.equal(expected);
    }
    await type(timeline, 'earliest', '');
    await type(timeline, 'latest', '-501');
    expect(titles(timeline)).to.deep.equal(['501 BC']);
  });

  it('takes dates in the digits of every keyboard', async () => {
    const timeline = await draw({events}, {searchable: ''});
    for (const year of ['٢٠٠٣', '۲۰۰۳']) {
      await type(timeline, 'earliest', year);
      expect(titles(timeline)).to.deep.equal(['Road map', 'Kerry in Amman']);
    }
  });

  it('says what is no date at the field where it is, once the visitor has left it', async () => {
    const timeline = await draw({events}, {searchable: ''});
    await type(timeline, 'latest', 'last year');
    const latest = field(timeline, 'latest');
    expect(said(timeline)).to.equal('4 matches.');
    expect(latest.hasAttribute('aria-describedby')).to.equal(false);
    latest.dispatchEvent(new Event('change', {bubbles: true}));
    await timeline.updateComplete;
    const sentence = 'To: Please write dates like 2013, 2013-08 or 2013-08-14.';
    expect(said(timeline)).to.equal(sentence);
    expect(texts(timeline, `#${latest.getAttribute('aria-describedby')}`)).to.deep.equal([sentence]);
    expect(field(timeline, 'earliest').hasAttribute('aria-describedby')).to.equal(false);
  });

  it('goes together with the groups', async () => {
    const timeline = await draw({events}, {searchable: '', filterable: ''});
    all(timeline, '.chip')
      .find(({textContent}) => textContent?.includes('Talks'))
      ?.click();
    await timeline.updateComplete;
    await type(timeline, 'earliest', '1992');
    expect(titles(timeline)).to.deep.equal(['Ósló accords']);
  });

  it('says when nothing matches, and leads back to all', async () => {
    for (const layout of ['vertical', 'horizontal']) {
      const timeline = await draw({events}, {searchable: '', layout});
      await type(timeline, 'find', 'peace');
      expect(titles(timeline)).to.be.empty;
      expect(texts(timeline, '.note')).to.deep.equal(['Nothing matches.']);
      expect(said(timeline)).to.equal('Nothing matches.');
      await expect(timeline).to.be.accessible();
      one(timeline, '[type=reset]').click();
      await timeline.updateComplete;
      expect(titles(timeline)).to.have.length(4);
      expect(field(timeline, 'find').value).to.equal('');
    }
  });

  it('hides nothing on paper, where nobody sees what was looked for', async () => {
    for (const words of ['oslo', 'nowhere']) {
      const timeline = await draw({events}, {searchable: ''});
      await type(timeline, 'find', words);
      const before = titles(timeline);
      dispatchEvent(new Event('beforeprint'));
      expect(titles(timeline), words).to.have.length(4);
      dispatchEvent(new Event('afterprint'));
      await timeline.updateComplete;
      expect(titles(timeline), words).to.deep.equal(before);
      expect(field(timeline, 'find').value).to.equal(words);
    }
  });

  it('by Enter sends nothing', async () => {
    const timeline = await draw({events}, {searchable: ''});
    field(timeline, 'find').focus();
    await sendKeys({press: 'Enter'});
    expect(titles(timeline)).to.have.length(4);
  });

  it('shows along the line what was found', async () => {
    const timeline = await draw({events: days(300)}, {layout: 'horizontal', searchable: ''});
    await type(timeline, 'find', 'Event 299');
    await waitUntil(() => titles(timeline).includes('Event 299'), 'found');
    expect(titles(timeline)).to.have.length(1);
  });
});

describe('peace-timeline: dates that a visitor writes', () => {
  it('are wrong only when they have been written to the end', async () => {
    const timeline = await draw({events: days(4)}, {searchable: ''});
    const field = one<HTMLInputElement>(timeline, '[name=earliest]');
    field.value = 'August';
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await timeline.updateComplete;
    expect(field.ariaInvalid).to.equal('false');
    field.dispatchEvent(new Event('change', {bubbles: true}));
    await timeline.updateComplete;
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    expect(texts(timeline, '.note.error')[0]).to.include('2013-08');
    expect(titles(timeline)).to.have.length(4);
  });
});

describe('peace-timeline: films', () => {
  const film = {start: '2013', title: 'A speech', media: {url: 'https://www.youtube.com/watch?v=abc'}};

  it('are played on the page once a visitor asks for it, and not before', async () => {
    const timeline = await draw({
      events: [film, {...film, start: '2014', media: {url: 'https://vimeo.com/123'}}],
    });
    expect(all(timeline, 'iframe, img').length).to.equal(0);
    const [, vimeo] = all(timeline, '[part=play]');
    await expect(timeline).to.be.accessible();
    vimeo?.click();
    await timeline.updateComplete;
    const [player] = all<HTMLIFrameElement>(timeline, 'iframe');
    expect(player?.src).to.equal('https://player.vimeo.com/video/123?autoplay=1&dnt=1');
    expect(player?.title).to.equal('A speech');
    player?.remove();
  });

  it('elsewhere are links', async () => {
    const timeline = await draw({events: [{...film, media: {url: 'https://a.example/film.mp4'}}]});
    expect(all(timeline, '[part=play]').length).to.equal(0);
    expect(texts(timeline, '[part=media]')).to.deep.equal(['More at a.example']);
  });
});

describe('peace-timeline: the link to an event', () => {
  it('is copied on request', async () => {
    let copied = '';
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: {writeText: (text: string) => Promise.resolve((copied = text))},
    });
    const timeline = await draw({events}, {selected: 'oslo', 'deep-link': ''});
    one(timeline, '[part=copy]').click();
    await waitUntil(() => texts(timeline, '[role=status]').some((text) => text.endsWith('Copied.')));
    expect(new URL(copied).hash).to.equal('#peace-event=oslo');
    Reflect.deleteProperty(navigator, 'clipboard');
  });
});

describe('peace-timeline: a link that cannot be copied', () => {
  it('is shown', async () => {
    const {clipboard} = navigator;
    const refused = {writeText: () => Promise.reject(new Error('no'))};
    Object.defineProperty(navigator, 'clipboard', {value: refused, configurable: true});
    try {
      const timeline = await draw({events: days(2)}, {'deep-link': '', selected: 'e1'});
      one(timeline, '[part=copy]').click();
      await waitUntil(() => timeline.renderRoot.textContent?.includes('#peace-event=e1'), 'the address');
    } finally {
      Object.defineProperty(navigator, 'clipboard', {value: clipboard, configurable: true});
    }
  });
});

describe('peace-timeline: pictures of several sizes', () => {
  it('let the browser choose', async () => {
    const image = {url: 'https://a.example/a.jpg', sources: [{url: 'https://a.example/b.jpg', width: 800}]};
    const timeline = await draw({events: [{start: '2013', title: 'a', image}]});
    expect(one<HTMLImageElement>(timeline, 'img').srcset).to.equal('https://a.example/b.jpg 800w');
  });
});

describe('peace-timeline: TimelineJS 3', () => {
  const html = '<p>First<br>second &amp; third</p><script>alert(1)</script>';
  const slides = {
    title: {text: {headline: 'The <b>talks</b>', text: 'How they went.'}},
    events: [
      {
        start_date: {year: '2013', month: '7'},
        text: {headline: 'Talks &amp; more', text: html},
        group: 'Talks',
      },
      {start_date: {year: -1}, display_date: 'Long ago', text: {headline: 'Before'}},
      {text: {headline: 'Some day'}},
    ],
    eras: [{start_date: {year: 2010}, end_date: {year: 2014}, text: {headline: 'An era'}}],
  };

  it('is shown without a change, HTML as text, and what is wrong is reported', async () => {
    console.warn = () => {};
    let problems: readonly Problem[] = [];
    const timeline = newTimeline();
    timeline.addEventListener('peace-load', (event: PeaceLoadEvent) => (problems = event.problems));
    timeline.data = slides;
    const box = document.createElement('div');
    document.body.append(box);
    box.append(timeline);
    await timeline.updateComplete;
    expect(texts(timeline, '[part=heading]')).to.deep.equal(['The talks']);
    expect(texts(timeline, '.introduction')).to.deep.equal(['How they went.']);
    expect(titles(timeline)).to.deep.equal(['Before', 'Talks & more']);
    expect(texts(timeline, 'time')).to.deep.equal(['Long ago', 'Jul 2013']);
    expect(one(timeline, '[part=event] [part=text]').textContent?.trim()).to.equal('First\nsecond & third');
    expect(problems.map(({pointer}) => pointer)).to.deep.equal(['/events/2/start_date']);
    timeline.layout = 'horizontal';
    await timeline.updateComplete;
    expect(texts(timeline, '[part=era] .kicker')).to.deep.equal(['An era']);
    box.remove();
  });
});
