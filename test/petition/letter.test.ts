import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {Submission} from '../../src/contract/action.ts';
import type {PeacePetition} from '../../src/petition/petition.ts';
import {
  all,
  button,
  control,
  fails,
  fill,
  focused,
  hasFocus,
  one,
  press,
  reaches,
  sentTo,
  textOf,
} from '../delivery/form-page.ts';
import {endpoint} from '../endpoint/client.ts';
import '../widget/warnings.ts';
import {maryland, petition, petitionOf} from './petitions.ts';
import {waitUntil} from '../patience.ts';

const stored = {status: 201, json: {id: 'r1', status: 'stored', count: 6413}};

const letter = {
  subject: 'Two states',
  body: 'Dear {senator},\n\nI write from {state}.\n\n{name}',
  maxLength: 200,
};
/** Names, e-mail, ZIP code and state; Maryland has two senators, the district none. */
const senators = {
  ...maryland,
  fields: [{name: 'given-name'}, {name: 'family-name'}, {name: 'postal-code'}, ...maryland.fields],
  letter,
};
/** The same without a field for the state. */
const zipOnly = {...senators, fields: [{name: 'email'}, {name: 'postal-code'}, {name: 'comment'}]};

const ZIP = 'ZIP or postal code';

/** Types into a field, as a visitor does who has not left it yet. */
async function type(element: PeacePetition, label: string, text: string): Promise<void> {
  const field = control<HTMLTextAreaElement>(element, label);
  field.value = text;
  field.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  await element.updateComplete;
}

async function chosen(element: PeacePetition, state: string): Promise<void> {
  fill(element, {State: state});
  await element.updateComplete;
}

const names = (element: PeacePetition) => all(element, '.person > b').map(textOf);
const NEEDED = 'The letter needs your state or ZIP code.';
/** What a field is said to be needed for, to whoever comes to it. */
const needs = (element: PeacePetition, label: string) =>
  textOf(one(element, `#${control(element, label).getAttribute('aria-describedby')}`));
const said = (element: PeacePetition) => textOf(one(element, '[part=targets] [role=status]'));
const body = (element: PeacePetition) => control<HTMLTextAreaElement>(element, 'Text');

/** Signs, and gives what was sent. */
async function signed(element: PeacePetition, url: string) {
  fill(element, {'E-mail': 'ann@example.org'});
  await press(element);
  await reaches(element, 'thanked');
  return sentTo(url);
}

/** A petition with an endpoint that takes everything. */
async function signable(rest: object) {
  const url = await endpoint.script([stored]);
  return {url, element: await petitionOf({action: {url}, ...rest})};
}

