import {aTimeout, expect} from '@open-wc/testing';
import type {PeacePetition} from '../../src/petition/petition.ts';
import {all, button, control, fill, hasFocus, one, press, reaches, textOf} from '../delivery/form-page.ts';
import {endpoint} from '../endpoint/client.ts';
import type {Answer} from '../endpoint/endpoint.ts';
import {warnings} from '../widget/warnings.ts';
import {petition, petitionOf} from './petitions.ts';
import {waitUntil} from '../patience.ts';

/** What a petition says of its progress. */
function progressOf(element: PeacePetition): string {
  return textOf(all(element, '[part=progress]')[0]);
}

/** Waits until a petition says so of its progress. */
function says(element: PeacePetition, words: string): Promise<void> {
  return waitUntil(
    () => progressOf(element).startsWith(words),
    `the petition does not say "${words}", it says "${progressOf(element)}"`,
  );
}

/** How many have asked an address. */
async function askedAt(url: string): Promise<number> {
  return (await endpoint.requests(url)).length;
}

/**
 * Time that a test turns on itself: what was to be done every so often is done when it says so, by a clock that is as
 * late as it says.
 */
const time = (() => {
  const {setInterval, clearInterval, Date} = window;
  const {now} = Date;
  let late = 0;
  let repeated: (() => void)[] = [];
  beforeEach(() => {
    late = 0;
    repeated = [];
    Date.now = () => now() + late;
    window.setInterval = ((work: () => void, pause: number) => {
      if (pause < 10_000) return setInterval(work, pause);
      repeated.push(work);
      return -repeated.length;
    }) as unknown as typeof setInterval;
    window.clearInterval = (timer) => {
      const index = -Number(timer) - 1;
      if (index >= 0) repeated[index] = () => {};
      else clearInterval(timer);
    };
  });
  afterEach(() => {
    Object.assign(window, {setInterval, clearInterval});
    Date.now = now;
  });
  return {
    /** So many seconds later. */
    pass(seconds: number): void {
      late += seconds * 1000;
      for (const work of [...repeated]) work();
    },
  };
})();

/** Does something that may ask for something. @returns Waits for the answer and tells whether there was one. */
function answerTo(work: () => void): () => Promise<Response | undefined> {
  const {fetch} = window;
  let answer: Promise<Response> | undefined;
  window.fetch = (...request) => (answer = fetch(...request));
  work();
  return async () => {
    window.fetch = fetch;
    return answer;
  };
}

/** A page that nobody looks at, or looks at again. */
function hide(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', {configurable: true, value: hidden});
  document.dispatchEvent(new Event('visibilitychange'));
}
afterEach(() => Reflect.deleteProperty(document, 'hidden'));

describe('peace-petition: the goal', () => {
  it('is the next round number where the document has none, and moves on when it is reached', async () => {
    const element = await petitionOf({count: 99});
    expect(progressOf(element)).to.equal('99 signatures Goal: 100');
    element.data = petition({count: 100});
    await element.updateComplete;
    expect(progressOf(element)).to.equal('100 signatures Goal: 150');
  });

  it('of the document is kept until it is reached', async () => {
    const element = await petitionOf({count: 9999, goal: 10_000});
    expect(progressOf(element)).to.equal('9,999 signatures Goal: 10,000');
    element.data = petition({count: 10_000, goal: 10_000});
    await element.updateComplete;
    expect(progressOf(element)).to.equal('10,000 signatures Goal: 15,000');
  });

  it('of a closed petition stays where it was', async () => {
    const element = await petitionOf({count: 12, goal: 10, closed: true});
    expect(progressOf(element)).to.equal('12 signatures Goal: 10');
    expect(one<HTMLProgressElement>(element, 'progress')).to.include({value: 10, max: 10});
    element.data = petition({count: 12, closed: true});
    await element.updateComplete;
    expect(progressOf(element)).to.equal('12 signatures');
  });
});

