/** What a style sheet asks of a browser. */
import postcss from 'postcss';
import type {AtRule, ChildNode, Declaration, Node, Rule} from 'postcss';
import {css, entryAt} from './support.ts';
import type {Entry} from './support.ts';

/** Says that something is used, and what MDN has on it. */
export type Tell = (name: string, entry: Entry | undefined) => void;

/** Tells everything that a sheet uses, but for what it asks for by `@supports` and what it has something older beside. */
export function readStyles(text: string, tell: Tell): void {
  postcss.parse(text).walk((node) => {
    if (isAsked(node)) return;
    if (node.type === 'atrule') readAtRule(node, tell);
    if (node.type === 'rule') readSelector(node, tell);
    if (node.type === 'decl') readDeclaration(node, tell);
  });
}

function isAsked({parent}: Node): boolean {
  if (!parent) return false;
  return (parent.type === 'atrule' && (parent as AtRule).name === 'supports') || isAsked(parent);
}

function readAtRule({name, params}: AtRule, tell: Tell): void {
  const rule = entryAt(css['at-rules'], name);
  tell(`@${name}`, rule);
  for (const [, feature = ''] of params.matchAll(/\(\s*([\w-]+)/g)) {
    tell(`@${name} (${feature})`, entryAt(rule, feature));
  }
}

function readSelector({selector}: Rule, tell: Tell): void {
  for (const [, name = ''] of selector.matchAll(/::?([\w-]+)/g)) {
    tell(`:${name}`, entryAt(css.selectors, name));
  }
}

function readDeclaration(declaration: Declaration, tell: Tell): void {
  const {prop, value} = declaration;
  for (const [, name = ''] of value.matchAll(/([\w-]+)\(/g)) tell(`${name}()`, valueCalled(name));
  if (prop.startsWith('--') || hasOlderBeside(declaration)) return;
  const property = entryAt(css.properties, prop);
  tell(prop, property);
  for (const [, word = ''] of value.matchAll(/(?<![\w-])([a-z][\w-]*)/g)) {
    tell(`${prop}: ${word}`, entryAt(property, word));
  }
}

/** The same property before it, with another value; or one with a browser's prefix. */
function hasOlderBeside(declaration: Declaration): boolean {
  const {parent, prop} = declaration;
  const older = (node: ChildNode, index: number) =>
    node.type === 'decl' &&
    (node.prop === prop ? index < (parent?.index(declaration) ?? 0) : node.prop === `-webkit-${prop}`);
  return parent?.nodes.some(older) ?? false;
}

/** A function of CSS; they lie at some depth: `color.light-dark`, `image.gradient.linear-gradient`. */
function valueCalled(name: string, types: Entry = css.types ?? {}): Entry | undefined {
  const inside = Object.entries(types).filter(([key]) => key !== '__compat');
  return (inside.find(([key]) => key === name)?.[1] ??
    inside.map(([, entry]) => valueCalled(name, entry as Entry)).find(Boolean)) as Entry | undefined;
}
