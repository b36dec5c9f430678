/** Names that nothing outside of a CDN file knows: there they are as short as can be. */
import {globSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Rooms whose objects stay in them: none is stored, sent, given to the page or to another copy of the kit. */
const CLOSED = /\/src\/timeline\//;

/** What browsers and Lit have. */
const OTHERS = ['typescript/lib/lib.*', '{lit,lit-html,lit-element,@lit/reactive-element}/**/*'].map(
  (files) => `node_modules/${files}.d.ts`,
);

const HIDDEN = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;

/** Matches names of the kit that nothing else has, and those that Lit calls internal. */
export function internalNames(): RegExp {
  const files = parsed('src/**/*.ts');
  const closed = files.filter(({fileName}) => CLOSED.test(fileName));
  const open = files.filter((file) => !closed.includes(file));
  const isPlain = plainClassesOf(files);
  const said = new Set<string>();
  const hidden = new Set<string>();
  const known = new Set<string>();
  /** Of objects that stay in their room; and what objects are written with there, whoever they are for. */
  const own = new Set<string>();
  const written = new Set<string>();
  const look = (node: ts.Node, isClosed: boolean): void => {
    // A name in a text may be that of a property: `changed.has('words')`.
    if (ts.isStringLiteralLike(node)) for (const [word] of node.text.matchAll(/[\w$]+/g)) said.add(word);
    const name = nameOf(node);
    if (name === undefined) return;
    if (ts.isClassElement(node)) {
      // What is decorated is known to Lit by its name.
      const isDecorated = ts.canHaveDecorators(node) && ts.getDecorators(node);
      const isHidden = ts.getCombinedModifierFlags(node) & HIDDEN && !isDecorated;
      (isHidden ? hidden : isClosed && isPlain(node.parent) ? own : known).add(name);
    } else if (ts.isTypeElement(node)) {
      (isClosed ? own : known).add(name);
    } else {
      (isClosed ? written : known).add(name);
    }
  };
  for (const file of closed) walk(file, (node) => look(node, true));
  for (const file of open) walk(file, (node) => look(node, false));
  for (const name of written) if (!own.has(name)) known.add(name);
  // What others declare, and what is taken out of objects elsewhere, may be somebody's who declares nothing here.
  for (const file of [...open, ...parsed(...OTHERS)]) {
    walk(file, (node) => {
      const name = nameOf(node) ?? takenIn(node);
      if (name !== undefined && own.has(name)) known.add(name);
    });
  }
  const names = [...hidden, ...own].filter((name) => !known.has(name) && !said.has(name));
  return new RegExp(`^(?:_\\$\\w+|${names.join('|')})$`);
}

function parsed(...patterns: string[]): ts.SourceFile[] {
  return globSync(patterns.map((pattern) => ROOT + pattern)).map((file) =>
    ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true),
  );
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** The name of a member of a class, an interface or an object. */
function nameOf(node: ts.Node): string | undefined {
  const isMember = ts.isClassElement(node) || ts.isTypeElement(node) || ts.isObjectLiteralElement(node);
  return isMember && node.name && ts.isIdentifier(node.name) ? node.name.text : undefined;
}

/** The name of what `const {name} = …` takes out of an object. */
function takenIn(node: ts.Node): string | undefined {
  const name = ts.isBindingElement(node) ? (node.propertyName ?? node.name) : undefined;
  return name && ts.isIdentifier(name) ? name.text : undefined;
}

/** Tells which classes are no elements. */
function plainClassesOf(files: readonly ts.SourceFile[]): (declared: ts.Node) => boolean {
  const bases = new Map<string | undefined, string | undefined>();
  const baseOf = ({heritageClauses = []}: {heritageClauses?: Iterable<ts.HeritageClause>}) =>
    [...heritageClauses].find(({token}) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.getText();
  for (const file of files)
    walk(file, (node) => {
      if (ts.isClassDeclaration(node)) bases.set(node.name?.text, baseOf(node));
    });
  const isPlain = (name: string | undefined): boolean => {
    const base = bases.get(name);
    return bases.has(name) && (base === undefined || isPlain(base));
  };
  return (declared) => ts.isClassDeclaration(declared) && isPlain(declared.name?.text);
}
