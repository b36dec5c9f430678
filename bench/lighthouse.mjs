// Lighthouse, mobile preset, on one URL: prints the scores and fails below the kit's own bar.
import fs from 'node:fs';
import path from 'node:path';
import {parseArgs} from 'node:util';
import {launch} from 'chrome-launcher';
import lighthouse from 'lighthouse';
import {CHROMIUM_FLAGS, findChromium} from './lib/chromium.mjs';
import {BENCH} from './lib/paths.mjs';
import {judge, readScores} from './lib/scores.mjs';
import {markdownTable} from './lib/table.mjs';

const USAGE = 'npm --prefix bench run lighthouse -- URL';
const REPORT = path.join(BENCH, 'results/lighthouse.html');

const {positionals} = parseArgs({allowPositionals: true});
if (positionals.length !== 1 || !URL.canParse(positionals[0])) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  await audit(positionals[0]).catch(({message}) => {
    console.error(`Lighthouse could not judge ${positionals[0]}: ${message}`);
    process.exitCode = 1;
  });
}

async function audit(url) {
  const result = await runLighthouse(url);
  fs.mkdirSync(path.dirname(REPORT), {recursive: true});
  fs.writeFileSync(REPORT, result.report);
  const scores = readScores(result.lhr);
  const verdicts = judge(scores);
  const rows = verdicts.map(({name, shown, wanted, good}) => [name, shown, wanted, good ? 'good' : 'FAILS']);
  console.log(markdownTable(['', 'value', 'wanted', ''], rows));
  console.log(`\nThe whole report: ${REPORT}`);
  if (verdicts.some(({good}) => !good)) process.exitCode = 1;
}

async function runLighthouse(url) {
  const chrome = await launch({
    chromePath: findChromium(),
    chromeFlags: [...CHROMIUM_FLAGS, '--headless=new'],
    logLevel: 'silent',
  });
  try {
    // The mobile preset is Lighthouse's default.
    const result = await lighthouse(url, {port: chrome.port, output: 'html', logLevel: 'error'});
    if (result.lhr.runtimeError) throw new Error(result.lhr.runtimeError.message);
    return result;
  } finally {
    chrome.kill();
  }
}