describe('peace-petition: the live count', () => {
  /** A petition whose count is asked for. */
  async function counted(answers: readonly Answer[], rest: object = {}, attributes = {}) {
    const url = await endpoint.script(answers);
    const element = await petitionOf({countUrl: url, ...rest}, attributes);
    return {url, element};
  }
  const count = (value: number) => ({json: {id: 'senators', count: value}});

  it('takes the place of the one in the document', async () => {
    const {element} = await counted([count(120)], {count: 100});
    expect(progressOf(element)).to.equal('100 signatures Goal: 150');
    await says(element, '120 signatures');
  });

  it('has its place before it is here', async () => {
    const {url, element} = await counted([{...count(120), hold: true}], {}, {style: 'width: 400px'});
    const {height} = element.getBoundingClientRect();
    expect(progressOf(element)).to.equal('');
    await endpoint.arrived(url, 1);
    await endpoint.release(url);
    await says(element, '120 signatures');
    expect(element.getBoundingClientRect().height).to.be.closeTo(height, 1);
  });

  it('is asked for again while the page is looked at, and says nothing aloud', async () => {
    const {url, element} = await counted([count(120), count(121)]);
    await says(element, '120 signatures');
    expect(one(element, '[part=progress]').closest('[role=status], [aria-live]')).to.equal(null);
    time.pass(60);
    await says(element, '121 signatures');
    hide(true);
    time.pass(300);
    await element.updateComplete;
    expect(await askedAt(url)).to.equal(2);
    hide(false);
    time.pass(60);
    await endpoint.arrived(url, 3);
  });

  it('is asked for once by all widgets of a page', async () => {
    const url = await endpoint.script([count(120), count(121)]);
    const widgets = await Promise.all([1, 2, 3].map(() => petitionOf({countUrl: url})));
    for (const widget of widgets) await says(widget, '120 signatures');
    time.pass(60);
    for (const widget of widgets) await says(widget, '121 signatures');
    expect(await askedAt(url)).to.equal(2);
  });

  it('is asked for less and less often when that fails, and stays', async () => {
    const {url, element} = await counted([count(120), {status: 500}], {count: 1});
    await says(element, '120 signatures');
    const pauses: number[] = [];
    for (let asked = 1, pause = 60; pauses.length < 6; pause += 60) {
      const answered = answerTo(() => time.pass(60));
      await aTimeout(5);
      if (!(await answered())) continue;
      await endpoint.arrived(url, ++asked);
      pauses.push(pause);
      pause = 0;
      await aTimeout(30);
    }
    expect(pauses[0]).to.be.at.most(120);
    for (const pause of pauses.slice(-2)) expect(pause).to.be.within(240, 420);
    expect(progressOf(element)).to.match(/^120 signatures/);
    expect(element.state).to.equal('ready');
  });

  it('waits as long as the endpoint asks for', async () => {
    const headers = {'Retry-After': '900', 'Access-Control-Expose-Headers': 'Retry-After'};
    const {url, element} = await counted([count(120), {status: 503, headers}, count(121)]);
    await says(element, '120 signatures');
    const answered = answerTo(() => time.pass(60));
    await endpoint.arrived(url, 2);
    await answered();
    // What the page makes of it is done before what begins now.
    await aTimeout(0);
    time.pass(840);
    await element.updateComplete;
    await aTimeout(50);
    expect(await askedAt(url)).to.equal(2);
    time.pass(60);
    await says(element, '121 signatures');
  });

  it('is asked for no more when the petition is closed or taken away', async () => {
    const closed = await counted([count(120)], {closed: true});
    await says(closed.element, '120 signatures');
    const gone = await counted([count(120)]);
    await says(gone.element, '120 signatures');
    gone.element.remove();
    time.pass(60);
    await aTimeout(50);
    expect([await askedAt(closed.url), await askedAt(gone.url)]).to.deep.equal([1, 1]);
  });

  it('is waited for no longer when the petition is taken away', async () => {
    const {url, element} = await counted([{...count(120), hold: true}]);
    await endpoint.arrived(url, 1);
    element.remove();
    const hungUp = async () => (await endpoint.requests(url))[0]?.aborted;
    await waitUntil(hungUp, 'it is still waited for');
  });

  it('does not fall behind what a visitor has seen after signing', async () => {
    const sign = await endpoint.script([{status: 201, json: {id: 'r1', status: 'stored', count: 122}}]);
    const {element} = await counted([count(120)], {action: {url: sign}});
    await says(element, '120 signatures');
    fill(element, {'E-mail': 'ann@example.org'});
    await press(element);
    await reaches(element, 'thanked');
    await says(element, '122 signatures');
    time.pass(60);
    await element.updateComplete;
    await says(element, '122 signatures');
  });

  for (const [what, answer] of [
    ['words', {json: {count: 'many'}}],
    ['a web page', {body: '<h1>Welcome</h1>'}],
    ['nothing', {status: 404}],
  ] as const) {
    it(`stays as the document has it where the answer is ${what}`, async () => {
      const {url, element} = await counted([answer], {count: 100});
      await endpoint.arrived(url, 1);
      await aTimeout(50);
      expect(progressOf(element)).to.equal('100 signatures Goal: 150');
      expect(element.state).to.equal('ready');
    });
  }
});

