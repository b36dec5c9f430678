import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import ts from 'typescript';

const isBuilt = existsSync(new URL('../../dist/npm/jsx.d.ts', import.meta.url));
const folder = fileURLToPath(new URL('./', import.meta.url));
const IMPORTS = "import 'peace-widgets/jsx'; import 'peace-widgets/all';\n";

/** As a project would use all that the elements have. */
const PAGE = `${IMPORTS}export const Page = ({news}: {news: object}) => <main>
  <peace-petition src="/api/initiative.json" heading-level={3} goal={500} className="wide" lang="he"
    onpeace-sign={({id, count}) => console.log(id.length, count?.toFixed())}
    ref={(petition) => { petition?.reload(); }}>
    <p slot="text">Please.</p>
  </peace-petition>
  <peace-news-feed data={news} group-by="category" searchable />
  <peace-timeline layout={Math.random() < 1 ? 'horizontal' : undefined} data={undefined} zoom={2} onpeace-range-change={({start}) => start.length} />
  <peace-negotiators deep-link /><peace-signup /><peace-core-issues positions="stacked" />
</main>;`;

const MISTAKES: readonly (readonly [element: string, complaint: RegExp])[] = [
  ['<peace-petition source="/api" />', /Property 'source' does not exist/],
  ['<peace-timeline layout="vertcal" />', /Type '"vertcal"' is not assignable/],
  ['<peace-news-feed limit="10" />', /Type 'string' is not assignable to type 'number'/],
  ['<peace-pettition />', /Property 'peace-pettition' does not exist/],
];

/** What the compiler says of files at its strictest, with the lines; the package's own types are checked, too. */
function complaintsOf(files: Readonly<Record<string, string>>): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    jsx: ts.JsxEmit.ReactJSX,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: ['react'],
  };
  const host = ts.createCompilerHost(options);
  const {getSourceFile, fileExists} = host;
  const sources = new Map(Object.entries(files).map(([name, source]) => [folder + name, source]));
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  host.getSourceFile = (name, language, ...rest) => {
    const source = sources.get(name);
    return source === undefined
      ? getSourceFile(name, language, ...rest)
      : ts.createSourceFile(name, source, language);
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({messageText, file, start = 0}) => {
    const line = file?.getLineAndCharacterOfPosition(start).line;
    const reason = ts.flattenDiagnosticMessageText(messageText, '\n').split('\n').at(-1);
    return `${file?.fileName.replace(folder, '')}:${line} ${reason}`;
  });
}

describe('the elements in TSX', {skip: !isBuilt && 'dist/npm is not built'}, () => {
  const mistakes = MISTAKES.map(([element], index) => `export const Mistake${index} = () => ${element};`);
  const complaints = isBuilt
    ? complaintsOf({'page.tsx': PAGE, 'mistakes.tsx': IMPORTS + mistakes.join('\n')})
    : [];

  it('are known, with their attributes, data, events and what every element has', () => {
    assert.deepEqual(
      complaints.filter((complaint) => !complaint.startsWith('mistakes.tsx')),
      [],
    );
  });

  for (const [index, [element, expected]] of MISTAKES.entries()) {
    it(`are checked: ${element}`, () => {
      const [complaint = '', ...others] = complaints.filter((each) =>
        each.startsWith(`mistakes.tsx:${index + 1} `),
      );
      assert.match(complaint, expected);
      assert.deepEqual(others, []);
    });
  }
});
