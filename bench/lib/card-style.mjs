/** One look for all contenders that bring none of their own, so that style and layout cost them the same. */
export const CARDS = `
.list{list-style:none;margin:0 auto;padding:0 1rem;max-width:44rem;border-inline-start:3px solid #b33}
.card{padding:1rem;border-block-end:1px solid #ddd}
.card article{display:flow-root}
.card h3{margin:.25rem 0;font-size:1.1rem}
.card p{margin:0}
.card img{float:inline-end;margin-inline-start:1rem}
.tag{font-size:.8rem;background:#eee;border-radius:3px;padding:.1em .4em}`;

/** The browser skips what is out of sight. */
export const SKIP_UNSEEN = '.card{content-visibility:auto;contain-intrinsic-size:auto 140px}';
