import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {delimiter, resolve} from 'node:path';

/** A step that takes longer than this hangs, in ms. On a busy machine the longest takes twenty minutes. */
const timeLimit = 45 * 60_000;

/** How long a program may take to end when it is told to, in ms. */
const grace = 10_000;

/** The project's own programs first: whoever calls, the steps run on the Node that the project brings. */
const path = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);

const running = new Set();

/** Ends a program and whatever it has started: browsers, drivers, servers. */
function endGroup({pid}, signal = 'SIGTERM') {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // All of them have ended by themselves.
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    running.forEach((program) => endGroup(program));
    process.exit(1);
  });
}

/**
 * Runs a program to its end, or to the time limit, and leaves nothing of it behind.
 * @param {string[]} command program and arguments
 * @param {{env?: Record<string, string>, heading?: string}} options heading: the output is printed at the end, in
 *   one piece below this, because other programs run meanwhile
 * @returns {Promise<number | string>} the exit code; the signal's or error's name if it was killed or did not start
 */
export async function run([command, ...args], {env = {}, heading} = {}) {
  const output = heading === undefined ? 'inherit' : 'pipe';
  const program = spawn(command, args, {
    stdio: ['ignore', output, output],
    detached: true,
    env: {...process.env, PATH: path, ...env},
  });
  const chunks = heading === undefined ? [] : [Buffer.from(heading)];
  program.stdout?.on('data', (chunk) => chunks.push(chunk));
  program.stderr?.on('data', (chunk) => chunks.push(chunk));
  program.once('exit', () => endGroup(program));
  const limits = [
    setTimeout(endGroup, timeLimit, program),
    setTimeout(endGroup, timeLimit + grace, program, 'SIGKILL'),
  ];
  running.add(program);
  try {
    const [code, signal] = await once(program, 'close');
    return code ?? signal;
  } catch (error) {
    return error.code;
  } finally {
    limits.forEach(clearTimeout);
    running.delete(program);
    if (chunks.length) process.stdout.write(Buffer.concat(chunks));
  }
}