describe('peace-petition: whom it goes to', () => {
  it('shows the senators of the state that a visitor chooses, and how to reach them', async () => {
    const element = await petitionOf(maryland);
    expect(said(element)).to.equal('');
    await chosen(element, 'MD');
    expect(all(element, '.person').map(textOf)).to.deep.equal([
      'Senator Barbara Mikulski (Democrat) +1 202-224-3121',
      'Ben Cardin (Democrat) Contact page',
    ]);
    expect(button(element, '+1 202-224-3121').getAttribute('href')).to.equal('tel:+12022243121');
    expect(button(element, 'Contact page').getAttribute('href')).to.equal('https://cardin.example/');
  });

  it('names each of them to whoever comes to a number or a button without having read what is before it', async () => {
    const element = await petitionOf(maryland);
    await chosen(element, 'MD');
    expect(all(element, '.person[role=group]').map((person) => person.ariaLabel)).to.deep.equal([
      'Barbara Mikulski',
      'Ben Cardin',
    ]);
  });

  it('says so in a region that was there before', async () => {
    const element = await petitionOf(maryland);
    const region = one(element, '[part=targets] [role=status]');
    await chosen(element, 'MD');
    expect(one(element, '[part=targets] [role=status]') === region).to.equal(true);
    expect(said(element)).to.equal('Your senators in Maryland Barbara Mikulski, Ben Cardin');
    expect(region.contains(one(element, '.person'))).to.equal(false);
  });

  it('tells parties that have no letter of their own by their names', async () => {
    const items = [{region: 'MD', name: 'Ann Lee', party: 'Forward'}];
    const element = await petitionOf({...maryland, targets: {by: 'region', items}});
    await chosen(element, 'MD');
    expect(textOf(one(element, '.person'))).to.equal('Ann Lee (Forward)');
  });

  for (const [state, sentence] of [
    ['DC', 'District of Columbia has no senators. Your signature counts all the same.'],
    ['XX', 'No senators for Elsewhere are listed. Your signature counts all the same.'],
  ] as const) {
    it(`says that nobody speaks for ${state}, and lets its people sign, without a letter`, async () => {
      const [email, region] = maryland.fields;
      const options = [...(region?.options ?? []), {value: 'XX', label: 'Elsewhere'}];
      const fields = [email, {...region, options}];
      const {url, element} = await signable({...senators, fields});
      await chosen(element, 'MD');
      await chosen(element, state);
      expect(names(element)).to.be.empty;
      expect(said(element)).to.equal(sentence);
      expect(all(element, '[part=letter]').length).to.equal(0);
      const submission = await signed(element, url);
      expect(submission.person.region).to.equal(state);
      expect(submission).not.to.have.property('letter');
      expect(all(element, '[part=reach]').length).to.equal(0);
    });
  }

  it('takes links as relative to the document', async () => {
    const items = [{region: 'MD', name: 'Ann Lee', url: 'contact#ann'}];
    const element = await petitionOf({...maryland, targets: {by: 'region', items}});
    await chosen(element, 'MD');
    expect(button(element, 'Contact page').getAttribute('href')).to.equal(
      new URL('contact#ann', document.baseURI).href,
    );
  });

  it('dials the number without what is to be said then', async () => {
    const phone = '(202) 224-4524 ext. 5';
    const element = await petitionOf({
      ...maryland,
      targets: {by: 'region', items: [{region: 'MD', name: 'Ann Lee', phone}]},
    });
    await chosen(element, 'MD');
    expect(button(element, phone).getAttribute('href')).to.equal('tel:2022244524');
  });

  it('leaves out what is no telephone link and no page', async () => {
    const items = [{region: 'MD', name: 'Ann Lee', url: 'javascript:alert(1)', email: 'nobody'}];
    const element = await petitionOf({...maryland, targets: {by: 'region', items}});
    await chosen(element, 'MD');
    expect(all(element, '.person a').length).to.equal(0);
  });
});

describe('peace-petition: whom it goes to, from a document of their own', () => {
  const from = (src: string) => ({...senators, targets: {by: 'region', src}});

  it('shows them, asked for once, without those that cannot be used', async () => {
    const {items} = maryland.targets;
    const src = await endpoint.script([{json: {by: 'region', items: [{region: 'MD'}, ...items]}}]);
    const element = await petitionOf(from(src));
    await endpoint.arrived(src, 1);
    await chosen(element, 'MD');
    await waitUntil(() => names(element).length, 'nobody is shown');
    expect(names(element)).to.deep.equal(['Barbara Mikulski', 'Ben Cardin']);
    const {now} = Date;
    Date.now = () => now() + 600_000;
    element.requestUpdate();
    await element.updateComplete;
    Date.now = now;
    // A further request would have left before this one.
    await fetch(await endpoint.script([{json: 1}]));
    expect(await endpoint.requests(src)).to.have.length(1);
  });

  for (const [what, answer] of Object.entries({
    'cannot be had': {status: 404},
    'cannot be read': {json: {by: 'planet', items: []}},
  })) {
    it(`says nothing wrong of a state when they ${what}, and takes the letter`, async () => {
      const src = await endpoint.script([answer]);
      const {url, element} = await signable(from(src));
      await endpoint.arrived(src, 1);
      await chosen(element, 'MD');
      expect(textOf(element)).not.to.include('No senators');
      const submission = await signed(element, url);
      expect(submission.letter?.body).to.include('I write from Maryland.');
    });
  }
});

