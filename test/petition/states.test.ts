import {aTimeout, expect, fixture, html, oneEvent} from '@open-wc/testing';
import type {PeacePetition} from '../../src/petition/petition.ts';
import {
  all,
  button,
  control,
  fails,
  fill,
  one,
  press,
  reaches,
  sentTo,
  textOf,
} from '../delivery/form-page.ts';
import {endpoint} from '../endpoint/client.ts';
import {warnings} from '../widget/warnings.ts';
import {maryland, petition, petitionOf} from './petitions.ts';
import {waitUntil} from '../patience.ts';

const stored = {status: 201, json: {id: 'r1', status: 'stored', count: 6413}};

/** A petition that was signed. */
async function signed(rest: object = {}, json: object = stored.json): Promise<PeacePetition> {
  const url = await endpoint.script([{status: 201, json}]);
  const element = await petitionOf({action: {url}, ...rest});
  fill(element, {'E-mail': 'ann@example.org'});
  await press(element);
  await reaches(element, 'thanked');
  return element;
}

function textIn(element: PeacePetition): string {
  return textOf(one(element, '.root'));
}

describe('peace-petition: what it asks', () => {
  it('shows title, addressee and text', async () => {
    const element = await petitionOf({addressee: 'Your two senators', text: 'First line\nSecond line'});
    expect(textOf(one(element, '[part=heading]'))).to.equal('Speak up for the talks');
    expect(textIn(element)).to.include('To: Your two senators');
    const text = one(element, '[part=text]');
    expect(textOf(text)).to.equal('First line Second line');
    expect(text.clientHeight).to.be.at.least(2 * parseFloat(getComputedStyle(text).fontSize));
  });

  it('takes markup for text', async () => {
    const text = '<img src=x onerror=alert(1)> & <b>bold</b>';
    const element = await petitionOf({text, title: text});
    expect(textOf(one(element, '[part=text]'))).to.equal(text);
    expect(all(element, 'img, .text b').length).to.equal(0);
  });

  it('may be put in the words of the page', async () => {
    const element = await petitionOf();
    element.innerHTML = '<p slot="text">In our <em>own</em> words.</p>';
    const slot = one<HTMLSlotElement>(element, 'slot[name=text]');
    await waitUntil(() => slot.assignedElements().length === 1);
  });

  it('is the first petition, or the one that is named; where there is none, the console names those that there are', async () => {
    const petitions = [petition(), petition({id: 'two', title: 'Another one'})];
    const element = await petitionOf();
    element.data = petitions;
    await element.updateComplete;
    expect(textOf(one(element, '[part=heading]'))).to.equal('Speak up for the talks');
    element.petitionId = ' two ';
    await element.updateComplete;
    expect(textOf(one(element, '[part=heading]'))).to.equal('Another one');
    element.petitionId = 'missing';
    await element.updateComplete;
    expect(element.state).to.equal('empty');
    expect(textIn(element)).to.equal('There is no petition here yet.');
    expect(warnings).to.deep.equal(['<peace-petition> petition-id="missing" is not one of: senators, two']);
  });

  it('wears the words of the document', async () => {
    const element = await petitionOf({strings: {sign: 'Tell my senators', email: 'Your e-mail'}});
    expect(button(element, 'Tell my senators')).to.exist;
    expect(control(element, 'Your e-mail')).to.exist;
  });
});

describe('peace-petition: progress', () => {
  it('says how many have signed, and how many it takes', async () => {
    const element = await petitionOf({count: 6412, goal: 10_000});
    const bar = one<HTMLProgressElement>(element, 'progress');
    expect(bar).to.include({max: 10_000, value: 6412});
    expect(bar.getAttribute('aria-label')).to.equal('Goal: 10,000');
    expect(bar.getAttribute('aria-valuetext')).to.equal('6,412 signatures');
    expect(textOf(one(element, '[part=progress]'))).to.equal('6,412 signatures Goal: 10,000');
  });

  it('counts one as one', async () => {
    const element = await petitionOf({count: 1});
    expect(textOf(one(element, '[part=progress]'))).to.equal('1 signature Goal: 100');
  });

  it('is not shown below what the document has set, or where nobody counts', async () => {
    const element = await petitionOf({count: 99, goal: 1000, showCountFrom: 100});
    expect(all(element, '[part=progress]').length).to.equal(0);
    element.data = petition({goal: 1000});
    await element.updateComplete;
    expect(all(element, '[part=progress]').length).to.equal(0);
    element.data = petition({count: 0, showCountFrom: 0});
    await element.updateComplete;
    expect(textOf(one(element, '[part=progress]'))).to.equal('0 signatures Goal: 100');
  });
});

