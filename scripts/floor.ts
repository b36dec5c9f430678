/*
 * Part of `npm run check`: everything that the kit, its campaign page and the endpoint's pages use of a browser is in the
 * oldest ones that README.md names, or is named here with what a visitor has without it.
 */
import {readFileSync} from 'node:fs';
import {relative} from 'node:path';
import ts from 'typescript';
import {readScript} from './floor/scripts.ts';
import {readStyles} from './floor/styles.ts';
import {lackingIn} from './floor/support.ts';
import type {Tell} from './floor/styles.ts';

const SHEETS = [
  'demo/style.css',
  'demo/embed.css',
  'server/src/http/page.css',
  'server/src/http/frame/frame.css',
];

/** What is used where it is, and what a visitor has where it is not. */
const DISPENSABLE: Readonly<Record<string, string>> = {
  'AbortSignal.timeout': 'in Chromium since 103, but for the name of its error, which nobody asks for',
  'ElementInternals.states': 'the property `state` tells scripts the same',
  'Navigator.share': 'the button is where it is',
  requestIdleCallback: 'setTimeout instead',
  '<dialog closedby>': 'a dialog closes by its button and Escape, not by a click beside it',
  'text-wrap': 'lines of a heading of different lengths',
  'text-wrap: balance': 'as above',
  'content-visibility': 'everything is laid out at once',
  'content-visibility: auto': 'as above',
  'content-visibility: visible': 'as above',
  'contain-intrinsic-size': 'as above',
  'contain-intrinsic-inline-size': 'the least width instead',
  'contain: style': 'counters, of which there are none, would count on',
  'overflow-anchor': 'a browser that anchors nothing does what it asks for',
  'overflow-anchor: none': 'as above',
  'overflow-clip-margin': 'the outline of what is left out of the layout may be cut',
  'float: inline-end': 'buttons have a line of their own',
  'forced-color-adjust': 'no forced colours',
  'forced-color-adjust: none': 'as above',
  'accent-color': 'check marks in the colour of the browser',
  resize: 'a field of text scrolls',
  'resize: vertical': 'as above',
  'cursor: pointer': 'a screen for fingers',
  'cursor: grab': 'as above',
  'cursor: grabbing': 'as above',
  'cursor: ew-resize': 'as above',
  ':-webkit-progress-bar': 'each engine has a name of its own for it',
  ':-webkit-progress-value': 'as above',
  ':-moz-progress-bar': 'as above',
  ':state': 'no height is reserved while a document is on its way',
  '@media (scripting)': 'an empty field below what is left without scripts',
};

const found = new Map<string, string>();

const tellAt =
  (place: () => string): Tell =>
  (name, entry) => {
    const lacking = lackingIn(entry);
    if (lacking.length > 0 && !found.has(name))
      found.set(name, `${place()}: ${name} is not in ${lacking.join(', ')}`);
  };

function readKit(): void {
  const {config} = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path)) as {config: unknown};
  const {fileNames, options} = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const program = ts.createProgram(fileNames, options);
  const checker = program.getTypeChecker();
  for (const file of program.getSourceFiles()) {
    if (file.isDeclarationFile || !fileNames.includes(file.fileName)) continue;
    readScript(file, checker, (node) =>
      tellAt(() => {
        const {line} = file.getLineAndCharacterOfPosition(node.getStart());
        return `${relative('.', file.fileName)}:${line + 1}`;
      }),
    );
  }
}

readKit();
for (const sheet of SHEETS) {
  readStyles(
    readFileSync(sheet, 'utf8'),
    tellAt(() => sheet),
  );
}
const complaints = [...found].filter(([name]) => !Object.hasOwn(DISPENSABLE, name)).map(([, line]) => line);
const unused = Object.keys(DISPENSABLE).filter((name) => !found.has(name));
for (const line of complaints) console.log(line);
for (const name of unused) console.log(`scripts/floor.ts: ${name} is dispensable, and used nowhere`);
process.exitCode = complaints.length + unused.length > 0 ? 1 : 0;
