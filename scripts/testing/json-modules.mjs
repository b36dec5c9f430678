/** Serves the languages to tests as the package has them: JSON files as modules, which not every browser makes of JSON. */
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';

/** A plugin of the test runner. */
export function jsonModules() {
  let rootDir = '';
  return {
    name: 'json-modules',
    serverStart({config}) {
      ({rootDir} = config);
    },
    async serve({path}) {
      if (!/^\/src\/widget\/locale\/\w+\.json$/.test(path)) return undefined;
      return {body: `export default ${await readFile(join(rootDir, path), 'utf8')}`, type: 'js'};
    },
  };
}
