import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {connect} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';

/** How long WebKitWebDriver may take to listen, in ms. */
const startLimit = 15_000;

/**
 * Each program leads a process group of its own, so that whatever it starts ends with it.
 * @param {import('node:child_process').ChildProcess} program
 */
function endGroup({pid, exitCode, signalCode}) {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It has just ended by itself.
  }
}

/** @param {number} port */
async function isListening(port) {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** @param {number} port */
async function listening(port) {
  const limit = Date.now() + startLimit;
  while (!(await isListening(port))) {
    if (Date.now() > limit) throw new Error(`WebKitWebDriver does not listen on port ${port}.`);
    await sleep(50);
  }
}

/**
 * Runs the system's WebKitWebDriver on a virtual screen for as long as the test runner's server runs.
 * @param {NonNullable<ReturnType<typeof import('../browsers.mjs').findWebKit>>} webkit
 * @param {number} port where WebKitWebDriver is to listen
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function webkitDriverPlugin(webkit, port) {
  /** @type {import('node:child_process').ChildProcess[]} */
  const programs = [];
  const stop = () => programs.forEach(endGroup);
  return {
    name: 'webkit-driver',
    async serverStart() {
      process.once('exit', stop);
      // Xvfb picks a free display and writes its number to descriptor 3.
      const screen = spawn(
        webkit.display,
        ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
        {
          stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
          detached: true,
        },
      );
      programs.push(screen);
      const [display] = await once(/** @type {import('node:stream').Readable} */ (screen.stdio[3]), 'data');
      programs.push(
        spawn(webkit.driver, [`--port=${port}`], {
          stdio: 'ignore',
          detached: true,
          env: {...process.env, DISPLAY: `:${String(display).trim()}`},
        }),
      );
      await listening(port);
    },
    serverStop: stop,
  };
}
