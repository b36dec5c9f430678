import {defineConfig} from 'vite';

/** In place of the kit's own vite.config.ts, which builds the CDN files. */
export default defineConfig({publicDir: false, build: {target: 'es2022'}});
