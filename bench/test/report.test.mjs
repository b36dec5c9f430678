import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {report} from '../lib/report.mjs';
import {summarizeRounds} from '../lib/summary.mjs';
import {markdownTable, threeDigits} from '../lib/table.mjs';

const sample = (load, notFound = []) => ({load, render: load / 2, items: 20, notFound});
const conditions = {n: 20, runs: 3, reference: 'floor', cpuThrottle: 1};
const contenders = [{id: 'floor'}, {id: 'widget'}, {id: 'absent'}];
const samples = new Map([
  ['floor', [sample(10), sample(100), sample(20)]],
  ['widget', [sample(30, ['/font.woff']), sample(300), sample(60)]],
]);
const failures = new Map([['absent', 'not built: run npm run build\n    at somewhere']]);

describe('report', () => {
  it('has medians, and ratios against the reference of the same round', () => {
    const rows = summarizeRounds(contenders, 'floor', {samples, failures});
    const line = report(rows, conditions)
      .match(/^\| widget.*$/m)[0]
      .replace(/ +/g, ' ');
    assert.match(
      line,
      /^\| widget \| 60\.0 \(30\.0–300\) \| 3\.00 \(3\.00–3\.00\) \| 30\.0 \(15\.0–150\) \| 3\.00/,
    );
  });

  it('says who was not measured and why, in one line each', () => {
    const text = report(summarizeRounds(contenders, 'floor', {samples, failures}), conditions);
    assert.match(text, /^- absent: not built: run npm run build$/m);
    assert.doesNotMatch(text, /somewhere|\| absent/);
  });

  it('says what was asked for in vain', () => {
    const text = report(summarizeRounds(contenders, 'floor', {samples, failures}), conditions);
    assert.match(text, /^- widget asked in vain for \/font\.woff$/m);
  });

  it('owns up to an interval below 95 %', () => {
    const text = report(summarizeRounds(contenders, 'floor', {samples, failures}), conditions);
    assert.match(text, /only a 75\.0 % confidence interval/);
  });

  it('shows times without ratios when the reference failed', () => {
    const without = new Map([...samples].filter(([id]) => id !== 'floor'));
    const rows = summarizeRounds(contenders, 'floor', {
      samples: without,
      failures: new Map([...failures, ['floor', 'x']]),
    });
    const text = report(rows, conditions);
    assert.match(text, /^\| widget +\| 60\.0 \(30\.0–300\) \| +– \|/m);
    assert.match(text, /no ratios: the reference floor was not measured/);
  });
});

describe('a table', () => {
  it('fills up short rows and aligns numbers to the right', () => {
    assert.equal(
      markdownTable(['name', 'ms'], [['a', '12345'], ['b']]),
      '| name |    ms |\n| ---- | ----: |\n| a    | 12345 |\n| b    |       |',
    );
  });
});

describe('three digits', () => {
  for (const [value, text] of [
    [0, '0.00'],
    [9.994, '9.99'],
    [9.996, '10.0'],
    [99.94, '99.9'],
    [99.96, '100'],
    [1234.5, '1235'],
  ]) {
    it(`of ${value} are ${text}`, () => assert.equal(threeDigits(value), text));
  }
});