describe('peace-petition: closed', () => {
  it('says so, and what has come of it, without a form', async () => {
    const element = await petitionOf({
      closed: true,
      result: 'All hundred senators answered.',
      count: 12,
      goal: 10,
    });
    expect(element.step).to.equal('closed');
    expect(textOf(one(element, '[part=closed]'))).to.equal(
      'This petition is closed. All hundred senators answered.',
    );
    expect(textOf(one(element, '[part=progress]'))).to.include('12 signatures');
    expect(all(element, 'form').length).to.equal(0);
  });

  it('closes after its last day', async () => {
    const element = await petitionOf({closes: '2013-12-31'}, {now: '2013-12-31'});
    expect(element.step).to.equal('form');
    element.now = '2014-01-01';
    await element.updateComplete;
    expect(element.step).to.equal('closed');
  });

  it('says when it opens', async () => {
    const element = await petitionOf({opens: '2013-10'}, {now: '2013-09-08'});
    expect(element.step).to.equal('closed');
    expect(textOf(one(element, '[part=closed]'))).to.equal('This petition opens on October 1, 2013.');
  });

  it('goes by the clock of the visitor where the page says no other day', async () => {
    expect((await petitionOf({closes: '2013-12-31'})).step).to.equal('closed');
    expect((await petitionOf({opens: '2013-12-31'})).step).to.equal('form');
  });

  it('does not take thanks away', async () => {
    const element = await signed();
    element.data = petition({
      closed: true,
      action: (element.data as ReturnType<typeof petition>[])[0]?.action,
    });
    await element.updateComplete;
    expect(element.step).to.equal('thanked');
  });
});

describe('peace-petition: passing on', () => {
  const labels = (element: PeacePetition) => all(element, '.share > *').map(textOf);

  it('offers ways, with title, text and address', async () => {
    const element = await signed({share: {url: 'https://blog.example/p', text: 'Will you?'}});
    expect(labels(element).filter((label) => label !== 'Share…')).to.deep.equal([
      'E-mail',
      'WhatsApp',
      'Facebook',
      'X',
      'Bluesky',
      'Mastodon',
      'Copy link',
    ]);
    const whatsapp = new URL(button(element, 'WhatsApp').getAttribute('href') ?? '');
    expect(whatsapp.searchParams.get('text')).to.equal(
      'Will you? https://blog.example/p?utm_source=share&utm_medium=whatsapp&utm_campaign=senators&peace-ref=r1',
    );
    const mail = new URL(button(element, 'E-mail').getAttribute('href') ?? '');
    expect(mail.searchParams.get('subject')).to.equal('Speak up for the talks');
  });

  it('offers those of the document, and none that nobody knows', async () => {
    const element = await signed({share: {channels: ['copy', 'toString', 'x']}});
    expect(labels(element)).to.deep.equal(['Copy link', 'X']);
  });

  it('asks for nothing where there is no way to do it', async () => {
    const element = await signed({share: {channels: ['fax']}});
    expect(all(element, '#share').length).to.equal(0);
  });

  it('passes this page on where the document names no other', async () => {
    const element = await signed();
    const facebook = new URL(button(element, 'Facebook').getAttribute('href') ?? '');
    const passed = facebook.searchParams.get('u') ?? '';
    expect(passed.startsWith(location.href.replace(/#.*/, ''))).to.equal(true);
    expect(new URL(passed).searchParams.get('utm_medium')).to.equal('facebook');
  });

  it('tells the page by which way', async () => {
    const element = await signed();
    const link = button(element, 'Bluesky');
    link.addEventListener('click', (event) => event.preventDefault());
    const shared = oneEvent(window, 'peace-share');
    link.click();
    expect(await shared).to.include({channel: 'bluesky', bubbles: true, composed: true});
  });

  /** What the clipboard of this page does. */
  function clipboard(writeText: (text: string) => Promise<void>): void {
    Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText}});
  }
  afterEach(() => Reflect.deleteProperty(navigator, 'clipboard'));

  it('copies the address, and says so', async () => {
    let copied = '';
    clipboard((text) => Promise.resolve(void (copied = text)));
    const element = await signed({share: {url: 'https://blog.example/p'}});
    const shared = oneEvent(element, 'peace-share');
    button(element, 'Copy link').click();
    expect(await shared).to.include({channel: 'copy'});
    await element.updateComplete;
    expect(copied).to.match(/^https:\/\/blog\.example\/p\?utm_source=share&utm_medium=copy&/);
    expect(textOf(all(element, '[part=thanks] ~ [role=status]').at(-1))).to.equal('Copied.');
  });

  it('shows the address where it may not be copied', async () => {
    clipboard(() => Promise.reject(new Error('not allowed')));
    const element = await signed({share: {url: 'https://blog.example/p'}});
    let shared = false;
    element.addEventListener('peace-share', () => (shared = true));
    button(element, 'Copy link').click();
    await waitUntil(() => textIn(element).includes('https://blog.example/p'));
    expect(shared).to.equal(false);
  });

  it('uses the way of the device, if there is one and the visitor goes through with it', async () => {
    let cancelled = true;
    Object.defineProperty(navigator, 'share', {
      configurable: true,
      value: () => (cancelled ? Promise.reject(new Error('cancelled')) : Promise.resolve()),
    });
    const element = await signed();
    const channels: string[] = [];
    element.addEventListener('peace-share', ({channel}) => channels.push(channel));
    button(element, 'Share…').click();
    await aTimeout(0);
    expect(channels).to.be.empty;
    cancelled = false;
    button(element, 'Share…').click();
    await waitUntil(() => channels.length === 1);
    expect(channels).to.deep.equal(['device']);
    Reflect.deleteProperty(navigator, 'share');
  });
});

