import {css} from 'lit';

/**
 * What all widgets look like. Sizes are in em, from the font size of the page or `--peace-font-size`: a page's own rem
 * may be anything. `text` and `surface` are painted together, so that one is legible on the other.
 */
export const baseStyles = css`
  :host {
    display: block;
    flex-grow: 1;
    min-width: min(100%, 240px);
    min-height: var(--peace-min-height, auto);
    font-family: var(--peace-font, inherit);
    font-size: var(--peace-font-size, inherit);
  }
  :host([hidden]) {
    display: none !important;
  }
  .root {
    /* A size container has no width of its own: where a page asks for one, as in a cell or a float, it is this. */
    container-type: inline-size;
    contain-intrinsic-inline-size: 240px;
    --_text: var(--peace-text, #16202a);
    --_muted: var(--peace-muted, #55626e);
    --_surface: var(--peace-surface, #fff);
    --_raised: var(--peace-raised, #f6f4ee);
    --_line: var(--peace-line, #dcd8cd);
    --_accent: var(--peace-accent, #0a5a7d);
    --_on-accent: var(--peace-on-accent, #fff);
    --_positive: var(--peace-positive, #3f6b1d);
    --_danger: var(--peace-danger, #a8281c);
    --_focus: var(--peace-focus, #0a5a7d);
    --_radius: var(--peace-radius, 6px);
    --_space: calc(4px * var(--peace-space, 1));
    --_gap: var(--peace-gap, calc(6 * var(--_space)));
  }
  .scheme-light {
    color-scheme: light;
  }
  .scheme-dark {
    color-scheme: dark;
    --_text: var(--peace-text, #e9edf1);
    --_muted: var(--peace-muted, #a4b0bb);
    --_surface: var(--peace-surface, #12181e);
    --_raised: var(--peace-raised, #1a222a);
    --_line: var(--peace-line, #2e3943);
    --_accent: var(--peace-accent, #6cc0e5);
    --_on-accent: var(--peace-on-accent, #06222f);
    --_positive: var(--peace-positive, #9ccf6a);
    --_danger: var(--peace-danger, #ff9a8d);
    --_focus: var(--peace-focus, #6cc0e5);
  }
  /* Where the browser can tell, the color-scheme decides, the page's own, too: this overrules both of the above. */
  @supports (color: light-dark(red, red)) {
    .root {
      --_text: var(--peace-text, light-dark(#16202a, #e9edf1));
      --_muted: var(--peace-muted, light-dark(#55626e, #a4b0bb));
      --_surface: var(--peace-surface, light-dark(#fff, #12181e));
      --_raised: var(--peace-raised, light-dark(#f6f4ee, #1a222a));
      --_line: var(--peace-line, light-dark(#dcd8cd, #2e3943));
      --_accent: var(--peace-accent, light-dark(#0a5a7d, #6cc0e5));
      --_on-accent: var(--peace-on-accent, light-dark(#fff, #06222f));
      --_positive: var(--peace-positive, light-dark(#3f6b1d, #9ccf6a));
      --_danger: var(--peace-danger, light-dark(#a8281c, #ff9a8d));
      --_focus: var(--peace-focus, light-dark(#0a5a7d, #6cc0e5));
    }
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  /* What the text of the page does with its lines would be inherited: words, not paragraphs, stand here. */
  .root {
    color: var(--_text);
    background: var(--_surface);
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    line-height: 1.5;
    letter-spacing: normal;
    word-spacing: normal;
    white-space: normal;
    text-underline-offset: 0.15em;
    overflow-wrap: anywhere;
  }
  #heading,
  .title {
    font-family: var(--peace-heading-font, inherit);
    font-weight: 650;
    line-height: 1.25;
    text-wrap: balance;
  }
  #heading {
    margin-block-end: calc(4 * var(--_space));
    font-size: 1.5em;
  }
  .title {
    font-size: 1.25em;
  }
  p {
    max-width: 68ch;
    margin: 0;
  }
  a {
    color: var(--_accent);
  }
  .meta {
    color: var(--_muted);
    font-size: 0.875em;
  }
  /* Below 16 px, iOS zooms into a field. */
  input,
  select,
  textarea {
    border: 1px solid var(--_muted);
    border-radius: var(--_radius);
    color: var(--_text);
    background: var(--peace-field);
    font: inherit;
    font-size: max(16px, 1em);
    width: 100%;
  }
  .text {
    white-space: pre-line;
  }
  button {
    min-height: 44px;
    padding: 0.5em 1.1em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    color: inherit;
    background: none;
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  button:hover {
    background: var(--_raised);
  }
  .quiet {
    min-width: 24px;
    min-height: 24px;
    padding: 0;
    border: 0;
    color: var(--_accent);
    font-size: 0.875em;
    text-decoration: underline;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .note {
    margin-block: calc(3 * var(--_space));
    color: var(--_muted);
    font-size: 0.875em;
  }
  .note.error {
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 3px solid var(--_danger);
    color: inherit;
    font-size: 1em;
  }
  .error button {
    display: block;
    margin-block-start: calc(3 * var(--_space));
  }
  .hidden,
  .note.loading {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .bone {
    height: 1em;
    margin-block-end: calc(2 * var(--_space));
    border-radius: 3px;
    background: var(--_line);
    opacity: 0.5;
  }
  .bone:nth-child(3n) {
    width: 60%;
  }
  @media print {
    .root {
      /* Firefox prints nothing of what a container query displays in another way than on the screen. */
      container-type: normal;
      color-scheme: light;
      color: #000;
      background: none;
    }
    /* But not a name that is one. */
    button:not(.title *) {
      display: none;
    }
  }
`;
