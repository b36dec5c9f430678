/*
 * Makes a petition's `targets` of the members of Congress now in office, as the project congress-legislators publishes
 * them (public domain): `legislators-current.json` or `.yaml`.
 *
 *     node scripts/import-targets.mjs legislators-current.yaml > targets.json
 *
 * The result goes to standard output or into a file, all remarks to standard error. What is wrong ends it with status 1.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {parseArgs} from 'node:util';
import {parseDocument} from 'yaml';

const USAGE = 'Usage: node scripts/import-targets.mjs FILE [--chamber senate] [--out TARGETS.json]';
const SOURCE = 'legislators-current.json or legislators-current.yaml of the project congress-legislators';

const STATES =
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA ' +
  'RI SC SD TN TX UT VT VA WA WV WI WY';

/** Parties by the letters that the widgets know in every language; of any other, the name is kept. */
const PARTIES = {Democrat: 'D', Republican: 'R', Independent: 'I'};

/** Something that the person at the command line has to mend. */
class Mistake extends Error {}

/** Reads JSON or YAML. JSON has a parser of its own: YAML's is slow, and as good as JSON only almost. */
function read(file) {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    throw new Mistake(`${file} cannot be read: ${reason}. Give the path of ${SOURCE}.`);
  }
  if (/^\s*[[{]/.test(text)) {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new Mistake(
        `${file} is not whole: it begins like JSON, but ${error.message}. Please download it once more.`,
      );
    }
  }
  const document = parseDocument(text, {prettyErrors: true});
  const [error] = document.errors;
  if (error) throw new Mistake(`${file} is neither JSON nor YAML: ${error.message.split('\n')[0]}`);
  return document.toJS();
}

const isText = (value) => typeof value === 'string' && value.trim() !== '';
const isLink = (value) => isText(value) && /^https?:\/\/\S+$/.test(value);

/** A telephone number that can also be dialled from abroad. */
function international(phone) {
  return /^\d{3}-\d{3}-\d{4}$/.test(phone) ? `+1 ${phone}` : phone;
}

/** One senator as a target. @throws {Mistake} where what makes a target is missing. */
function target({name = {}, id = {}}, term, place) {
  const full = [name.official_full, [name.first, name.last].filter(isText).join(' ')].find(isText);
  const who = full ?? id.bioguide ?? 'somebody without a name';
  const demand = (key, value, holds) => {
    if (holds) return value;
    throw new Mistake(`${place} (${who}): the last term has no usable ${key}. Is the file complete?`);
  };
  if (!full) throw new Mistake(`${place} (${who}): name.official_full is missing. Is the file complete?`);
  const url = [term.contact_form, term.url].find(isLink);
  return {
    region: demand('state', term.state, isText(term.state) && /^[A-Z]{2}$/.test(term.state)),
    name: full.trim(),
    title: 'Senator',
    ...(isText(term.party) && {party: PARTIES[term.party] ?? term.party}),
    ...(isText(term.phone) && {phone: international(term.phone)}),
    ...(url && {url}),
  };
}

/** All senators of a list of legislators: those whose last term is one of a senator. @throws {Mistake} */
function senatorsIn(members, file) {
  const isList = Array.isArray(members) && members.some((member) => Array.isArray(member?.terms));
  if (!isList) throw new Mistake(`${file} is not a list of legislators with terms. Give ${SOURCE}.`);
  const found = members.flatMap((member, index) => {
    const place = `${file}, member ${index + 1}`;
    if (!Array.isArray(member?.terms)) throw new Mistake(`${place} has no terms. Is the file complete?`);
    const last = member.terms.at(-1);
    return last?.type === 'sen' ? [target(member, last, place)] : [];
  });
  if (found.length === 0) {
    throw new Mistake(`${file} has ${members.length} members, none of them a senator. Give ${SOURCE}.`);
  }
  return found.sort((a, b) => compare(a.region, b.region) || compare(a.name, b.name));
}

/** By language-independent order of characters, the same on every machine. */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** A sentence for every state that has not exactly two senators. */
function warningsOn(senators) {
  const regions = [...new Set([...STATES.split(' '), ...senators.map(({region}) => region)])].sort();
  return regions.flatMap((region) => {
    const names = senators.filter((senator) => senator.region === region).map(({name}) => name);
    if (names.length === 2) return [];
    return [`${region} has ${names.length} senators, not 2${names.length ? `: ${names.join(', ')}` : ''}.`];
  });
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {chamber: {type: 'string', default: 'senate'}, out: {type: 'string'}},
    });
  } catch (error) {
    throw new Mistake(`${error.message}\n${USAGE}`);
  }
}

function main() {
  const {values, positionals} = options();
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0) throw new Mistake(`Name one file.\n${USAGE}`);
  if (values.chamber !== 'senate') {
    throw new Mistake(
      `--chamber ${values.chamber} is not possible: only senators are elected by whole states. Use senate.`,
    );
  }
  const senators = senatorsIn(read(file), file);
  for (const warning of warningsOn(senators)) console.error(`Warning: ${warning}`);
  const json = `${JSON.stringify({by: 'region', items: senators}, null, 2)}\n`;
  if (!values.out) {
    process.stdout.write(json);
    return;
  }
  try {
    writeFileSync(values.out, json);
  } catch (error) {
    throw new Mistake(`${values.out} cannot be written: ${error.message}`);
  }
  const states = new Set(senators.map(({region}) => region)).size;
  console.error(`${senators.length} senators of ${states} states are in ${values.out}.`);
}

try {
  main();
} catch (error) {
  if (!(error instanceof Mistake)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
