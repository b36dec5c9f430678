import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {connect} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';

/** How long WebKitWebDriver may take to listen, in ms. */
const startLimit = 120_000;

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
  // Without its screen the browser ends, too, even if its driver was not asked to close it.
  const stop = () => programs.forEach((program) => program.kill());
  return {
    name: 'webkit-driver',
    async serverStart() {
      process.once('exit', stop);
      // Xvfb picks a free display and writes its number to descriptor 3.
      const screen = spawn(
        webkit.display,
        ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
        {stdio: ['ignore', 'ignore', 'ignore', 'pipe']},
      );
      programs.push(screen);
      const [display] = await once(/** @type {import('node:stream').Readable} */ (screen.stdio[3]), 'data');
      const env = {...process.env, DISPLAY: `:${String(display).trim()}`};
      programs.push(spawn(webkit.driver, [`--port=${port}`], {stdio: 'ignore', env}));
      await listening(port);
    },
    serverStop: stop,
  };
}