describe('peace-petition: bad documents', () => {
  it('leaves out what is wrong, and works with the rest', async () => {
    const element = await petitionOf({
      count: 'many',
      goal: null,
      closes: '2013-02-31',
      thanks: {url: 'javascript:alert(1)'},
      fields: [{name: 'email'}, {label: 'nameless'}, 'nonsense'],
      consents: [{id: 'no text'}],
      targets: {by: 'shoe size'},
    });
    expect(element.state).to.equal('ready');
    expect(element.step).to.equal('form');
    expect(all(element, '.questions label').map(textOf)).to.deep.equal(['E-mail']);
    expect(warnings.join()).to.include('/0/fields/1/name');
  });

  it('drops a petition without what makes one, and shows the next', async () => {
    const element = await petitionOf();
    element.data = [{id: 'broken', title: 'No text'}, petition({title: 'A good one'})];
    await element.updateComplete;
    expect(textOf(one(element, '[part=heading]'))).to.equal('A good one');
  });

  it('keeps long words and many letters within the widget', async () => {
    const word = 'w'.repeat(400);
    const element = await petitionOf(
      {
        title: word,
        text: word,
        addressee: word,
        fields: [
          {name: 'email', label: word, help: word},
          {name: 'role', type: 'choice', options: [{value: 'w', label: word}]},
        ],
        consents: [{id: 'updates', text: word}],
      },
      {style: 'width: 280px'},
    );
    expect(one(element, '.root').scrollWidth).to.be.at.most(280);
  });

  it('says what is wrong when there is no document', async () => {
    const url = await endpoint.script([{status: 404}]);
    const element = await fixture<PeacePetition>(
      html`<peace-petition src=${url}>Sign by mail</peace-petition>`,
    );
    await waitUntil(() => element.state === 'error');
    await element.updateComplete;
    expect(all(element, 'form').length).to.equal(0);
    expect(one<HTMLSlotElement>(element, 'slot').assignedNodes()).to.have.length(1);
  });
});

