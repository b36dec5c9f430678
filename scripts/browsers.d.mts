/** For the configurations in TypeScript; see `browsers.mjs`, which runs before TypeScript is installed. */
export const chromiumArgs: string[];
export function findProgram(...names: string[]): string | undefined;
export function findChromium(): string | undefined;
export function findFirefox(): string | undefined;
export function findWebKit(): {driver: string; browser: string; display: string} | undefined;
