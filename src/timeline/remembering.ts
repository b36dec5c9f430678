/** What is made of the same things again is what was made last. */
export function remembering<Given extends readonly unknown[], Made>(
  make: (...given: Given) => Made,
): (...given: Given) => Made {
  let last: readonly [Given, Made] | undefined;
  return (...given) => {
    if (!last || given.some((part, index) => part !== last?.[0][index])) last = [given, make(...given)];
    return last[1];
  };
}