describe('peace-petition: the state of a ZIP code', () => {
  it('is filled in with the last digit, and is sent', async () => {
    const {url, element} = await signable(senators);
    await type(element, ZIP, '2090');
    expect(names(element)).to.be.empty;
    await type(element, ZIP, '20902');
    expect(names(element)).to.deep.equal(['Barbara Mikulski', 'Ben Cardin']);
    expect(control<HTMLSelectElement>(element, 'State').value).to.equal('MD');
    expect((await signed(element, url)).person).to.include({postalCode: '20902', region: 'MD'});
  });

  it('is filled in from the digits of every keyboard', async () => {
    const element = await petitionOf(senators);
    for (const zip of ['٢٠٩٠٢', '۲۰۹۰۲']) {
      await type(element, ZIP, zip);
      expect(control<HTMLSelectElement>(element, 'State').value).to.equal('MD');
      await type(element, ZIP, '');
    }
  });

  it('is found without moving the field under the caret', async () => {
    const state = maryland.fields.filter(({name}) => name === 'region');
    const element = await petitionOf({...senators, fields: [{name: 'postal-code'}, ...state]});
    const top = () => control(element, ZIP).getBoundingClientRect().top;
    const before = top();
    await type(element, ZIP, '20902');
    expect(control<HTMLSelectElement>(element, 'State').value).to.equal('MD');
    expect(top()).to.equal(before);
  });

  it('follows when a slip is mended, and goes with it', async () => {
    const element = await petitionOf(senators);
    await type(element, ZIP, '20902');
    await type(element, ZIP, '20001');
    expect(control<HTMLSelectElement>(element, 'State').value).to.equal('DC');
    expect(said(element)).to.match(/^District of Columbia has no senators/);
    await type(element, ZIP, '2000');
    expect(control<HTMLSelectElement>(element, 'State').value).to.equal('');
    expect(said(element)).to.equal('');
    expect(needs(element, 'State')).to.equal(NEEDED);
  });

  it('gives way to the one that was chosen, and is only mentioned', async () => {
    const {url, element} = await signable(senators);
    await chosen(element, 'DC');
    await type(element, ZIP, '20902');
    expect(control<HTMLSelectElement>(element, 'State').value).to.equal('DC');
    expect(said(element)).to.equal(
      'District of Columbia has no senators. Your signature counts all the same. The ZIP code is in Maryland. Your choice counts.',
    );
    expect((await signed(element, url)).person.region).to.equal('DC');
  });

  it('is told where the document has no name for it, and no field', async () => {
    const {url, element} = await signable(zipOnly);
    await type(element, ZIP, '20902');
    expect(said(element)).to.equal('Your senators in MD Barbara Mikulski, Ben Cardin');
    expect((await signed(element, url)).person).to.deep.equal({
      email: 'ann@example.org',
      postalCode: '20902',
      region: 'MD',
    });
  });

  it('is asked for where there are two', async () => {
    const {url, element} = await signable(zipOnly);
    await type(element, ZIP, '20500');
    expect(needs(element, ZIP)).to.equal('');
    expect(needs(element, 'State or region')).to.equal(NEEDED);
    expect(said(element)).to.equal('The ZIP code is in DC / MD. Your choice counts.');
    const select = control<HTMLSelectElement>(element, 'State or region');
    expect([...select.options].map(({value}) => value)).to.deep.equal(['', 'DC', 'MD']);
    expect(select.value).to.equal('');
    const ids = all(element, '.questions :is(input, select, textarea)').map(({id}) => id);
    expect(ids.indexOf(select.id)).to.equal(ids.indexOf(control(element, ZIP).id) + 1);
    fill(element, {'State or region': 'MD'});
    await element.updateComplete;
    expect(names(element)).to.deep.equal(['Barbara Mikulski', 'Ben Cardin']);
    expect(control<HTMLSelectElement>(element, 'State or region').value).to.equal('MD');
    expect((await signed(element, url)).person.region).to.equal('MD');
  });

  it('is asked for in the field of the document, if it has one', async () => {
    const element = await petitionOf(senators);
    await type(element, ZIP, '20500');
    expect(said(element)).to.equal('The ZIP code is in District of Columbia / Maryland. Your choice counts.');
    expect(all(element, 'select').length).to.equal(1);
    await chosen(element, 'MD');
    expect(names(element)).to.deep.equal(['Barbara Mikulski', 'Ben Cardin']);
  });

  it('does not stay chosen for another ZIP code', async () => {
    const element = await petitionOf(zipOnly);
    await type(element, ZIP, '20500');
    fill(element, {'State or region': 'DC'});
    await type(element, ZIP, '06390');
    expect(control<HTMLSelectElement>(element, 'State or region').value).to.equal('');
    await type(element, ZIP, '20902');
    expect(control<HTMLSelectElement>(element, 'State or region').value).to.equal('MD');
  });

  it('has the name that the document gives it among its words', async () => {
    const {url, element} = await signable({...zipOnly, strings: {MD: 'Maryland', DC: 'the District'}});
    await type(element, ZIP, '20902');
    expect(said(element)).to.match(/^Your senators in Maryland /);
    expect((await signed(element, url)).letter?.body).to.include('I write from Maryland.');
    const other = await petitionOf({...zipOnly, strings: {MD: 'Maryland', DC: 'the District'}});
    await type(other, ZIP, '20500');
    const select = control<HTMLSelectElement>(other, 'State or region');
    expect([...select.options].map(({text}) => text)).to.deep.equal(['', 'the District', 'Maryland']);
  });

  it('of soldiers abroad is chosen among all, which are not listed one by one', async () => {
    const element = await petitionOf(zipOnly);
    await type(element, ZIP, '09012');
    expect(said(element)).to.equal('The ZIP code is in AE. Your choice counts.');
    fill(element, {'State or region': 'MD'});
    await element.updateComplete;
    expect(names(element)).to.deep.equal(['Barbara Mikulski', 'Ben Cardin']);
  });

  it('need not be told: the form is sent without', async () => {
    const {url, element} = await signable(zipOnly);
    await type(element, ZIP, '20500');
    expect((await signed(element, url)).person).not.to.have.property('region');
  });

  it('is not asked for where nobody depends on it', async () => {
    const element = await petitionOf({fields: zipOnly.fields});
    await type(element, ZIP, '20500');
    expect(all(element, 'select, [part=targets]').length).to.equal(0);
  });
});

