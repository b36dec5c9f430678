import {css} from 'lit';

/** What forms look like: one column, one primary button. */
export const formStyles = css`
  .stack {
    display: flex;
    flex-direction: column;
    gap: calc(4 * var(--_space));
    max-width: 36em;
  }
  label {
    font-weight: 600;
  }
  .check label,
  label .meta {
    font-weight: 400;
  }
  /* A place for what is announced takes none before. */
  [role='status']:empty {
    position: absolute;
  }
  input,
  select,
  textarea {
    min-height: max(48px, 2.75em);
    margin: 4px 0 0;
    padding: 0.5em 0.75em;
  }
  /* So stands a telephone number, too, by the browsers' own style. */
  [type='email'] {
    direction: ltr;
  }
  .check {
    display: flex;
    align-items: start;
    gap: calc(3 * var(--_space));
  }
  [type='checkbox'] {
    flex: none;
    width: 24px;
    min-height: 24px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .primary,
  .primary:hover {
    border-color: transparent;
    color: var(--_on-accent);
    background: var(--_accent);
  }
  .stack > button:not(.primary) {
    align-self: start;
  }
  .box {
    padding: calc(4 * var(--_space));
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
  }
  .bad,
  [aria-invalid='true'] {
    border: 2px solid var(--_danger);
  }
  .bad a,
  .wrong {
    color: var(--_danger);
    font-weight: 600;
  }
  /* Of the letters' size: large ones have no room side by side. */
  @container (min-width: 24.5em) {
    .questions {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      align-items: end;
    }
    .questions > :not(.given-name, .family-name, .postal-code, .address-level1) {
      grid-column: 1 / -1;
    }
    .primary {
      align-self: start;
      min-width: 12em;
    }
  }
  @media print {
    #form {
      display: none;
    }
  }
`;
