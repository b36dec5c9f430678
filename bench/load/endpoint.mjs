/** The endpoint under load: a process of its own, as it is run for real, and somebody who takes its webhooks. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {join, resolve} from 'node:path';

const MAIN = resolve(import.meta.dirname, '../../server/src/main.ts');

/** Clock ticks per second in /proc: 100 on every Linux that there is. */
const TICKS = 100;

/** Takes webhooks, and does nothing about them. */
export async function startReceiver() {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.writeHead(204).end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * @param {object} options
 * @param {string} options.folder for content and the log
 * @param {string} options.databaseUrl
 * @param {Record<string, unknown>} options.content files by name
 * @param {string} options.webhookUrl
 * @param {string} [options.profile] a folder
 */
export async function startEndpoint({folder, databaseUrl, content, webhookUrl, profile}) {
  for (const [name, json] of Object.entries(content)) {
    mkdirSync(join(folder, 'content'), {recursive: true});
    writeFileSync(join(folder, 'content', name), JSON.stringify(json));
  }
  const flags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${resolve(profile)}`];
  const child = spawn(process.execPath, [...flags, MAIN], {
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: databaseUrl,
      PEACE_SECRET: 'a secret for measurements only, 32+',
      PEACE_CONTENT: join(folder, 'content'),
      PEACE_TRUSTED_PROXIES: 'loopback',
      PEACE_ORIGINS: 'https://blog.example',
      PEACE_RATE_FORM: '100000/s',
      PEACE_WEBHOOK_URL: webhookUrl,
      PEACE_WEBHOOK_SECRET: 'a secret for measurements only, 24+',
      PEACE_METRICS_TOKEN: 'a token for measurements',
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const url = await new Promise((resolve, reject) => {
    let out = '';
    child.stdout.on('data', (chunk) => {
      if (out === undefined) return;
      out += chunk;
      const address = /^Peace Widgets: (\S+)$/m.exec(out)?.[1];
      if (!address) return;
      out = undefined;
      resolve(address);
    });
    void ended.then(() => reject(new Error('The endpoint ended')));
  });
  return {
    url,
    /** CPU seconds that it has used so far, in user and system mode. */
    cpuSeconds() {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
      return (Number(fields[11]) + Number(fields[12])) / TICKS;
    },
    /** @param {NodeJS.Signals} signal */
    async end(signal) {
      child.kill(signal);
      await ended;
    },
  };
}