describe('peace-petition: the letter', () => {
  it('is there to be changed, with its places, before anything is known', async () => {
    const element = await petitionOf(senators);
    expect(control(element, 'Subject').value).to.equal('Two states');
    expect(body(element).value).to.equal(letter.body);
    expect(textOf(one(element, '[part=letter]'))).to.include('{senator}, {name} and {state} are filled in');
  });

  it('is sent as it stands, filled in but for the senators, who are named', async () => {
    const {url, element} = await signable(senators);
    fill(element, {'First name': 'Ann', 'Last name': 'Lee'});
    await chosen(element, 'MD');
    expect((await signed(element, url)).letter).to.deep.equal({
      subject: 'Two states',
      body: 'Dear {senator},\n\nI write from Maryland.\n\nAnn Lee',
      targets: ['Barbara Mikulski', 'Ben Cardin'],
    });
  });

  it('is sent in the words of the visitor, to whom it may concern', async () => {
    const {url, element} = await signable({...senators, targets: undefined});
    await type(element, 'Subject', 'In my own words');
    await type(element, 'Text', 'From {state}: please.');
    expect((await signed(element, url)).letter).to.deep.equal({
      subject: 'In my own words',
      body: 'From {state}: please.',
      targets: [],
    });
  });

  it('is not sent to nobody, with its places open, and that is said', async () => {
    const {url, element} = await signable(senators);
    expect(needs(element, 'State')).to.equal(NEEDED);
    await type(element, 'Text', 'From {state}: please.');
    expect(await signed(element, url)).not.to.have.property('letter');
  });

  it('is not sent unchanged where the campaign wants it so, nor empty', async () => {
    const own = {...senators, letter: {...letter, sendUnedited: false}};
    const unchanged = await signable(own);
    await chosen(unchanged.element, 'MD');
    expect(await signed(unchanged.element, unchanged.url)).not.to.have.property('letter');
    const changed = await signable(own);
    await chosen(changed.element, 'MD');
    await type(changed.element, 'Text', 'Mine');
    expect((await signed(changed.element, changed.url)).letter?.body).to.equal('Mine');
    const empty = await signable(senators);
    await chosen(empty.element, 'MD');
    await type(empty.element, 'Text', ' ');
    await type(empty.element, 'Subject', '');
    expect(await signed(empty.element, empty.url)).not.to.have.property('letter');
  });

  it('can be read as one senator gets it, while it is written', async () => {
    const element = await petitionOf(senators);
    await type(element, ZIP, '20902');
    fill(element, {'First name': 'Ann'});
    await type(element, 'Text', 'Dear {senator}: {name}, {state}');
    const previews = all(element, 'details .text');
    expect(previews.map(textOf)).to.deep.equal([
      'Dear Barbara Mikulski: Ann, Maryland',
      'Dear Ben Cardin: Ann, Maryland',
    ]);
    expect(all(element, 'summary').map(textOf)).to.deep.equal([
      'Letter to Barbara Mikulski',
      'Letter to Ben Cardin',
    ]);
  });

  it('goes back to the original, and takes the focus there', async () => {
    const element = await petitionOf(senators);
    expect(all(element, '[part=letter] button').length).to.equal(0);
    await type(element, 'Subject', 'Mine');
    await type(element, 'Text', 'Mine');
    button(element, 'Back to the original').click();
    await element.updateComplete;
    expect([control(element, 'Subject').value, body(element).value]).to.deep.equal([
      'Two states',
      letter.body,
    ]);
    expect(all(element, '[part=letter] button').length).to.equal(0);
    await element.updateComplete;
    expect(hasFocus(body(element))).to.equal(true);
  });

  it('keeps where the visitor is writing', async () => {
    const element = await petitionOf(senators);
    const field = body(element);
    field.focus();
    field.setSelectionRange(5, 5);
    await sendKeys({type: 'x'});
    await element.updateComplete;
    expect(field.value).to.equal(letter.body.replace('Dear ', 'Dear x'));
    expect(field.selectionStart).to.equal(6);
    await sendKeys({press: 'Enter'});
    expect(element.step).to.equal('form');
    expect(field.value).to.include('Dear x\n');
  });

  it('loses no word when the state changes, the document is read anew, or the widget moves', async () => {
    const element = await petitionOf(senators);
    await chosen(element, 'MD');
    await type(element, 'Text', 'My own words');
    await chosen(element, 'DC');
    expect(all(element, '[part=letter]').length).to.equal(0);
    await chosen(element, 'MD');
    expect(body(element).value).to.equal('My own words');
    element.data = [petition({...senators, count: 12, letter: {...letter, body: 'A new draft'}})];
    await element.updateComplete;
    expect(body(element).value).to.equal('My own words');
    document.body.append(element);
    await element.updateComplete;
    expect(body(element).value).to.equal('My own words');
    element.remove();
  });

  it('is filled in anew when what was not accepted is mended', async () => {
    const errors = [{pointer: '/person/givenName', detail: 'Write it out.'}];
    const url = await endpoint.script([{status: 422, json: {title: 'Wrong', errors}}, stored]);
    const element = await petitionOf({...senators, action: {url}});
    await chosen(element, 'MD');
    fill(element, {'First name': 'A.', 'E-mail': 'ann@example.org'});
    await fails(element);
    expect(body(element).value).to.equal(letter.body);
    fill(element, {'First name': 'Ann'});
    await press(element);
    await reaches(element, 'thanked');
    const sent = JSON.parse((await endpoint.requests(url))[1]?.body ?? '') as Submission;
    expect(sent.letter?.body).to.include('Ann').and.not.to.include('A.');
  });

  it('takes a new draft of the document where the visitor has changed nothing', async () => {
    const element = await petitionOf(senators);
    element.data = [petition({...senators, letter: {...letter, body: 'A new\r\ndraft'}})];
    await element.updateComplete;
    expect(body(element).value).to.equal('A new\ndraft');
    await element.updateComplete;
    expect(all(element, '[part=letter] button').length).to.equal(0);
  });

  it('is empty of words for the next person', async () => {
    const {url, element} = await signable(senators);
    await type(element, 'Text', 'My own words');
    await signed(element, url);
    button(element, 'Not you? Sign again').click();
    await reaches(element, 'form');
    expect(body(element).value).to.equal(letter.body);
  });
});

