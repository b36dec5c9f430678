/** Short names for what only a file itself knows, in several orders. */
import type {WeightedIdentifierMangler} from 'terser';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$_'];
const DIGITS = [...'0123456789'];

/**
 * Names of letters that are frequent in a file anyway, as Terser's own: a, b, …, aa, ab, …
 *
 * @param order Which letters go before others that are about as frequent.
 */
export function shortNames(order: number): WeightedIdentifierMangler {
  const uses = new Map<string, number>();
  // Those beyond the first eleven are less far from Terser's own.
  const [steps, divisor] = order < 11 ? [11, 12] : [23, 40];
  const weightOf = (sign: string) =>
    (uses.get(sign) ?? 0) * (1 + ((sign.charCodeAt(0) * order) % steps) / divisor);
  const byWeight = (signs: readonly string[]) =>
    [...signs].sort((one, other) => weightOf(other) - weightOf(one));
  let [first, others] = [LETTERS, [...LETTERS, ...DIGITS]];
  return {
    reset: () => uses.clear(),
    consider(text, delta) {
      for (const sign of text) uses.set(sign, (uses.get(sign) ?? 0) + delta);
      return 0;
    },
    sort() {
      first = byWeight(LETTERS);
      others = [...first, ...byWeight(DIGITS)];
    },
    get(index) {
      let rest = Math.floor(index / first.length);
      let name = first[index % first.length] ?? '';
      for (; rest > 0; rest = Math.floor(rest / others.length)) name += others[--rest % others.length];
      return name;
    },
  };
}