describe('peace-petition: Hebrew', () => {
  it('speaks it, from right to left', async () => {
    const element = await petitionOf({language: 'he', ...maryland, count: 2}, {lang: 'he'});
    await waitUntil(() => element.state === 'ready');
    await element.updateComplete;
    expect(one(element, '.root').dir).to.equal('rtl');
    expect(textOf(one(element, '[part=progress]'))).to.equal('שתי חתימות היעד: 100');
    const {left} = one(element, '[part=submit]').getBoundingClientRect();
    const {right} = one(element, 'form').getBoundingClientRect();
    expect(right - left).to.be.lessThan(element.getBoundingClientRect().width);
    // "ann@" is not to be seen as "@ann" while it is typed.
    expect(getComputedStyle(control(element, 'דוא״ל')).direction).to.equal('ltr');
    await press(element);
    expect(textOf(one(element, '.wrong'))).to.equal('חסר: \u2068דוא״ל\u2069.');
    for (const key of all(element, 'label, button').map(textOf)) expect(key).not.to.equal('');
  });

  it('marks all of the document’s own words where they are in another language', async () => {
    const url = await endpoint.script([{status: 503}, stored]);
    const role = {name: 'role', type: 'choice', label: 'תפקיד', options: [{value: 'v', label: 'ותיק'}]};
    const element = await petitionOf({
      language: 'he',
      title: 'דברו',
      addressee: 'הסנאטורים',
      action: {url},
      fields: [{name: 'email'}, role],
      strings: {sign: 'לחתום', email: 'דוא״ל'},
      thanks: {title: 'תודה'},
    });
    const marked = (words: string, times = 1) => {
      const found = all(element, '[lang=he][dir=rtl]').filter((one) => textOf(one).includes(words));
      expect(found, words).to.have.length(times);
    };
    for (const words of ['הסנאטורים', 'תפקיד', 'ותיק', 'לחתום', 'דוא״ל']) marked(words);
    fill(element, {'דוא״ל': 'ann@example.org'});
    await fails(element);
    // As a title, and as what waits.
    marked('דברו', 2);
    button(element, 'Send now').click();
    await reaches(element, 'thanked');
    marked('תודה');
  });

  it('marks what is in another language, and asks consent in it', async () => {
    const url = await endpoint.script([stored]);
    const element = await petitionOf({
      language: 'he',
      action: {url},
      text: 'דברו',
      consents: [{id: 'updates', text: 'שלחו לי עדכונים'}],
    });
    const text = one(element, '[part=text] span');
    expect([text.lang, text.dir]).to.deep.equal(['he', 'rtl']);
    fill(element, {'E-mail': 'ann@example.org'});
    await press(element);
    await reaches(element, 'thanked');
    const {language, consents} = await sentTo(url);
    expect(language).to.equal('en');
    expect(consents?.[0]?.language).to.equal('he');
  });
});

describe('peace-petition: accessibility', () => {
  const full = {
    ...maryland,
    addressee: 'Your two senators',
    count: 6412,
    goal: 10_000,
    consents: [{id: 'updates', text: 'Send me updates', url: 'https://blog.example/u'}],
    privacy: {url: 'https://blog.example/privacy', controller: 'Two States Now'},
  };

  for (const scheme of ['light', 'dark']) {
    it(`is there before, while and after filling in, ${scheme}`, async () => {
      const url = await endpoint.script([{status: 500}, {...stored, hold: true}]);
      const element = await petitionOf({...full, action: {url}}, {'color-scheme': scheme});
      await expect(element).to.be.accessible();
      fill(element, {State: 'MD'});
      await press(element);
      await expect(element).to.be.accessible();
      fill(element, {'E-mail': 'ann@example.org'});
      await fails(element);
      await expect(element).to.be.accessible();
      expect(element.step).to.equal('waiting');
      button(element, 'Send now').click();
      await endpoint.arrived(url, 2);
      await expect(element).to.be.accessible();
      await endpoint.release(url);
      await reaches(element, 'thanked');
      await expect(element).to.be.accessible();
    });
  }

  it('is there when closed, loading and failed', async () => {
    await expect(await petitionOf({...full, closed: true, result: 'Done.'})).to.be.accessible();
    const waiting = await endpoint.script([{hold: true}]);
    await expect(
      await fixture<PeacePetition>(html`<peace-petition src=${waiting}></peace-petition>`),
    ).to.be.accessible();
  });

  it('has headings one level below the title', async () => {
    const element = await signed({}, {...stored.json});
    element.headingLevel = 3;
    await element.updateComplete;
    expect(all(element, '[role=heading]').map(({ariaLevel}) => ariaLevel)).to.deep.equal(['3', '4', '4']);
  });
});