describe('peace-petition: a letter that is locked', () => {
  it('is read, and sent', async () => {
    const {url, element} = await signable({...senators, letter: {...letter, editable: 'none'}});
    expect(all(element, '[part=letter] input, [part=letter] textarea').length).to.equal(0);
    expect(textOf(one(element, '[part=letter]'))).to.equal(
      'Your letter Two states Dear {senator}, I write from {state}.',
    );
    await chosen(element, 'MD');
    expect(textOf(one(element, '[part=letter]'))).to.include('Dear Barbara Mikulski, I write from Maryland.');
    expect((await signed(element, url)).letter?.body).to.equal(
      'Dear {senator},\n\nI write from Maryland.\n\n',
    );
  });

  it('but for the body, may be changed there', async () => {
    const {url, element} = await signable({...senators, letter: {...letter, editable: 'body'}});
    expect(all(element, '[part=letter] label').map(textOf)).to.deep.equal(['Text']);
    expect(textOf(one(element, '[part=letter]'))).to.include('Two states');
    await type(element, 'Text', 'Mine');
    await chosen(element, 'MD');
    expect((await signed(element, url)).letter).to.include({subject: 'Two states', body: 'Mine'});
  });
});

describe('peace-petition: the length of the letter', () => {
  const live = (element: PeacePetition) => textOf(one(element, '[part=letter] [role=status]'));

  it('is counted, and read out only near the end, at every tenth character', async () => {
    const element = await petitionOf(senators);
    await type(element, 'Text', 'x'.repeat(150));
    expect(textOf(one(element, '[part=letter]'))).to.include('Characters left: 50.');
    expect(live(element)).to.equal('');
    const heard: string[] = [];
    for (const length of [181, 185, 190, 191, 199, 200, 201, 205, 210]) {
      await type(element, 'Text', 'x'.repeat(length));
      if (live(element) !== heard.at(-1)) heard.push(live(element));
    }
    expect(heard).to.deep.equal(['Characters left: 10.', 'Characters left: 0.', 'Characters left: -10.']);
  });

  it('may be too much: nothing is cut off, the form says so, and leads there', async () => {
    const {url, element} = await signable(senators);
    await type(element, 'Text', 'x'.repeat(201));
    fill(element, {'E-mail': 'ann@example.org'});
    await press(element);
    button(element, 'Text may have 200 characters at most.').click();
    await element.updateComplete;
    expect(hasFocus(body(element))).to.equal(true);
    expect(body(element).value).to.have.length(201);
    expect(body(element).getAttribute('aria-invalid')).to.equal('true');
    await type(element, 'Text', 'x'.repeat(200));
    await chosen(element, 'MD');
    expect((await signed(element, url)).letter?.body).to.have.length(200);
  });

  it('counts what is filled in', async () => {
    const element = await petitionOf(senators);
    await type(element, 'Text', `{name}${'x'.repeat(100)}`);
    expect(textOf(one(element, '[part=letter]'))).to.include('Characters left: 100.');
    fill(element, {'First name': 'Annabelle'});
    await element.updateComplete;
    expect(textOf(one(element, '[part=letter]'))).to.include('Characters left: 91.');
  });

  it('is not spoken of where the document sets no limit', async () => {
    const element = await petitionOf({...senators, letter: {subject: 'A', body: 'B'}});
    expect(textOf(one(element, '[part=letter]'))).not.to.include('Characters');
  });
});

