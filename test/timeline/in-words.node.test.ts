import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {endOf, startOf} from '../../src/contract/dates.ts';
import {inWords} from '../../src/timeline/controls-view.ts';

const said = (start: string, end: string) => inWords([startOf(start), endOf(end)], 'en').replace(/\s/g, ' ');

describe('the stretch of time in view', () => {
  it('is told as exactly as it can be seen', () => {
    assert.match(
      said('2013-07-29T09:00', '2013-07-30T18:30'),
      /^Jul 29, 2013, 9:00 AM – Jul 30, 2013, 6:29 PM$/,
    );
    assert.equal(said('2013-03-11', '2014-06-25'), 'Mar 11, 2013 – Jun 25, 2014');
    assert.equal(said('1996', '2013-09'), 'Jan 1996 – Sep 2013');
    assert.equal(said('1716', '2016'), '1716 – 2016');
  });

  it('tells its era where it begins before ours', () => {
    assert.equal(said('-003405', '2732'), '3406 BC – 2732 AD');
    assert.equal(said('-000043-03-15', '-000043-03-20'), 'Mar 15 – 20, 44 BC');
  });
});
