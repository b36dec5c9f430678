/*
 * `npm run dev`: the campaign page with hot reload. The page and the kit come from their sources, through Vite; everything
 * else (documents, forms, the pages that the endpoint draws, built files) comes from a real endpoint beside it, which reads
 * `server/content` anew whenever a file changes. PORT is Vite's; the endpoint has the next one.
 */
import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {createServer} from 'vite';

const root = fileURLToPath(new URL('../', import.meta.url));
const PORT = Number(process.env.PORT ?? 5173);
const ENDPOINT = `http://127.0.0.1:${PORT + 1}`;

/** What the endpoint answers, as patterns of paths. */
const ROUTES = ['^/(api|cdn|frame)/', '^/([a-zA-Z-]+/)?p/', '^/(confirm|withdraw|unsubscribe)\\b'];

const endpoint = spawn(process.execPath, ['--watch', 'server/src/main.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: {...process.env, PORT: new URL(ENDPOINT).port},
});

/** The page loads the built kit; while it is worked on, its source. */
const kitFromSource = {
  name: 'kit-from-source',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) => html.replaceAll('/cdn/peace-widgets.js', `/@fs${root}src/all.ts`),
  },
};

const server = await createServer({
  root: `${root}demo`,
  configFile: false,
  plugins: [kitFromSource],
  server: {
    port: PORT,
    fs: {allow: [root]},
    proxy: Object.fromEntries(ROUTES.map((route) => [route, ENDPOINT])),
  },
});
await server.listen();
server.printUrls();

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    endpoint.kill();
    await server.close();
    process.exit(0);
  });
}
