import {pipeline} from 'node:stream/promises';
import {FailureError, UsageError, required, textOf, textsOf} from '../command.ts';
import type {Command, Options} from '../command.ts';
import {counting} from '../counting.ts';
import {EXTRAS, composed} from '../delivery/composing.ts';
import type {Extra, Shown} from '../delivery/composing.ts';
import {drawn} from '../delivery/sheet.ts';
import {signersOf} from '../delivery/signers.ts';
import type {More, SignerRow} from '../delivery/signers.ts';
import {atOneMoment} from '../moment.ts';
import type {Office} from '../office.ts';
import {isWhole, openOut} from '../out.ts';
import {residentsOf} from '../residents.ts';
import type {Residents} from '../residents.ts';

/** What is read for what a sheet may have besides. */
const MORE: Partial<Record<Extra, More>> = {
  'street-address': 'street_address',
  email: 'email',
  tel: 'tel',
  comment: 'comment',
};

/** Signatures on paper. */
export const deliver: Command = {
  summary: 'write the signatures of a petition as a sheet to print and hand over',
  usage: '--petition ID [--region CA,NY] [--language he] [--with full-name,…] [--out FILE [--force]]',
  help: [
    '--petition ID  its title and text, how many have signed, and who',
    '--region CA    only who lives there, as with export; it is for those who speak for them',
    '--language he  in the words of another document; of the main one by default',
    '--with WHAT    besides given name, first letter of the family name, place and day:',
    `               ${EXTRAS.join(', ')}`,
    '               (comments of those only who may be named in public)',
    '--out FILE     into a new HTML file that only you may read; without it to standard output',
    '--force        replace the file',
    'Print it from a browser, on A4 or US Letter. The file loads nothing, and nothing in it runs.',
  ],
  options: {
    petition: {type: 'string'},
    region: {type: 'string', multiple: true},
    language: {type: 'string'},
    with: {type: 'string', multiple: true},
    out: {type: 'string'},
    force: {type: 'boolean'},
  },
  async run(office, options) {
    const extras = extrasOf(options);
    const {id} = await office.petition(required(options, 'petition'));
    const shown = await shownIn(office, id, textOf(options, 'language'));
    const regions = await office.regions('petition', id);
    const {query} = await office.database();
    const file = textOf(options, 'out');
    await atOneMoment(query, async (moment) => {
      const residents = await residentsOf(options, regions, moment, {form: 'petition', id});
      const {rows} = await counting('petition', id).execute(moment);
      const sheet = composed(shown, {regions, residents, extras}, rows, Date.now());
      if (!sheet) throw new FailureError('Nobody there has signed: there is nothing to hand over.');
      const more = [...extras].flatMap((extra) => MORE[extra] ?? []);
      const signers = among(residents, signersOf(moment, id, more));
      const out = openOut(file, options['force'] === true);
      await isWhole(pipeline(drawn(sheet, signers), out, {end: out !== process.stdout}), file);
    });
  },
};

/** @throws {UsageError} */
function extrasOf(options: Options): ReadonlySet<Extra> {
  const names = textsOf(options, 'with').flatMap((text) => text.split(',').map((name) => name.trim()));
  return new Set(
    names.map((name) => {
      const extra = EXTRAS.find((extra) => extra === name);
      if (extra === undefined) throw new UsageError(`--with must be of ${EXTRAS.join(', ')}, not "${name}".`);
      return extra;
    }),
  );
}

/** A petition in a language that there is a document in. @throws {FailureError} */
async function shownIn(office: Office, id: string, wanted: string | undefined): Promise<Shown> {
  const library = await office.library();
  const there = library.languagesOf(id);
  const tagOf = ({folder, language}: (typeof there)[number]) => language ?? (folder || 'en');
  const found =
    wanted === undefined ? there[0] : there.find((one) => [one.folder, tagOf(one)].includes(wanted));
  const petition = found && (await office.translation(id, found.folder));
  if (!petition) {
    const known = there.map(tagOf).join(', ');
    throw new FailureError(`The petition "${id}" is not there in "${wanted ?? ''}". It is in: ${known}.`);
  }
  const {title = '', privacy} = (await library.campaign(found.folder))?.initiative as {
    title?: string;
    privacy?: Shown['privacy'];
  };
  return {petition, language: tagOf(found), campaign: title, privacy: petition.privacy ?? privacy};
}

async function* among(residents: Residents | undefined, signers: AsyncIterable<SignerRow>) {
  for await (const signer of signers) if (residents?.has(signer) ?? true) yield signer;
}