describe('peace-petition: a letter with mistakes', () => {
  it('has a subject where it has a text; mistakes stand in the order of the form', async () => {
    const element = await petitionOf({
      ...senators,
      fields: [{name: 'email'}],
      consents: [{id: 'age', text: 'I am 16', required: true}],
    });
    await type(element, 'Subject', '');
    await press(element);
    expect(all(element, '#trouble a').map(textOf)).to.deep.equal([
      'E-mail is missing.',
      'Subject is missing.',
      'Please tick: I am 16',
    ]);
  });

  it('is shown where the endpoint has found them, with every word', async () => {
    const url = await endpoint.script([
      {
        status: 422,
        json: {
          title: 'Please look again.',
          errors: [
            {pointer: '/letter/subject', detail: 'Too loud.'},
            {pointer: '/letter/body', detail: 'Use at most 100 characters.'},
            {pointer: '/person/region', detail: 'Choose one of the options.'},
          ],
        },
      },
    ]);
    const element = await petitionOf({...zipOnly, action: {url}});
    await type(element, ZIP, '20500');
    await type(element, 'Text', 'My own words');
    fill(element, {'E-mail': 'ann@example.org'});
    await fails(element);
    expect(all(element, '.wrong').map(textOf)).to.deep.equal([
      'State or region: Choose one of the options.',
      'Subject: Too loud.',
      'Text: Use at most 100 characters.',
    ]);
    button(element, 'Text: Use at most 100 characters.').click();
    await element.updateComplete;
    expect(hasFocus(body(element))).to.equal(true);
    expect(body(element).value).to.equal('My own words');
  });

  it('comes back with every word when it is refused later on', async () => {
    const errors = [{pointer: '/letter/body', detail: 'Too loud.'}];
    const refused = {status: 422, json: {title: 'Please look again.', errors}};
    const url = await endpoint.script([{status: 503}, refused, stored]);
    const element = await petitionOf({...senators, action: {url}});
    fill(element, {'E-mail': 'ann@example.org'});
    await type(element, ZIP, '20902');
    await type(element, 'Text', 'My own words');
    await press(element);
    await reaches(element, 'waiting');
    button(element, 'Send now').click();
    await waitUntil(() => textOf(one(element, '.root')).includes('Please look again.'));
    button(element, 'Another person').click();
    await element.updateComplete;
    expect(body(element).value).to.equal(letter.body);
    await type(element, 'Subject', 'Typed since');
    button(element, 'Look at it again').click();
    await waitUntil(() => body(element).value === 'My own words');
    expect(control(element, 'Subject').value).to.equal('Typed since');
    expect(all(element, '.wrong').map(textOf)).to.deep.equal(['Text: Too loud.']);
    expect(names(element)).to.deep.equal(['Barbara Mikulski', 'Ben Cardin']);
    await press(element);
    await reaches(element, 'thanked');
    const last = (await endpoint.requests(url)).at(-1);
    expect(last?.body).to.include('My own words').and.include('Barbara Mikulski');
  });
});

