/*
 * `npm start`: builds the kit where it is missing or older than its sources, then runs the endpoint, which serves the
 * campaign page, the documents and the kit. Runs on the machine's own Node; the rest on the one of node_modules.
 */
import {spawn, spawnSync} from 'node:child_process';
import {constants} from 'node:os';
import {delimiter, dirname, join} from 'node:path';
import {clearInterval, setInterval} from 'node:timers';
import {fileURLToPath} from 'node:url';
import {buildIsFresh, stampBuild} from './testing/build-stamp.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const node = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');
const options = {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: {...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`},
};

function build() {
  const started = new Date();
  const {status, error} = spawnSync(node, ['scripts/build.mjs'], options);
  if (status === 0) return stampBuild(started);
  console.error(error ? `The build did not start: ${error.message}` : 'The build failed.');
  process.exit(status ?? 1);
}

/** Ends as the endpoint ends. The channel between them ends the endpoint even where this process is killed. */
function serve() {
  const endpoint = spawn(node, ['server/src/main.ts'], {
    ...options,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  endpoint.on('error', (error) => {
    console.error(`The endpoint did not start: ${error.message}`);
    process.exit(1);
  });
  endpoint.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => endpoint.kill(signal));
  if (process.env.npm_lifecycle_event) endWithNpm(endpoint);
}

/** npm that is told to end tells its shell, but not us: what is left of it is that our parent is gone. */
function endWithNpm(endpoint) {
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    endpoint.kill('SIGTERM');
  }, 500);
}

process.chdir(root);
if (!buildIsFresh()) build();
serve();
