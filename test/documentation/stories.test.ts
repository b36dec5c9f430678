import {expect} from '@open-wc/testing';
import {give} from '../../.storybook/given.ts';
import {outbox} from '../../src/delivery/outbox.ts';
import {prepare, ready} from '../../stories/scenario.ts';
import {keptEntries, leave} from '../delivery/outbox-page.ts';

describe('a story', () => {
  it('begins as on a first visit, whatever another one has left to be sent', async () => {
    await leave({action: {url: new URL('/sign', location.href).href, format: 'peace'}});
    await prepare('petition', ready({}));
    expect(await keptEntries()).to.deep.equal([]);
    expect(outbox().entries).to.deep.equal([]);
  });
});

describe('the controls of a story', () => {
  it('set attributes and tokens, and take back what they have set when they are reset', () => {
    const widget = document.createElement('peace-core-issues');
    give(widget, {heading: 'Borders', numbered: true, searchable: false, '--peace-accent': '#7a1f1f'});
    expect(widget).to.have.attribute('heading', 'Borders');
    expect(widget).to.have.attribute('numbered', '');
    expect(widget).not.to.have.attribute('searchable');
    expect(widget.style.getPropertyValue('--peace-accent')).to.equal('#7a1f1f');
    give(widget, {heading: 'Borders'});
    expect(widget).to.have.attribute('heading', 'Borders');
    expect(widget).not.to.have.attribute('numbered');
    expect(widget.style.getPropertyValue('--peace-accent')).to.equal('');
  });
});
