/** A document that changes beneath what a visitor has filled in. */
import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {PeacePetition} from '../../src/petition/petition.ts';
import {all, control, fill, hasFocus, one, press, reaches, sentTo, textOf} from '../delivery/form-page.ts';
import {forgetOutbox} from '../delivery/outbox-page.ts';
import {endpoint} from '../endpoint/client.ts';
import '../widget/warnings.ts';
import {petition, petitionOf} from './petitions.ts';

const stored = {status: 201, json: {id: 'r1', status: 'stored'}};
const mail = {id: 'mail', text: 'Send me mail'};
const partners = {id: 'partners', text: 'Pass my data to partners'};

afterEach(forgetOutbox);

/** Gives the widget another document. */
async function becomes(element: PeacePetition, ...petitions: object[]): Promise<void> {
  element.data = petitions;
  await element.updateComplete;
}

describe('peace-petition: what was ticked', () => {
  it('stays ticked when another consent comes before it, which is not', async () => {
    const url = await endpoint.script([stored]);
    const rest = {action: {url}};
    const element = await petitionOf({...rest, consents: [mail]});
    fill(element, {'E-mail': 'ann@example.org'});
    control(element, mail.text).click();
    await becomes(element, petition({...rest, consents: [partners, mail]}));
    expect(control(element, partners.text).checked).to.equal(false);
    expect(control(element, mail.text).checked).to.equal(true);
    await press(element);
    await reaches(element, 'thanked');
    expect((await sentTo(url)).consents?.map(({id, given}) => [id, given])).to.deep.equal([
      ['partners', false],
      ['mail', true],
    ]);
  });

  it('is not ticked in other words', async () => {
    const element = await petitionOf({consents: [mail]});
    control(element, mail.text).click();
    await becomes(element, petition({consents: [{...mail, text: 'Send me mail and call me'}]}));
    expect(control(element, 'Send me mail').checked).to.equal(false);
  });

  it('stays as it is when a document is read anew, and when its consent goes', async () => {
    const element = await petitionOf({consents: [partners, mail]});
    control(element, mail.text).click();
    await becomes(element, petition({consents: [partners, mail], count: 7}));
    expect(control(element, mail.text).checked).to.equal(true);
    await becomes(element, petition({consents: [partners]}));
    expect(control(element, partners.text).checked).to.equal(false);
  });
});

describe('peace-petition: what was typed', () => {
  const given = {'First name': 'Ann', 'E-mail': 'ann@example.org', Comment: 'Good luck', place: 'Haifa'};
  const fields = ['given-name', 'email', 'comment', 'place'].map((name) => ({name}));
  const roles = ['v', 't'].map((value) => ({value, label: value.toUpperCase()}));
  const role = {name: 'role', type: 'choice', options: roles};

  const typedIn = (element: PeacePetition) =>
    Object.fromEntries(Object.keys(given).map((label) => [label, control(element, label).value]));

  it('stays with its questions when others come before them, or go', async () => {
    const element = await petitionOf({fields: [...fields, role]});
    fill(element, {...given, role: 't'});
    await becomes(
      element,
      petition({
        fields: [
          {name: 'tel'},
          {name: 'hobby'},
          {...role, options: [{value: 'x', label: 'X'}, ...roles]},
          ...fields,
        ],
      }),
    );
    expect(typedIn(element)).to.deep.equal(given);
    expect(control<HTMLSelectElement>(element, 'role').value).to.equal('t');
    for (const label of ['Telephone', 'hobby']) expect(control(element, label).value).to.equal('');
    await becomes(element, petition({fields: [...fields].reverse()}));
    expect(typedIn(element)).to.deep.equal(given);
  });

  it('leaves nothing chosen where that can be chosen no more', async () => {
    const element = await petitionOf({fields: [role]});
    fill(element, {role: 't'});
    await becomes(element, petition({fields: [{...role, options: [roles[0], {value: 'x', label: 'X'}]}]}));
    expect(control<HTMLSelectElement>(element, 'role').value).to.equal('');
  });

  it('stays where the same petition goes elsewhere, as in another language', async () => {
    const element = await petitionOf();
    fill(element, {'First name': 'Ann'});
    await becomes(element, petition({action: {url: 'https://nobody.example/es/sign'}}));
    expect(control(element, 'First name').value).to.equal('Ann');
  });

  it('stays where the page calls a petition of its own otherwise', async () => {
    const element = await fixture<PeacePetition>(
      html`<peace-petition action="https://nobody.example/sign" heading="Save the park"></peace-petition>`,
    );
    fill(element, {'First name': 'Ann'});
    element.heading = 'Save our park';
    await element.updateComplete;
    expect(control(element, 'First name').value).to.equal('Ann');
  });

  it('goes on where it was begun', async () => {
    const element = await petitionOf({fields});
    control(element, 'First name').focus();
    await sendKeys({type: 'Mo'});
    await becomes(element, petition({fields: [{name: 'tel'}, ...fields]}));
    expect(hasFocus(control(element, 'First name'))).to.equal(true);
    await sendKeys({type: 'na'});
    expect(control(element, 'First name').value).to.equal('Mona');
    expect(control(element, 'Telephone').value).to.equal('');
  });

  it('is at the right question when it is wrong', async () => {
    const element = await petitionOf({fields: [{name: 'email'}]});
    await press(element);
    await becomes(element, petition({fields: [{name: 'tel'}, {name: 'email'}]}));
    expect(all(element, '[aria-invalid=true]').map(({id}) => id)).to.deep.equal([
      control(element, 'E-mail').id,
    ]);
    expect(all(element, '.wrong').map(textOf)).to.deep.equal(['E-mail is missing.']);
  });
});

