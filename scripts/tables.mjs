/*
 * Writes what is generated in README.md and docs/elements.md: tables of attributes, events, parts and the like from
 * custom-elements.json, between the markers `<!-- tables:NAME -->` and `<!-- /tables -->`; and the sizes of CDN files, in
 * whole kB of brotli, between `<!-- size:FILE -->` and `<!-- /size -->`. With --check nothing is written; it fails where
 * something is not what was built.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {format} from 'prettier';

const root = new URL('../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');

const manifest = JSON.parse(read('custom-elements.json'));
const declarations = manifest.modules.flatMap((module) => module.declarations ?? []);
const base = declarations.find(({name}) => name === 'PeaceElement');
const elements = declarations
  .filter(({tagName}) => tagName)
  .sort((a, b) => order(a.tagName) - order(b.tagName));

/** The order of the campaign page. */
function order(tagName) {
  return ['news-feed', 'negotiators', 'timeline', 'petition', 'signup', 'core-issues'].indexOf(
    tagName.slice(6),
  );
}

const cell = (text = '') => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
const code = (text) => (text === undefined || text === 'undefined' ? '' : `\`${text.replaceAll("'", '')}\``);

const attributeRow = ({name, default: standard, description}) => [
  `\`${name}\``,
  code(standard),
  cell(description),
];
// An element may keep its attributes in a class of their own.
const ofItsOwn = ({inheritedFrom}) => inheritedFrom?.name !== 'PeaceElement';

function attributes({attributes: list = []}) {
  return table(['Attribute', 'Default', ''], list.map(attributeRow));
}

function element(declaration) {
  const own = {attributes: (declaration.attributes ?? []).filter(ofItsOwn)};
  const events = (declaration.events ?? []).map(({name, description}) => [`\`${name}\``, cell(description)]);
  const parts = (declaration.cssParts ?? [])
    .filter(ofItsOwn)
    .map(({name, description}) => `\`${name}\` ${cell(description)}`);
  const members = (declaration.members ?? []).filter(
    (member) => ofItsOwn(member) && !member.attribute && !member.static,
  );
  const properties = members
    .filter(({kind}) => kind === 'field')
    .map(({name, description}) => `\`${name}\` ${cell(description)}`);
  const methods = members
    .filter(({kind}) => kind === 'method')
    .map(
      ({name, parameters = [], description}) =>
        `\`${name}(${parameters.map(({name}) => name).join(', ')})\` ${cell(description)}`,
    );
  const slots = (declaration.slots ?? []).map(
    ({name, description}) => `${name ? `\`${name}\`` : 'default'}: ${cell(description)}`,
  );
  return [
    `## \`<${declaration.tagName}>\``,
    cell(declaration.description ?? declaration.summary),
    own.attributes.length ? attributes(own) : '',
    events.length ? table(['Event', ''], events) : '',
    properties.length ? `Properties: ${properties.join(' ')}` : '',
    methods.length ? `Methods: ${methods.join(' ')}` : '',
    slots.length ? `Slots: ${slots.join(' ')}` : '',
    parts.length ? `Parts: ${parts.join(' ')}` : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}

const TABLES = {
  common: () => attributes(base),
  attributes: () =>
    table(
      ['Element', 'Attributes of its own'],
      elements.map(({tagName, attributes: list = []}) => [
        `[\`<${tagName}>\`](docs/elements.md#${tagName})`,
        list
          .filter(ofItsOwn)
          .map(({name}) => `\`${name}\``)
          .join(' '),
      ]),
    ),
  elements: () => elements.map(element).join('\n\n'),
};

const {files} = JSON.parse(read('dist/cdn/manifest.json'));
const sizeOf = (name) => `${Math.round(files[`${name}.js`].brotli / 1000)} kB`;

const SIZE = /(<!-- size:([\w-]+) -->).*?(<!-- \/size -->)/g;
const MARKED = /(<!-- tables:(\w+) -->)[^]*?(<!-- \/tables -->)/g;
let wrong = 0;
for (const path of ['README.md', 'docs/elements.md']) {
  const before = read(path);
  const filled = before
    .replace(MARKED, (_, open, name, close) => `${open}\n\n${TABLES[name]()}\n\n${close}`)
    .replace(SIZE, (_, open, name, close) => `${open}${sizeOf(name)}${close}`);
  const after = await format(filled, {parser: 'markdown', printWidth: 110});
  if (after === before) continue;
  if (process.argv.includes('--check')) {
    console.error(`${path} is not what the sources say: run "node scripts/tables.mjs"`);
    wrong++;
  } else {
    writeFileSync(new URL(path, root), after);
  }
}
process.exitCode = wrong ? 1 : 0;
