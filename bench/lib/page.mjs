import {installRuntime} from './page-runtime.mjs';

/**
 * The page that loads and mounts one contender. `libStart` is marked by a classic script where the parser reaches the
 * first library tag, whichever kind of script follows. Modules run after parsing and in document order, so with a module
 * among the scripts the run itself is a module too: `libEnd` is always marked when every script has been evaluated.
 * @param {import('./contenders.mjs').Contender} contender
 * @param {number} n number of items
 * @param {{css: {url: string}[], js: {url: string, module: boolean}[]}} assets
 */
export function pageHtml(contender, n, {css, js}) {
  const dataUrl = contender.data ? `/data/${contender.data}.json?n=${n}` : null;
  const plan = {
    dataUrl,
    settings: {n, ...contender.settings},
    quiet: contender.quiet ?? 600,
    cap: contender.cap ?? 8000,
  };
  const hasModule = js.some(({module}) => module);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${contender.id}</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="data:,">
<style>body{margin:0;font:16px/1.5 system-ui,sans-serif}${contender.style ?? ''}</style>
<script>(${inScript(installRuntime.toString())})();</script>
${css.map(({url}) => `<link rel="stylesheet" href="${url}">`).join('\n')}
</head>
<body>
${contender.html ?? '<div id="root"></div>'}
<script>__bench.libStart = performance.now();</script>
${js.map(({url, module}) => `<script${moduleType(module)} src="${url}"></script>`).join('\n')}
<script${moduleType(hasModule)}>__bench.run(${inScript(contender.mount.toString())}, ${inScript(JSON.stringify(plan))});</script>
</body>
</html>`;
}

function moduleType(module) {
  return module ? ' type="module"' : '';
}

function inScript(code) {
  return code.replace(/<\/script/gi, '<\\/script');
}