describe('peace-petition: after signing', () => {
  /** The two of Maryland, one with an address. */
  const reachable = {
    ...senators,
    targets: {
      by: 'region',
      items: [
        {region: 'MD', name: 'Barbara Mikulski', phone: '202-224-4654', email: 'barbara@senate.example'},
        {region: 'MD', name: 'Ben Cardin', url: 'https://cardin.example/'},
      ],
    },
  };
  async function thanked(): Promise<PeacePetition> {
    const {url, element} = await signable(reachable);
    fill(element, {'First name': 'Ann'});
    await chosen(element, 'MD');
    await type(element, 'Text', 'Dear {senator}\nFrom {state}\n{name}');
    await signed(element, url);
    return element;
  }
  /** What the clipboard of this page does. */
  function clipboard(writeText: (text: string) => Promise<void>): void {
    Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText}});
  }
  afterEach(() => Reflect.deleteProperty(navigator, 'clipboard'));

  it('each senator can be called and written to', async () => {
    const element = await thanked();
    expect(textOf(one(element, '#reach'))).to.equal('Call or write in person, too');
    expect(all(element, '.person .reach').map(textOf)).to.deep.equal([
      '202-224-4654 E-mail Copy letter',
      'Contact page Copy letter',
    ]);
    const mail = new URL(all(element, '.person [href^=mailto]')[0]?.getAttribute('href') ?? '');
    expect(mail.pathname).to.equal('barbara@senate.example');
    expect(Object.fromEntries(mail.searchParams)).to.deep.equal({
      subject: 'Two states',
      body: 'Dear Barbara Mikulski\r\nFrom Maryland\r\nAnn',
    });
  });

  it('the letter to one of them is copied, and that is said', async () => {
    let copied = '';
    clipboard((text) => Promise.resolve(void (copied = text)));
    const element = await thanked();
    all(element, '.person button')[1]?.click();
    await waitUntil(() => copied);
    await element.updateComplete;
    expect(copied).to.equal('Dear Ben Cardin\nFrom Maryland\nAnn');
    expect(textOf(one(element, '.people + [role=status]'))).to.equal('Copied.');
  });

  it('one that is too long for a mail’s link is copied when the mail is opened', async () => {
    let copied = '';
    clipboard((text) => Promise.resolve(void (copied = text)));
    const element = await petitionOf(reachable);
    await chosen(element, 'MD');
    const mail = one(element, '.person [href^=mailto]');
    mail.addEventListener('click', (event) => event.preventDefault());
    mail.click();
    expect(copied).to.equal('');
    await type(element, 'Text', 'Dear {senator}, '.repeat(200));
    mail.click();
    expect(copied).to.match(/^Dear Barbara Mikulski, /);
    expect(mail.getAttribute('href')).not.to.include('body=');
  });

  it('where nobody may write to the clipboard, the letter is selected to be copied by hand', async () => {
    clipboard(() => Promise.reject(new Error('not allowed')));
    const element = await thanked();
    all(element, '.person button')[1]?.click();
    await waitUntil(
      () => textOf(one(element, '.people + [role=status]')) === 'Please copy the selected text.',
    );
    const text = all(element, 'details .text')[1];
    expect(text?.getClientRects()).to.have.length(1);
    expect(text?.textContent).to.equal('Dear Ben Cardin\nFrom Maryland\nAnn');
    // Firefox and WebKit do not tell a page what is selected in a shadow root.
    if (navigator.userAgent.includes('Chrome'))
      expect(String(getSelection()).trim()).to.equal('Dear Ben Cardin\nFrom Maryland\nAnn');
  });

  it('a page without a clipboard gets the same', async () => {
    Object.defineProperty(navigator, 'clipboard', {configurable: true, value: undefined});
    const element = await thanked();
    all(element, '.person button')[0]?.click();
    await waitUntil(() =>
      textOf(element.renderRoot as unknown as Element).includes('Please copy the selected text.'),
    );
  });

  it('the same can be done before', async () => {
    let copied = '';
    clipboard((text) => Promise.resolve(void (copied = text)));
    const element = await petitionOf(senators);
    await chosen(element, 'MD');
    all(element, '.person button')[0]?.click();
    await waitUntil(() => copied);
    expect(copied).to.match(/^Dear Barbara Mikulski,/);
    expect(element.step).to.equal('form');
  });
});

