import {expect} from '@open-wc/testing';
import {all, control, one, press, reaches, sentTo} from '../delivery/form-page.ts';
import {endpoint} from '../endpoint/client.ts';
import '../widget/warnings.ts';
import {petitionOf} from './petitions.ts';

/**
 * No browser can be made to fill a form by itself in a test. What all of them go by can be seen: names, tokens
 * (HTML, 4.10.18.7) and labels in one tree, inside one form; and what comes of values that arrive as they set them.
 */
const TOKENS = {
  name: 'name',
  'given-name': 'given-name',
  'family-name': 'family-name',
  email: 'email',
  tel: 'tel',
  'street-address': 'street-address',
  'postal-code': 'postal-code',
  region: 'address-level1',
  country: 'country-name',
} as const;

const fields = Object.keys(TOKENS).map((name) => ({name}));

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Sets a value as browsers do who fill in: without focus or keys. */
function autofill(field: Control, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  field.dispatchEvent(new Event('change', {bubbles: true}));
}

describe('peace-petition: autofill', () => {
  it('finds name, token and label of every control in one form of one root', async () => {
    const element = await petitionOf({fields});
    const form = one<HTMLFormElement>(element, 'form');
    const controls = all<Control>(element, '.questions input, .questions select, .questions textarea');
    expect(controls.map(({name, autocomplete}) => [name, autocomplete])).to.deep.equal(
      Object.entries(TOKENS),
    );
    for (const field of controls) {
      expect(field.form === form, field.name).to.equal(true);
      expect(field.labels?.length, field.name).to.equal(1);
      expect(field.labels?.[0]?.getRootNode() === element.renderRoot, field.name).to.equal(true);
      expect(field.labels?.[0]?.innerText, field.name).not.to.equal('');
    }
  });

  it('tells a country that is chosen from one that is typed', async () => {
    const options = [{value: 'US', label: 'United States'}];
    const element = await petitionOf({fields: [{name: 'country', type: 'choice', options}]});
    expect(control<HTMLSelectElement>(element, 'Country').autocomplete).to.equal('country');
  });

  it('does not take what is the campaign’s own for something that it knows', async () => {
    const element = await petitionOf({fields: [{name: 'Favourite place'}, {name: 'comment'}]});
    for (const label of ['Favourite place', 'Comment']) {
      expect(control<HTMLInputElement>(element, label).autocomplete, label).to.equal('');
    }
  });

  it('is told to leave out the field that people do not see', async () => {
    const element = await petitionOf({fields});
    const website = one<HTMLInputElement>(element, '#website');
    expect(website.autocomplete).to.equal('off');
    expect(website.tabIndex).to.equal(-1);
    expect(website.closest('[aria-hidden=true]')).to.exist;
  });

  it('fills in the form at once, and all of it is sent', async () => {
    const url = await endpoint.script([{status: 201, json: {id: 'r1', status: 'stored'}}]);
    const element = await petitionOf({fields, action: {url}});
    const filled = {
      name: 'Ann Lee',
      givenName: 'Ann',
      familyName: 'Lee',
      email: 'ann@example.org',
      tel: '+1 202-555-0101',
      streetAddress: '1 Main St',
      postalCode: '21201',
      region: 'Maryland',
      country: 'United States',
    };
    const values = Object.values(filled);
    for (const [index, field] of all<Control>(element, '.questions input, .questions textarea').entries()) {
      autofill(field, values[index] ?? '');
    }
    await press(element);
    await reaches(element, 'thanked');
    expect((await sentTo(url)).person).to.deep.equal(filled);
  });
});
