import {expect} from '@open-wc/testing';
import {emulateMedia, sendKeys} from '@web/test-runner-commands';
import {
  all,
  button,
  control,
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
import {waitUntil} from '../patience.ts';
import {maryland, petitionOf} from './petitions.ts';

const stored = {status: 201, json: {id: 'r1', status: 'stored'}};

describe('peace-petition: fields', () => {
  it('are those of every petition where the document has none', async () => {
    const element = await petitionOf();
    expect(all(element, '.questions label').map(textOf)).to.deep.equal([
      'First name (optional)',
      'Last name (optional)',
      'E-mail',
      'ZIP or postal code (optional)',
    ]);
  });

  it('are those of the document, with its labels, help and order', async () => {
    const element = await petitionOf({
      fields: [
        {name: 'postal-code', label: 'ZIP', help: 'Five digits.', required: true},
        {name: 'email'},
        {name: 'Favourite place'},
      ],
    });
    expect(all(element, '.questions label').map(textOf)).to.deep.equal([
      'ZIP',
      'E-mail',
      'Favourite place (optional)',
    ]);
    const notes = control(element, 'ZIP').getAttribute('aria-describedby');
    expect(textOf(one(element, `#${notes}`))).to.equal('Five digits.');
  });

  for (const [name, label, attributes] of [
    ['email', 'E-mail', {type: 'email', autocomplete: 'email', name: 'email'}],
    ['tel', 'Telephone', {type: 'tel', autocomplete: 'tel', name: 'tel'}],
    ['given-name', 'First name', {type: 'text', autocomplete: 'given-name', name: 'given-name'}],
    ['postal-code', 'ZIP or postal code', {type: 'text', autocomplete: 'postal-code', name: 'postal-code'}],
    ['region', 'State or region', {type: 'text', autocomplete: 'address-level1', name: 'region'}],
    ['street-address', 'Street address', {autocomplete: 'street-address', name: 'street-address'}],
  ] as const) {
    it(`let browsers and phones know what ${name} is`, async () => {
      const element = await petitionOf({fields: [{name}]});
      const field = control(element, label);
      for (const [key, value] of Object.entries(attributes)) expect(field.getAttribute(key)).to.equal(value);
    });
  }

  it('stand in one native form in one root, which is never sent by the browser', async () => {
    const element = await petitionOf(maryland);
    const form = one<HTMLFormElement>(element, 'form');
    expect(form.noValidate).to.equal(true);
    expect(form.method).to.equal('post');
    for (const field of all<HTMLInputElement>(element, 'input, select'))
      expect(field.form === form).to.equal(true);
  });

  it('are a select for a choice, a box for a checkbox, an area for a comment', async () => {
    const element = await petitionOf({
      fields: [
        {name: 'role', type: 'choice', options: [{value: 'v', label: 'Veteran'}]},
        {name: 'host', type: 'checkbox', label: 'I can host a meeting'},
        {name: 'comment'},
      ],
    });
    const select = control<HTMLSelectElement>(element, 'role');
    expect([...select.options].map(({value, text}) => [value, text])).to.deep.equal([
      ['', ''],
      ['v', 'Veteran'],
    ]);
    expect(control(element, 'I can host').type).to.equal('checkbox');
    expect(control(element, 'Comment').localName).to.equal('textarea');
  });

  it('never tick a consent beforehand, link to its explanation, and mark it as optional', async () => {
    const element = await petitionOf({
      consents: [
        {id: 'updates', text: 'Send me updates', url: 'https://blog.example/updates'},
        {id: 'age', text: 'I am 16 or older', required: true},
      ],
    });
    expect(all<HTMLInputElement>(element, '[type=checkbox]').some(({checked}) => checked)).to.equal(false);
    expect(textOf(control(element, 'Send me').labels?.[0])).to.equal('Send me updates (optional)');
    expect(textOf(control(element, 'I am 16').labels?.[0])).to.equal('I am 16 or older');
    expect(button(element, 'More').getAttribute('href')).to.equal('https://blog.example/updates');
  });

  it('are told to be required, and in no browser’s eyes wrong before anything is sent', async () => {
    const element = await petitionOf({
      fields: [{name: 'given-name', required: true}, {name: 'email'}, {name: 'comment'}],
      consents: [{id: 'age', text: 'I am 16 or older', required: true}],
    });
    const required = all(element, '[id][name]').map((each) => each.getAttribute('aria-required') === 'true');
    expect(required).to.deep.equal([true, true, false, true, false]);
    expect(all(element, ':invalid').length).to.equal(0);
  });

  it('are read in the order of what is seen: words before a field, a box before its words', async () => {
    const element = await petitionOf({
      fields: [{name: 'email'}, {name: 'host', type: 'checkbox', label: 'I can host', help: 'At home.'}],
    });
    const order = all(element, '.questions :is(label, input, p)').map((each) =>
      each.localName === 'input' ? 'input' : textOf(each),
    );
    expect(order).to.deep.equal(['E-mail', 'input', 'input', 'I can host (optional)', 'At home.']);
  });

  it('tell of a likely slip also when one comes back to them', async () => {
    const element = await petitionOf();
    fill(element, {'E-mail': 'ann@gmial.com'});
    await element.updateComplete;
    const notes = control(element, 'E-mail').getAttribute('aria-describedby');
    expect(textOf(one(element, `#${notes}`))).to.equal('Did you mean ann@gmail.com?');
  });

  it('are large enough that no phone zooms in, and the button for a thumb', async () => {
    const element = await petitionOf(maryland, {style: 'font-size: 12px'});
    for (const field of all(element, '.questions input, select')) {
      expect(parseFloat(getComputedStyle(field).fontSize)).to.be.at.least(16);
    }
    expect(one(element, '[part=submit]').getBoundingClientRect().height).to.be.at.least(44);
  });

  it('are equally high in large letters, so that those side by side stand in line', async () => {
    const element = await petitionOf(maryland, {style: 'font-size: 24px'});
    const heights = all(element, '.questions input, select').map(({offsetHeight}) => offsetHeight);
    expect(heights[0]).to.be.above(44);
    expect(new Set(heights)).to.have.property('size', 1);
  });

  it('have a trap for robots that no person meets', async () => {
    const element = await petitionOf();
    const trap = one<HTMLInputElement>(element, '[name=website]');
    expect(trap.tabIndex).to.equal(-1);
    expect(trap.autocomplete).to.equal('off');
    expect(trap.closest('[aria-hidden=true]')).to.exist;
    expect(trap.checkVisibility?.() ?? true).to.equal(true);
    expect(getComputedStyle(trap.closest('[aria-hidden]') as Element).width).to.equal('1px');
  });

  it('say who uses the data, and where that is explained', async () => {
    const privacy = {url: 'https://blog.example/privacy', controller: 'Two States Now'};
    const own = button(await petitionOf({privacy}), 'How Two States Now uses your data');
    expect(own.getAttribute('href')).to.equal(privacy.url);
    const nameless = await petitionOf({privacy: {url: privacy.url}});
    expect(button(nameless, 'How blog.example uses your data')).to.exist;
  });

  it('leave a link out that is none', async () => {
    const element = await petitionOf({privacy: {url: 'javascript:alert(1)'}});
    expect(all(element, 'form a').length).to.equal(0);
  });
});

describe('peace-petition: errors', () => {
  it('are not shown before the first submit', async () => {
    const element = await petitionOf();
    const email = control(element, 'E-mail');
    email.focus();
    fill(element, {'E-mail': 'wrong'});
    email.blur();
    await element.updateComplete;
    expect(all(element, '[aria-invalid=true], .wrong, #trouble').length).to.equal(0);
  });

  it('come in a summary that takes the focus, and in the same words at the fields', async () => {
    const element = await petitionOf({
      fields: [{name: 'given-name', required: true}, {name: 'email'}],
      consents: [{id: 'age', text: 'I am 16 or older', required: true}],
    });
    fill(element, {'E-mail': 'ann@example'});
    await press(element);
    await element.updateComplete;
    const summary = one(element, '#trouble');
    expect(hasFocus(summary)).to.equal(true);
    expect(textOf(one(element, '#trouble [role=heading]'))).to.equal('There is a problem');
    const messages = [
      'First name is missing.',
      'E-mail must look like name@example.org.',
      'Please tick: I am 16 or older',
    ];
    expect(all(element, '#trouble a').map(textOf)).to.deep.equal(messages);
    expect(all(element, '.wrong').map(textOf)).to.deep.equal(messages);
    for (const [label, message] of [
      ['First name', messages[0]],
      ['E-mail', messages[1]],
      ['I am 16', messages[2]],
    ] as const) {
      const field = control(element, label);
      expect(field.getAttribute('aria-invalid')).to.equal('true');
      expect(textOf(one(element, `#${field.getAttribute('aria-describedby')}`))).to.equal(message);
    }
  });

  it('lead to their fields without touching the address of the page', async () => {
    const element = await petitionOf();
    await press(element);
    const {href} = location;
    button(element, 'E-mail is missing.').click();
    await element.updateComplete;
    expect(hasFocus(control(element, 'E-mail'))).to.equal(true);
    expect(location.href).to.equal(href);
  });

  it('speak the language that the page changes to', async () => {
    const element = await petitionOf();
    await press(element);
    element.lang = 'es';
    await waitUntil(() => textOf(one(element, '#wrong')) === 'Hay un problema');
    expect(all(element, '.wrong').map(textOf)).to.deep.equal(['Falta: Correo electrónico.']);
    expect(textOf(one(element, '#trouble a'))).to.equal('Falta: Correo electrónico.');
  });

  it('keep what was typed, and go when it is mended', async () => {
    const url = await endpoint.script([stored]);
    const element = await petitionOf({action: {url}});
    fill(element, {'First name': 'Ann', 'E-mail': 'ann@example'});
    await press(element);
    expect(control(element, 'First name').value).to.equal('Ann');
    expect(control(element, 'E-mail').value).to.equal('ann@example');
    fill(element, {'E-mail': 'ann@example.org'});
    await press(element);
    await reaches(element, 'thanked');
    expect(all(element, '.wrong').length).to.equal(0);
  });

  it('tell of too many characters rather than cutting them off', async () => {
    const element = await petitionOf({fields: [{name: 'comment', maxLength: 5}]});
    fill(element, {'E-mail': 'ann@example.org', Comment: 'Much too long'});
    await press(element);
    expect(textOf(one(element, '.wrong'))).to.equal('Comment may have 5 characters at most.');
    expect(control(element, 'Comment').value).to.equal('Much too long');
  });

  it('tell of more characters than an endpoint takes, rather than sending them in vain', async () => {
    const element = await petitionOf({fields: [{name: 'comment'}]});
    fill(element, {'E-mail': 'ann@example.org', Comment: 'x'.repeat(70_000)});
    await press(element);
    expect(textOf(one(element, '.wrong'))).to.equal('Comment may have 10,000 characters at most.');
  });

  it('send nothing', async () => {
    const url = await endpoint.script([stored]);
    const element = await petitionOf({action: {url}});
    await press(element);
    expect(element.step).to.equal('form');
    expect(await endpoint.requests(url)).to.be.empty;
  });
});

describe('peace-petition: keyboard', () => {
  it('signs without a mouse, with an error first', async () => {
    const url = await endpoint.script([stored]);
    const element = await petitionOf({
      action: {url},
      fields: [{name: 'given-name', required: true}, {name: 'email'}],
    });
    control(element, 'First name').focus();
    await sendKeys({press: 'Tab'});
    expect(hasFocus(control(element, 'E-mail'))).to.equal(true);
    // WebKit's driver swallows the second of two equal letters.
    await sendKeys({type: 'mona@example.org'});
    await sendKeys({press: 'Enter'});
    await element.updateComplete;
    expect(hasFocus(one(element, '#trouble'))).to.equal(true);
    await sendKeys({press: 'Tab'});
    expect(textOf(focused(element) ?? undefined)).to.equal('First name is missing.');
    await sendKeys({press: 'Enter'});
    expect(hasFocus(control(element, 'First name'))).to.equal(true);
    await sendKeys({type: 'Mona'});
    await sendKeys({press: 'Enter'});
    await reaches(element, 'thanked');
    await element.updateComplete;
    expect(hasFocus(one(element, '#thanks'))).to.equal(true);
    expect((await sentTo(url)).person).to.deep.equal({
      givenName: 'Mona',
      email: 'mona@example.org',
    });
  });

  it('never stops at the trap for robots', async () => {
    const element = await petitionOf({fields: [{name: 'email'}]});
    control(element, 'E-mail').focus();
    await sendKeys({press: 'Tab'});
    expect(hasFocus(one(element, '[part=submit]'))).to.equal(true);
  });
});

describe('peace-petition: form on paper', () => {
  it('is not there: nobody can send it', async function () {
    const able = await emulateMedia({media: 'print'}).then(
      () => true,
      () => false,
    );
    if (!able) this.skip();
    const element = await petitionOf();
    const height = one(element, '#form').offsetHeight;
    await emulateMedia({media: 'screen'});
    expect(height).to.equal(0);
  });
});

describe('peace-petition: digits', () => {
  for (const [script, digits, phone] of [
    ['Arabic', '٢٠٩٠٢', '٠٢-١٢٣'],
    ['Persian', '۲۰۹۰۲', '۰۲-۱۲۳'],
  ] as const) {
    it(`of ${script} keyboards are sent as those of all`, async () => {
      const url = await endpoint.script([stored]);
      const fields = [
        {name: 'email'},
        {name: 'tel'},
        {name: 'postal-code'},
        {name: 'seats', inputmode: 'numeric'},
        {name: 'comment'},
      ];
      const element = await petitionOf({action: {url}, fields});
      fill(element, {'E-mail': 'ann@example.org', Telephone: phone, seats: digits, Comment: digits});
      fill(element, {'ZIP or postal code': digits});
      await press(element);
      await reaches(element, 'thanked');
      const {person, custom, comment} = await sentTo(url);
      expect(person).to.include({tel: '02-123', postalCode: '20902'});
      expect(custom).to.deep.equal({seats: '20902'});
      // What somebody has written stays as they wrote it.
      expect(comment).to.equal(digits);
    });
  }
});
