import {expect, fixture, html, oneEvent, waitUntil} from '@open-wc/testing';
import type {PeaceCoreIssues} from '../../src/core-issues/core-issues.ts';
import '../../src/core-issues/define.ts';
import {endpoint} from '../endpoint/client.ts';

const issues = {
  issues: [
    {title: 'Borders', text: 'Where the line runs.'},
    {title: 'Water', text: 'Who drinks.'},
  ],
};

describe('peace-core-issues: reading', () => {
  it('draws a section of its own from data', async () => {
    const element = await fixture<PeaceCoreIssues>(
      html`<peace-core-issues .data=${issues}></peace-core-issues>`,
    );
    expect(element.state).to.equal('ready');
    expect(element.shadowRoot?.querySelectorAll('details')).to.have.length(2);
  });

  it('draws its section of a whole document over HTTP', async () => {
    const url = await endpoint.script([{json: {peace: '1.0', issues}}]);
    const element = await fixture<PeaceCoreIssues>(html`<peace-core-issues src=${url}></peace-core-issues>`);
    await waitUntil(() => element.state === 'ready');
    await element.updateComplete;
    expect(element.shadowRoot?.textContent).to.include('Where the line runs.');
  });
});
