/** Names that nothing outside of a CDN file knows: there they are as short as can be. */
import {globSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import ts from 'typescript';

const SOURCES = fileURLToPath(new URL('../../src/', import.meta.url));

const HIDDEN = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;

/** Matches the kit's private and protected members, unless something else has the same name, and those that Lit calls internal. */
export function internalNames(): RegExp {
  const hidden = new Set<string>();
  const known = new Set<string>();
  const visit = (node: ts.Node): void => {
    // A name in a text may be that of a property: `changed.has('words')`.
    if (ts.isStringLiteralLike(node)) for (const [word] of node.text.matchAll(/[\w$]+/g)) known.add(word);
    if (ts.isClassElement(node) && node.name && ts.isIdentifier(node.name)) {
      // What is decorated is known to Lit by its name.
      const isDecorated = ts.canHaveDecorators(node) && ts.getDecorators(node);
      const isHidden = ts.getCombinedModifierFlags(node) & HIDDEN && !isDecorated;
      (isHidden ? hidden : known).add(node.name.text);
    } else if (ts.isTypeElement(node) || ts.isObjectLiteralElement(node)) {
      if (node.name && ts.isIdentifier(node.name)) known.add(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  for (const file of globSync(`${SOURCES}**/*.ts`)) {
    visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
  }
  const names = [...hidden].filter((name) => !known.has(name));
  return new RegExp(`^(?:_\\$\\w+|${names.join('|')})$`);
}
