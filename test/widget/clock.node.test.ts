import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {ClockController} from '../../src/widget/clock.ts';

// Far from where machines that run tests are: what a clock shows here is not UTC.
process.env['TZ'] = 'America/New_York';

/** A summer's evening, when it is the next day in Greenwich. */
const EVENING = Date.UTC(2013, 7, 15, 2);

/** An element with this attribute. */
const elementWith = (now?: string) => ({
  now,
  addController() {},
  removeController() {},
  requestUpdate() {},
  updateComplete: Promise.resolve(true),
});

/** The clock of an element on a page at that time. */
function clockOf(t: TestContext, now?: string): ClockController {
  t.mock.method(Date, 'now', () => EVENING);
  const clock = new ClockController(elementWith(now));
  clock.hostConnected();
  t.after(() => clock.hostDisconnected());
  return clock;
}

describe('the clock', () => {
  it('shows what that of the visitor shows', (t) => {
    const clock = clockOf(t);
    assert.equal(clock.now, EVENING);
    assert.equal(clock.today, Date.UTC(2013, 7, 14, 22));
  });

  it('shows what the page says: a day everywhere, a moment where the visitor is', (t) => {
    assert.equal(clockOf(t, '2013-09-09').today, Date.UTC(2013, 8, 9));
    assert.equal(clockOf(t, '2013-09-09T23:00').today, Date.UTC(2013, 8, 9, 23));
    assert.equal(clockOf(t, '2013-09-10T01:00Z').today, Date.UTC(2013, 8, 9, 21));
    assert.equal(clockOf(t, 'soon').today, Date.UTC(2013, 7, 14, 22));
  });

  it('shows nothing before there is a page, unless that says it: what a server renders is the same always', () => {
    const clock = new ClockController(elementWith());
    assert.deepEqual([clock.now, clock.today], [undefined, undefined]);
    assert.equal(new ClockController(elementWith('2013-09-09')).today, Date.UTC(2013, 8, 9));
  });
});
