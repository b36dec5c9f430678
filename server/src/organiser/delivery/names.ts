/** Names as they are on paper. */
import type {SignatureTable} from '../../database/tables.ts';

type Named = Pick<SignatureTable, 'name' | 'given_name' | 'family_name'>;

/** A text in one line. Signs that stand on one another would reach into other rows; of no language, more than three do. */
export function inLine(text: string | null | undefined): string {
  return (text ?? '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .trim();
}

/** The whole name, as far as it was given. */
export function fullName({name, given_name, family_name}: Named): string {
  return withoutAddress(inLine(name) || inLine([given_name, family_name].filter(Boolean).join(' ')));
}

/** The given name and the first letter of the family name; of a name in one field, its last word is taken for that. */
export function shortName(named: Named): string {
  const family = withoutAddress(inLine(named.family_name));
  const given = withoutAddress(inLine(named.given_name));
  if (!inLine(named.name) && family) return [given, initialOf(family)].filter(Boolean).join(' ');
  const words = fullName(named).split(' ');
  const last = words.length > 1 ? words.pop() : undefined;
  return [...words, ...(last === undefined ? [] : [initialOf(last)])].filter(Boolean).join(' ');
}

/** Some type their e-mail address wherever they are asked who they are. */
function withoutAddress(name: string): string {
  return name.replace(/\S*@\S*/g, '').trim();
}

/** With a full stop, or in Hebrew with a geresh. */
function initialOf(name: string): string {
  const letter = /\p{L}\p{M}*/u.exec(name)?.[0].toUpperCase() ?? '';
  return letter && `${letter}${/\p{Script=Hebrew}/u.test(letter) ? '׳' : '.'}`;
}
