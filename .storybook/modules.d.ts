declare module 'virtual:custom-elements-manifest' {
  const manifest: import('../scripts/elements-manifest.ts').ElementsManifest;
  export default manifest;
}

declare module '@custom-elements-manifest/analyzer/cli.js' {
  export function cli(options: {argv: string[]; cwd?: string; noWrite?: boolean}): Promise<unknown>;
}

declare module '*?raw' {
  const text: string;
  export default text;
}

declare module '*.css';
