import {html, nothing} from 'lit';
import type {Choice} from './filter.ts';

/** Up to so many names are a row of buttons; more are a list to choose from. */
const CHIPS = 5;

/** A name to choose by, and its `lang`. */
export interface Option {
  readonly name: string;
  readonly lang: string | typeof nothing;
}

/**
 * A row of buttons, or a list to choose from where there are many.
 *
 * @param all What the choice of all of them is called; its own name is empty.
 */
export function renderChoice(
  choice: Choice,
  options: readonly Option[],
  all: string,
  title: string,
  chosen: string,
  choose: (name: string) => void,
): unknown {
  const every: readonly Option[] = [{name: '', lang: nothing}, ...options];
  return options.length > CHIPS
    ? html`<label class="search meta" part="filter">
        ${title}
        <select name=${choice} @change=${({target}: Event) => choose((target as HTMLSelectElement).value)}>
          ${every.map(
            (one) => html`<option value=${one.name} lang=${one.lang} dir="auto">${one.name || all}</option>`,
          )}
        </select>
      </label>`
    : html`<div class="filter" part="filter" role="group" aria-label=${title}>
        ${every.map(
          (one) =>
            html`<button
              class="chip"
              lang=${one.lang}
              dir="auto"
              aria-pressed=${one.name === chosen}
              @click=${() => choose(one.name)}
            >
              ${one.name || all}
            </button>`,
        )}
      </div>`;
}
