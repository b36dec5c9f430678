import {cli} from '@custom-elements-manifest/analyzer/cli.js';
import type {Plugin} from 'vite';

const ID = 'virtual:custom-elements-manifest';

/** Gives the custom-elements manifest of the sources as they are, as a module: no build must come first. */
export function manifestOfSources(): Plugin {
  return {
    name: 'manifest-of-sources',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    async load(id) {
      if (id !== `\0${ID}`) return undefined;
      const manifest: unknown = await cli({argv: ['analyze', '--quiet'], noWrite: true});
      return `export default ${JSON.stringify(manifest)};`;
    },
  };
}