describe('peace-petition: a letter without a mouse', () => {
  it('is found, read and written by keyboard alone', async () => {
    const {url, element} = await signable(zipOnly);
    fill(element, {'E-mail': 'ann@example.org'});
    control(element, ZIP).focus();
    await sendKeys({type: '20902'});
    await element.updateComplete;
    const way: string[] = [];
    // WebKit's Tab goes to controls only, as it does in Safari by default.
    for (let step = 0; step < 20 && focused(element)?.id !== 'letter-body'; step++) {
      await sendKeys({press: 'Tab'});
      way.push(focused(element)?.id ?? '');
    }
    expect(way).to.include.members(['person-region', 'letter-subject', 'letter-body']);
    await sendKeys({type: 'Hi. '});
    const start = body(element).value;
    expect(start).to.include('Hi.');
    control(element, 'Subject').focus();
    await sendKeys({press: 'Enter'});
    await reaches(element, 'thanked');
    expect((await sentTo(url)).letter?.body).to.include('Hi.');
  });
});

describe('peace-petition: a letter for everybody', () => {
  it('has a title that is marked where the petition is in another language than its document', async () => {
    const element = await petitionOf({...senators, language: 'he'});
    expect(one(element, '[part=heading]')).to.include({lang: 'he', dir: 'rtl'});
    expect(one(element, '[part=text] span')).to.include({lang: 'he', dir: 'rtl'});
  });

  it('speaks Hebrew, from right to left, and leaves numbers and letters in their own direction', async () => {
    const element = await petitionOf(
      {...senators, language: 'he', letter: {...letter, body: 'לכבוד {senator}'}},
      {lang: 'he'},
    );
    await waitUntil(() => element.state === 'ready');
    await element.updateComplete;
    await chosen(element, 'MD');
    expect(said(element)).to.equal('הסנאטורים שלך: \u2068Maryland\u2069 Barbara Mikulski, Ben Cardin');
    expect(textOf(one(element, '.person'))).to.include('המפלגה הדמוקרטית');
    const field = one<HTMLTextAreaElement>(element, '#letter-body');
    expect(getComputedStyle(field).direction).to.equal('rtl');
    field.value = 'Dear {senator}';
    field.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
    await element.updateComplete;
    expect(getComputedStyle(field).direction).to.equal('ltr');
    expect(getComputedStyle(one(element, '[href^=tel]')).direction).to.equal('ltr');
    for (const label of all(element, '.questions label, button, summary, [part=letter] p').map(textOf)) {
      expect(label).to.match(/[א-ת]/);
    }
  });

  for (const scheme of ['light', 'dark']) {
    it(`is accessible empty, filled in, wrong, locked and sent, ${scheme}`, async () => {
      const {url, element} = await signable({
        ...senators,
        consents: [{id: 'updates', text: 'Send me updates'}],
      });
      element.setAttribute('color-scheme', scheme);
      await expect(element).to.be.accessible();
      await type(element, ZIP, '20902');
      for (const details of all<HTMLDetailsElement>(element, 'details')) details.open = true;
      await expect(element).to.be.accessible();
      await type(element, 'Text', 'x'.repeat(300));
      await press(element);
      await expect(element).to.be.accessible();
      button(element, 'Back to the original').click();
      await element.updateComplete;
      await signed(element, url);
      await expect(element).to.be.accessible();
      const locked = await petitionOf(
        {...zipOnly, letter: {...letter, editable: 'none'}},
        {'color-scheme': scheme},
      );
      await type(locked, ZIP, '20500');
      await expect(locked).to.be.accessible();
    });
  }

  it('stays within 280 px, with long names and words', async () => {
    const word = 'w'.repeat(300);
    const items = [{region: 'MD', name: word, title: word, party: word, phone: '+1 202-224-3121, 12345'}];
    const element = await petitionOf(
      {...senators, targets: {by: 'region', items}, letter: {subject: word, body: word, editable: 'none'}},
      {style: 'width: 280px'},
    );
    await chosen(element, 'MD');
    for (const details of all<HTMLDetailsElement>(element, 'details')) details.open = true;
    expect(one(element, '.root').scrollWidth).to.be.at.most(280);
  });
});
