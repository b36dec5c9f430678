import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {PeaceCoreIssues} from '../../src/core-issues/core-issues.ts';
import {endpoint} from '../endpoint/client.ts';
import {inside, issuesOf, reached, titlesOf, widgetOf} from '../widget/core-issues.ts';
import '../widget/warnings.ts';
import {waitUntil} from '../patience.ts';
import {made} from '../made.ts';
import {button, drawn, focused, issues, opened, settled, summary} from './three-issues.ts';

describe('core issues: keyboard', () => {
  it('reaches the button and each title, and opens with Enter and Space', async () => {
    const widget = await drawn();
    button(widget).focus();
    await sendKeys({press: 'Tab'});
    expect(focused(widget)).to.equal('Borders');
    await sendKeys({press: 'Enter'});
    await settled(widget);
    expect(opened(widget)).to.deep.equal([true, false, false]);
    await sendKeys({press: ' '});
    await settled(widget);
    expect(opened(widget)).to.deep.equal([false, false, false]);
    await sendKeys({press: 'Tab'});
    expect(focused(widget)).to.equal('Water');
  });

  it('keeps the focus on the button that opens all', async () => {
    const widget = await drawn();
    button(widget).focus();
    await sendKeys({press: 'Enter'});
    await settled(widget);
    expect(opened(widget)).to.deep.equal([true, true, true]);
    expect(focused(widget)).to.equal('Close all');
  });

  it('shows where the focus is', async () => {
    const widget = await drawn();
    button(widget).focus();
    await sendKeys({press: 'Tab'});
    const {outlineStyle, outlineWidth} = getComputedStyle(summary(widget, 0));
    expect({outlineStyle, outlineWidth}).to.deep.equal({outlineStyle: 'solid', outlineWidth: '2px'});
  });
});

describe('core issues: accessibility', () => {
  it('when loading', async () => {
    const widget = await widgetOf(await endpoint.script([{hold: true}]));
    expect(widget.state).to.equal('loading');
    await expect(widget).to.be.accessible();
  });

  it('when ready, all open, with a heading', async () => {
    const widget = await fixture<PeaceCoreIssues>(
      html`${made('peace-core-issues', {data: issues}, {heading: 'Core issues'})}`,
    );
    await expect(widget).to.be.accessible();
    button(widget).click();
    await settled(widget);
    await expect(widget).to.be.accessible();
  });

  it('when dark', async () => {
    const widget = await fixture<PeaceCoreIssues>(
      html`${made('peace-core-issues', {data: issues}, {'color-scheme': 'dark'})}`,
    );
    button(widget).click();
    await settled(widget);
    await expect(widget).to.be.accessible();
  });

  it('when empty', async () => {
    const widget = await fixture<PeaceCoreIssues>(html`${made('peace-core-issues', {data: {issues: []}})}`);
    expect(widget.state).to.equal('empty');
    await expect(widget).to.be.accessible();
  });

  it('when it failed, and when it is old', async () => {
    const url = await endpoint.script([{status: 500}, {json: issues}, {status: 500}]);
    const widget = await widgetOf(url);
    await reached(widget, 'error');
    await expect(widget).to.be.accessible();
    widget.reload();
    await reached(widget, 'ready');
    widget.reload();
    await reached(widget, 'stale');
    await expect(widget).to.be.accessible();
  });

  it('in Hebrew', async () => {
    const widget = await fixture<PeaceCoreIssues>(
      html`${made('peace-core-issues', {data: issuesOf('גבולות', 'מים')}, {lang: 'he'})}`,
    );
    await waitUntil(() => widget.state === 'ready');
    await widget.updateComplete;
    expect(titlesOf(widget)).to.have.length(2);
    await expect(widget).to.be.accessible();
  });

  it('offers targets of at least 24 px', async () => {
    const widget = await drawn();
    button(widget).click();
    await settled(widget);
    for (const target of [button(widget), ...inside(widget, 'summary, a')]) {
      expect(target.getBoundingClientRect().height, target.outerHTML).to.be.at.least(24);
    }
  });

  it('announces what it says of its state', async () => {
    const url = await endpoint.script([{status: 500}]);
    const widget = await widgetOf(url);
    const [status] = inside(widget, '[role=status]');
    expect(status?.textContent?.trim()).to.equal('Loading');
    await reached(widget, 'error');
    expect(inside(widget, '[role=status]')[0] === status, 'the same live region').to.equal(true);
    expect(status?.textContent).to.include('This could not be loaded');
  });
});
