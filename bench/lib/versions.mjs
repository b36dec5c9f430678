import fs from 'node:fs';
import path from 'node:path';
import {BENCH} from './paths.mjs';

/** A package's name with its installed version, such as "lit 3.3.3", so that no label names a version that was not run. */
export function installed(name) {
  const file = path.join(BENCH, 'node_modules', name, 'package.json');
  if (!fs.existsSync(file)) return `${name} (not installed)`;
  return `${name} ${JSON.parse(fs.readFileSync(file, 'utf8')).version}`;
}
