import type {Campaign} from '../../content/campaign.ts';
import type {Library} from '../../content/library.ts';
import {withParts} from '../../content/parts.ts';
import {decode} from '../../sources/charset.ts';
import {Copies} from '../../sources/copies.ts';
import type {Standing} from '../../sources/copies.ts';
import {get} from '../../sources/get.ts';
import type {Getting} from '../../sources/get.ts';
import type {NamedSource} from '../../sources/list.ts';
import {readSource} from '../../sources/read.ts';
import {readSourceSettings} from '../../sources/settings.ts';
import {gettingBy, loopMarkOf} from '../../sources/sources.ts';
import {FailureError} from '../command.ts';
import type {Command} from '../command.ts';
import {print, tame} from '../print.ts';

/** How one source stands, as it is printed and as JSON. */
interface Report {
  /** `''` for the main folder. */
  readonly language: string;
  readonly section: string;
  readonly address: string;
  readonly items: number;
  /** ISO 8601, UTC. */
  readonly fetched: string | undefined;
  readonly failure: string | undefined;
  readonly failingSince: string | undefined;
  readonly problems: readonly string[];
}

/** Every sheet and feed whose content is served besides the campaign’s own documents. */
export const sources: Command = {
  summary: 'list the feeds and sheets that are served, what is wrong with them, row by row',
  usage: '[--check] [--json]',
  help: [
    '--check  ask every source now, instead of telling what the endpoint found last; exit code 1 if one fails',
    '--json   one JSON object: {"sources": […], "sheets": […]}',
  ],
  options: {check: {type: 'boolean'}, json: {type: 'boolean'}},
  async run(office, options) {
    const database = await office.database();
    const library = await office.library();
    const copies = new Copies(database);
    let look = (url: string) => copies.find(url);
    if (options['check']) {
      const settings = office.settings.sources ?? readSourceSettings({});
      const getting = gettingBy(settings, loopMarkOf(await office.hash(database)));
      look = (url) => askNow(url, getting);
    }
    const reports = await reportsOf(library, look);
    if (options['json']) print(JSON.stringify({sources: reports, sheets: library.notes}, null, 2));
    else printReports(reports, library.notes);
    const failing = reports.filter(({failure}) => failure !== undefined);
    if (options['check'] && failing.length > 0) throw new FailureError(`${failing.length} cannot be read.`);
  },
};

async function askNow(url: string, getting: Getting): Promise<Standing> {
  const now = Date.now();
  try {
    const got = await get(url, getting, undefined);
    if (!got) throw new Error('An answer without a question');
    const {url: foundAt, bytes, type, etag, lastModified} = got;
    const copy = {foundAt, body: decode(bytes, type), etag, lastModified, fetchedAt: now};
    return {copy, checkedAt: now, failure: undefined};
  } catch (error) {
    return {copy: undefined, checkedAt: now, failure: {reason: (error as Error).message, since: now}};
  }
}

async function reportsOf(
  library: Library,
  look: (url: string) => Promise<Standing | undefined>,
): Promise<Report[]> {
  const named = [...library.sources].flatMap(([folder, {language, sources}]) =>
    sources.map((source) => ({folder, language, source})),
  );
  const standings = new Map([...new Set(named.map(({source}) => source.url))].map((url) => [url, look(url)]));
  return Promise.all(
    named.map(async ({folder, language, source}) =>
      reportOf(
        {folder, language, documents: (await library.campaign(folder)) ?? {}},
        source,
        await standings.get(source.url),
      ),
    ),
  );
}

/** A language folder. */
interface Folder {
  readonly folder: string;
  /** The language in which its sources are read. */
  readonly language: string;
  readonly documents: Campaign;
}

function reportOf(
  {folder, language, documents}: Folder,
  source: NamedSource,
  standing: Standing | undefined,
): Report {
  const {copy, failure} = standing ?? {};
  const reading = copy && readSource(copy, source, language);
  const useless = reading && !reading.part ? reading.problems[0] : undefined;
  const {leftOut} = withParts(documents, reading?.part ? [reading.part] : []);
  return {
    language: folder,
    section: source.section,
    address: source.address,
    items: reading?.part?.items.length ?? 0,
    fetched: copy && new Date(copy.fetchedAt).toISOString(),
    failure: failure?.reason ?? useless,
    failingSince: failure && new Date(failure.since).toISOString(),
    problems:
      useless === undefined ? [...(reading?.problems ?? []), ...leftOut.map(({sentence}) => sentence)] : [],
  };
}

function printReports(reports: readonly Report[], notes: readonly string[]): void {
  if (reports.length === 0) print('No sources.json names a feed or sheet elsewhere.');
  for (const {language, section, address, items, fetched, failure, failingSince, problems} of reports) {
    print(tame(`${language === '' ? '' : `${language}/`}${section}  ${address}`));
    if (failure !== undefined) {
      const since = failingSince === undefined ? '' : `, since ${failingSince}`;
      print(tame(`  FAILS: ${failure}${since}`));
    }
    print(`  ${fetched === undefined ? 'nothing fetched yet' : `items: ${items}, fetched ${fetched}`}`);
    for (const problem of problems) print(tame(`  ${problem}`));
  }
  if (notes.length > 0) print('\nSheets in the content folder:');
  for (const note of notes) print(tame(`  ${note}`));
}
