/**
 * Finds by halving where in a list something begins to hold, which must then hold for all that follows.
 *
 * @param low where to begin
 * @returns the index of the first for which it holds; the length of the list when there is none
 */
export function bisect<T>(list: readonly T[], holds: (item: T) => boolean, low = 0): number {
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
