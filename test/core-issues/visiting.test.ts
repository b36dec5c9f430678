import {expect, oneEvent} from '@open-wc/testing';
import {endpoint} from '../endpoint/client.ts';
import {reached, widgetOf} from '../widget/core-issues.ts';
import '../widget/warnings.ts';
import {waitUntil} from '../patience.ts';
import {button, drawn, focused, issues, opened, settled, summary} from './three-issues.ts';

describe('core issues: links into them', () => {
  const address = location.pathname + location.search;
  const follow = async (hash: string) => {
    const changed = oneEvent(window, 'hashchange');
    location.hash = hash;
    await changed;
  };

  beforeEach(() => history.replaceState(null, '', address));
  afterEach(() => history.replaceState(null, '', address));

  it('open the issue, take the visitor there, and close nothing', async () => {
    const widget = await drawn();
    summary(widget, 0).click();
    await settled(widget);
    await follow('#peace-issue=7');
    await settled(widget);
    expect(opened(widget)).to.deep.equal([true, false, true]);
    expect(focused(widget)).to.equal('Refugees');
  });

  it('that the page came with are followed, also when the document comes later', async () => {
    history.replaceState(null, '', '#peace-issue=borders');
    const url = await endpoint.script([{json: issues, hold: true}]);
    const widget = await widgetOf(url);
    await endpoint.arrived(url, 1);
    await endpoint.release(url);
    await reached(widget, 'ready');
    await settled(widget);
    expect(opened(widget)).to.deep.equal([true, false, false]);
    expect(focused(widget)).to.equal('Borders');
  });

  for (const hash of ['#peace-issue=a%20b%2F%C3%A4%2B', '#peace-event=x&peace-issue=a+b/ä%2B']) {
    it(`may hold any id, beside other links: ${hash}`, async () => {
      const widget = await drawn();
      await follow(hash);
      await settled(widget);
      expect(opened(widget)).to.deep.equal([false, true, false]);
    });
  }

  for (const hash of [
    '#peace-issue=none',
    '#peace-issue=',
    '#borders',
    '#peace-talks',
    '#/route?peace-issue=borders',
    '#%',
  ]) {
    it(`that lead elsewhere change nothing: ${hash}`, async () => {
      const widget = await drawn();
      await follow(hash);
      await settled(widget);
      expect(opened(widget)).to.deep.equal([false, false, false]);
      expect(focused(widget)).to.equal(undefined);
    });
  }

  it('are followed once: closing the issue and moving the widget does not open it again', async () => {
    const widget = await drawn();
    await follow('#peace-issue=7');
    await settled(widget);
    summary(widget, 2).click();
    await settled(widget);
    summary(widget, 0).focus();
    (widget.parentElement as HTMLElement).append(widget);
    await settled(widget);
    expect(opened(widget)).to.deep.equal([false, false, false]);
    expect(focused(widget)).not.to.equal('Refugees');
  });

  it('that changed while the widget was away are followed when it is back', async () => {
    const widget = await drawn();
    const place = widget.parentElement as HTMLElement;
    widget.remove();
    await follow('#peace-issue=7');
    place.append(widget);
    await settled(widget);
    expect(opened(widget)).to.deep.equal([false, false, true]);
  });

  it('are written with deep-link, without a new entry in the history', async () => {
    const widget = await drawn({deepLink: true});
    const {length} = history;
    history.replaceState({own: 1}, '', '#peace-event=x');
    summary(widget, 1).click();
    await waitUntil(() => location.hash.includes('peace-issue'));
    expect(new URLSearchParams(location.hash.slice(1)).get('peace-issue')).to.equal('a b/ä+');
    expect(new URLSearchParams(location.hash.slice(1)).get('peace-event')).to.equal('x');
    expect(history.length).to.equal(length);
    expect(history.state).to.deep.equal({own: 1});
    expect(opened(widget)).to.deep.equal([false, true, false]);
  });

  it('are written into this page’s address, whatever its <base> says', async () => {
    const base = document.createElement('base');
    base.href = '/elsewhere/';
    document.head.prepend(base);
    try {
      const widget = await drawn({deepLink: true});
      summary(widget, 0).click();
      await waitUntil(() => location.hash.includes('peace-issue'));
      expect(location.pathname + location.search).to.equal(address);
    } finally {
      base.remove();
    }
  });

  it('are not written without deep-link', async () => {
    const widget = await drawn();
    summary(widget, 1).click();
    await settled(widget);
    expect(location.hash).to.equal('');
  });

  it('are not written when all are opened at once', async () => {
    const widget = await drawn({deepLink: true});
    button(widget).click();
    await settled(widget);
    expect(location.hash).to.equal('');
  });

  for (const own of ['#chapter-2', '#peace-talks', '#/route']) {
    it(`are never written over the page’s own fragment: ${own}`, async () => {
      const widget = await drawn({deepLink: true});
      history.replaceState(null, '', own);
      summary(widget, 1).click();
      await settled(widget);
      expect(opened(widget)).to.deep.equal([false, true, false]);
      expect(location.hash).to.equal(own);
    });
  }
});
