/** What the console was told during a test; it hears nothing of it. */
export const warnings: string[] = [];

const {warn} = console;

beforeEach(() => {
  warnings.length = 0;
  console.warn = (line: unknown) => warnings.push(String(line));
});

afterEach(() => {
  console.warn = warn;
});