describe('peace-petition: the deadline', () => {
  const deadline = (element: PeacePetition) => textOf(all(element, '[part=deadline]')[0]);

  for (const [now, closes, words] of [
    ['2013-09-05', '2013-09-08', 'Closes in 3 days · September 8, 2013'],
    ['2013-09-07', '2013-09-08', 'Closes tomorrow · September 8, 2013'],
    ['2013-09-08T10:00', '2013-09-08', 'Closes in 14 hours · September 8, 2013'],
    ['2013-09-08T23:20', '2013-09-08', 'Closes in 40 minutes · September 8, 2013'],
    ['2013-09-08T10:00', '2013-09-08T18:00', 'Closes in 8 hours · September 8, 2013 at 6:00 PM'],
    ['2013-09-08', '2013-10', 'Closes in 53 days · October 31, 2013'],
    ['2013-12-30', '2013', 'Closes tomorrow · December 31, 2013'],
  ] as const) {
    it(`on ${now} for ${closes} reads "${words}"`, async () => {
      const element = await petitionOf({closes}, {now});
      expect(deadline(element)).to.equal(words);
    });
  }

  it('is in the words of the page', async () => {
    const element = await petitionOf({closes: '2013-09-08', language: 'he'}, {now: '2013-09-05', lang: 'he'});
    await waitUntil(() => element.state === 'ready');
    await element.updateComplete;
    expect(deadline(element)).to.equal('ההחתמה נסגרת בעוד 3 ימים · 8 בספטמבר 2013');
  });

  it('passes while the page is open', async () => {
    const soon = new Date(Date.now() + 119_000).toISOString();
    const element = await petitionOf({closes: soon, result: 'Thank you all.'});
    expect(element.step).to.equal('form');
    expect(deadline(element)).to.match(/^Closes in 2 minutes/);
    time.pass(60);
    await element.updateComplete;
    expect(deadline(element)).to.match(/^Closes (in 1|this) minute/);
    time.pass(60);
    await element.updateComplete;
    expect(element.step).to.equal('closed');
    expect(textOf(one(element, '[part=closed]'))).to.equal('This petition is closed. Thank you all.');
    expect(deadline(element)).to.equal('');
  });

  it('takes nothing away from who has begun to fill in, and says so; the endpoint decides', async () => {
    const url = await endpoint.script([{status: 410, json: {title: 'It is over since noon.'}}]);
    const soon = new Date(Date.now() + 30_000).toISOString();
    const element = await petitionOf({closes: soon, action: {url}});
    fill(element, {'E-mail': 'ann@example.org'});
    control(element, 'E-mail').dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    time.pass(60);
    await element.updateComplete;
    expect(element.step).to.equal('form');
    expect(all(element, '[role=status]').map(textOf).filter(Boolean)).to.deep.equal([
      'This petition is closed.',
    ]);
    expect(control(element, 'E-mail').value).to.equal('ann@example.org');
    await press(element);
    await waitUntil(() => textOf(all(element, '#trouble')[0]).includes('It is over since noon.'));
    expect(control(element, 'E-mail').value).to.equal('ann@example.org');
  });

  it('is that of the petition that is shown, also where the form of another was begun', async () => {
    const element = await petitionOf();
    control(element, 'E-mail').dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    element.data = petition({action: {url: 'https://nobody.example/other'}, closed: true});
    await element.updateComplete;
    expect(element.step).to.equal('closed');
  });

  it('has an opening that comes by itself', async () => {
    const soon = new Date(Date.now() + 30_000).toISOString();
    const element = await petitionOf({opens: soon});
    expect(element.step).to.equal('closed');
    expect(textOf(one(element, '[part=closed]'))).to.match(/^This petition opens on .+:\d\d/);
    time.pass(60);
    await element.updateComplete;
    expect(element.step).to.equal('form');
  });
});

