/** What a program asks of a browser: members of its objects by their types, elements and attributes of its templates. */
import ts from 'typescript';
import {api, entryAt, html, javascript} from './support.ts';
import {readStyles} from './styles.ts';
import type {Entry} from './support.ts';
import type {Tell} from './styles.ts';

/** Tells everything that a file of a program uses of the browser's own. */
export function readScript(
  file: ts.SourceFile,
  checker: ts.TypeChecker,
  tell: (node: ts.Node) => Tell,
): void {
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    if (ts.isIdentifier(node)) readName(node, checker, tell(node));
    if (ts.isTaggedTemplateExpression(node)) readTemplate(node, tell(node));
    ts.forEachChild(node, visit);
  };
  visit(file);
}

function readName(node: ts.Identifier, checker: ts.TypeChecker, tell: Tell): void {
  const declaration = declarationOf(node, checker)?.declarations?.[0];
  if (!declaration || !/\/lib\.[\w.]+\.d\.ts$/.test(declaration.getSourceFile().fileName)) return;
  const owner = ownerOf(declaration);
  const name = [...owner, node.text].join('.');
  if (owner.length > 0) tell(name, memberOf(owner, node.text));
  else
    tell(name, entryAt(api, node.text) ?? entryAt(api, 'Window', node.text) ?? entryAt(builtins, node.text));
}

/** What a name stands for; in `const {share} = navigator` the property. */
function declarationOf(node: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  const {parent} = node;
  if (ts.isBindingElement(parent) && (parent.propertyName ?? parent.name) === node) {
    return checker.getTypeAtLocation(parent.parent).getProperty(node.text);
  }
  return checker.getSymbolAtLocation(node);
}

/** Where it is declared: the interface, and the namespace around that; none for what is global. */
function ownerOf(declaration: ts.Declaration): string[] {
  const names: string[] = [];
  for (let outer: ts.Node = declaration.parent; !ts.isSourceFile(outer); outer = outer.parent) {
    if (
      ts.isInterfaceDeclaration(outer) ||
      ts.isModuleDeclaration(outer) ||
      (ts.isVariableDeclaration(outer) && declaration !== outer)
    ) {
      names.unshift(outer.name.getText().replace(/(?<=.)Constructor$/, ''));
    }
  }
  return names;
}

const {builtins} = javascript;

function memberOf(owner: readonly string[], name: string): Entry | undefined {
  const object = entryAt(api, ...owner) ?? entryAt(builtins, ...owner);
  return entryAt(object, name) ?? entryAt(object, `${name}_static`);
}

function readTemplate({tag, template}: ts.TaggedTemplateExpression, tell: Tell): void {
  const text = ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : [template.head.text, ...template.templateSpans.map(({literal}) => literal.text)].join('x');
  if (tag.getText() === 'css') readStyles(text, tell);
  if (tag.getText() === 'html') readMarkup(text, tell);
}

function readMarkup(text: string, tell: Tell): void {
  for (const [, element = '', attributes = ''] of text.matchAll(/<([a-z][\w-]*)([^>]*)>/g)) {
    const known = entryAt(html.elements, element);
    tell(`<${element}>`, known);
    for (const [, name = ''] of attributes.matchAll(/\s\??([a-z-]+)(?=[=\s]|$)/g)) {
      tell(`<${element} ${name}>`, entryAt(known, name) ?? entryAt(html.global_attributes, name));
    }
  }
}