describe('peace-petition: another petition', () => {
  const two = async () => {
    const urls = await Promise.all([endpoint.script([stored]), endpoint.script([stored])]);
    const [one, other] = urls.map((url, index) =>
      petition({
        id: `p${index}`,
        title: `Petition ${index}`,
        action: {url},
        consents: [{id: 'mail', text: 'Send me mail'}],
      }),
    );
    const element = await petitionOf();
    element.petitionId = 'p0';
    await becomes(element, one ?? {}, other ?? {});
    return {element, urls};
  };

  it('gets a new, empty form', async () => {
    const {element, urls} = await two();
    fill(element, {'First name': 'Ann', 'E-mail': 'ann@example.org'});
    control(element, mail.text).click();
    element.petitionId = 'p1';
    await element.updateComplete;
    expect(textOf(one(element, '[part=heading]'))).to.equal('Petition 1');
    expect(
      all<HTMLInputElement>(element, '.questions input').map(({value, checked, type}) =>
        type === 'checkbox' ? checked : value,
      ),
    ).to.deep.equal(['', '', '', '', false]);
    fill(element, {'E-mail': 'bob@example.org'});
    await press(element);
    await reaches(element, 'thanked');
    expect(await sentTo(urls[1] ?? '')).to.deep.include({person: {email: 'bob@example.org'}});
    expect((await sentTo(urls[1] ?? '')).consents?.[0]?.given).to.equal(false);
    expect(await endpoint.requests(urls[0] ?? '')).to.be.empty;
  });

  it('that comes to stand first leaves the one that somebody has begun, or has just signed', async () => {
    const url = await endpoint.script([stored]);
    const element = await petitionOf({id: 'begun', title: 'Begun', action: {url}});
    const newer = petition({id: 'newer', title: 'Newer'});
    const begun = petition({id: 'begun', title: 'Begun', action: {url}});
    const title = () => textOf(one(element, '[part=heading]'));
    control(element, 'E-mail').focus();
    await sendKeys({type: 'eva@example.o'});
    await becomes(element, newer, begun);
    await sendKeys({type: 'rg'});
    expect(title()).to.equal('Begun');
    expect(control(element, 'E-mail').value).to.equal('eva@example.org');
    await press(element);
    await reaches(element, 'thanked');
    expect((await sentTo(url)).person.email).to.equal('eva@example.org');
    await becomes(element, newer, begun);
    expect([title(), element.step]).to.deep.equal(['Begun', 'thanked']);
    await becomes(element, newer);
    expect([title(), element.step]).to.deep.equal(['Newer', 'form']);
  });

  it('at the same address is another one all the same', async () => {
    const element = await petitionOf({id: 'one'});
    fill(element, {'First name': 'Ann'});
    await becomes(element, petition({id: 'other'}));
    expect(control(element, 'First name').value).to.equal('');
  });
});