describe('peace-petition: recent signatures', () => {
  const signer = (name: string, rest: object = {}) => ({name, ...rest});

  async function signedBy(json: unknown, rest: object = {}, attributes: Record<string, string> = {}) {
    const url = await endpoint.script([{json}]);
    const element = await petitionOf({signers: {url}, ...rest}, {now: '2013-09-08', ...attributes});
    return {url, element};
  }
  const shown = (element: PeacePetition) => all(element, '.signers > div:not(.title)').map(textOf);

  it('are shown with name, place, date and comment', async () => {
    const {element} = await signedBy({
      signers: [
        signer('Ann', {place: 'Maryland', signed: '2013-09-08', comment: 'For my children.'}),
        signer('Ben', {signed: '2013-09-05'}),
        signer('Cem', {place: 'Ohio'}),
      ],
    });
    await waitUntil(() => shown(element).length === 3);
    expect(shown(element)).to.deep.equal([
      'Ann Maryland · today For my children.',
      'Ben 3 days ago',
      'Cem Ohio',
    ]);
    expect(textOf(one(element, '.signers [role=heading]'))).to.equal('Recent signatures');
    expect(all(element, '.signers button').length).to.equal(0);
    await expect(element).to.be.accessible();
  });

  it('are five, and more when asked for', async () => {
    const signers = Array.from({length: 30}, (_, index) => signer(`Signer ${index}`));
    const {element} = await signedBy({signers});
    await waitUntil(() => shown(element).length === 5);
    button(element, 'More').click();
    await element.updateComplete;
    expect(shown(element)).to.have.length(20);
    expect(all(element, '.signers button').length).to.equal(0);
    expect(hasFocus(one(element, '#signers'))).to.equal(true);
  });

  it('come with the count, and do not move under the eyes of who reads them all', async () => {
    const six = Array.from({length: 6}, (_, index) => signer(`Signer ${index}`));
    const url = await endpoint.script([
      {json: {signers: six}},
      {json: {signers: [signer('Newest'), ...six]}},
    ]);
    const reading = await petitionOf({signers: {url}});
    const passing = await petitionOf({signers: {url}});
    await waitUntil(() => shown(reading).length === 5);
    button(reading, 'More').click();
    time.pass(60);
    await waitUntil(() => shown(passing)[0] === 'Newest');
    await reading.updateComplete;
    expect(shown(reading)[0]).to.equal('Signer 0');
  });

  it('are text, each in its own direction', async () => {
    const {element} = await signedBy({signers: [signer('דנה <b>x</b>', {comment: '<img src=x> שלום'})]});
    await waitUntil(() => shown(element).length === 1);
    expect(shown(element)[0]).to.equal('דנה <b>x</b> <img src=x> שלום');
    expect(all(element, '.signers img, .signers b b').length).to.equal(0);
    expect(textOf(one(element, 'bdi'))).to.equal('דנה <b>x</b>');
    expect(one(element, '.signers p').dir).to.equal('auto');
  });

  it('cut a long comment, and show all of it when asked for', async () => {
    const {element} = await signedBy({signers: [signer('Ann', {comment: 'Peace now. '.repeat(100)})]});
    await waitUntil(() => shown(element).length === 1);
    const comment = one(element, '.signers p');
    expect(comment.scrollHeight).to.be.greaterThan(comment.clientHeight + 20);
    button(element, 'More').click();
    await element.updateComplete;
    expect(comment.scrollHeight).to.be.at.most(comment.clientHeight + 1);
  });

  it('cut a comment of many short lines, too', async () => {
    const {element} = await signedBy({signers: [signer('Ann', {comment: 'Peace\n'.repeat(20)})]});
    await waitUntil(() => shown(element).length === 1);
    const comment = one(element, '.signers p');
    expect(comment.scrollHeight).to.be.greaterThan(comment.clientHeight + 20);
    button(element, 'More').click();
    await element.updateComplete;
    expect(comment.scrollHeight).to.be.at.most(comment.clientHeight + 1);
  });

  it('cut nothing that they do not show when asked for', async () => {
    const comment = 'Peace now! '.repeat(18);
    const {element} = await signedBy({signers: [signer('Ann', {comment})]}, {}, {style: 'width: 280px'});
    await waitUntil(() => shown(element).length === 1);
    const {scrollHeight, clientHeight} = one(element, '.signers p');
    expect(scrollHeight).to.be.at.most(clientHeight + 1);
    expect(all(element, '.signers button').length).to.equal(0);
  });

  it('are those of the petition that is shown, also where another was read before', async () => {
    const signers = Array.from({length: 6}, (_, index) => signer(`Signer ${index}`));
    const {element} = await signedBy({signers});
    await waitUntil(() => shown(element).length === 5);
    button(element, 'More').click();
    element.data = petition({id: 'other'});
    await element.updateComplete;
    expect(shown(element)).to.deep.equal([]);
  });

  it('are of today also where the endpoint is a day or a minute ahead', async () => {
    const {element} = await signedBy(
      {signers: [signer('Ann', {signed: '2013-09-09'}), signer('Ben', {signed: '2013-09-08T12:00:30Z'})]},
      {},
      {now: '2013-09-08T12:00:00Z'},
    );
    await waitUntil(() => shown(element).length === 2);
    expect(shown(element)[0]).to.equal('Ann today');
    expect(shown(element)[1]).not.to.include('in ');
  });

  it('are not shown where they cannot be had, and cost nothing else', async () => {
    const {element} = await signedBy({signers: 'none'}, {count: 5});
    const failing = await endpoint.script([{status: 500}]);
    const other = await petitionOf({signers: {url: failing}, count: 5});
    await endpoint.arrived(failing, 1);
    for (const widget of [element, other]) {
      expect(all(widget, '.signers').length).to.equal(0);
      expect(progressOf(widget)).to.match(/^5 signatures/);
    }
    expect(warnings).to.deep.equal([]);
  });

  it('leave out who has no name, and keep the others', async () => {
    const {element} = await signedBy({signers: [signer(' '), signer('Ann'), 'nonsense']});
    await waitUntil(() => shown(element).length === 1);
    expect(shown(element)).to.deep.equal(['Ann']);
  });

  for (const width of [320, 1000]) {
    it(`come without moving the form, where there are ${width} px`, async () => {
      const url = await endpoint.script([{json: {signers: [signer('Ann')]}, hold: true}]);
      const element = await petitionOf({signers: {url}}, {style: `width: ${width}px`});
      const place = () => JSON.stringify(one(element, 'form').getBoundingClientRect());
      const before = place();
      await endpoint.arrived(url, 1);
      await endpoint.release(url);
      await waitUntil(() => shown(element).length === 1);
      expect(place()).to.equal(before);
      const signers = one(element, '.signers').getBoundingClientRect();
      const form = one(element, 'form').getBoundingClientRect();
      if (width === 320) expect(signers.top).to.be.at.least(form.bottom);
      else {
        expect(signers.right).to.be.at.most(form.left);
        expect(signers.top).to.be.lessThan(form.bottom);
      }
    });
  }

  it('are there at once in a widget that comes later', async () => {
    const {url, element} = await signedBy({signers: [signer('Ann')]});
    await waitUntil(() => shown(element).length === 1);
    const later = await petitionOf({signers: {url}});
    expect(shown(later)).to.deep.equal(['Ann']);
    expect(await askedAt(url)).to.equal(1);
  });
});
