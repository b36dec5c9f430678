import {html, nothing} from 'lit';
import type {Choice, Group} from './filter.ts';

/** Up to so many names are a row of buttons; more are a list to choose from. */
const CHIPS = 5;

/**
 * A row of buttons, or a list to choose from where there are many.
 *
 * @param langOf Tells what a name in a language is marked as.
 * @param all What the choice of all of them is called; its own name is empty.
 */
export function renderChoice(
  choice: Choice,
  options: readonly Omit<Group, 'items'>[],
  langOf: (language: string | undefined) => string | typeof nothing,
  all: string,
  title: string,
  chosen: string,
  choose: (name: string) => void,
): unknown {
  const every = [{name: '', language: undefined}, ...options];
  const spoken = ({name, language}: Omit<Group, 'items'>) => (name ? langOf(language) : nothing);
  return options.length > CHIPS
    ? html`<label class="filter meta" part="filter">
        ${title}
        <select name=${choice} @change=${({target}: Event) => choose((target as HTMLSelectElement).value)}>
          ${every.map(
            (one) =>
              html`<option value=${one.name} lang=${spoken(one)} dir="auto">${one.name || all}</option>`,
          )}
        </select>
      </label>`
    : html`<div class="filter" part="filter" role="group" aria-label=${title}>
        ${every.map(
          (one) =>
            html`<button
              class="chip"
              lang=${spoken(one)}
              dir="auto"
              aria-pressed=${one.name === chosen}
              @click=${() => choose(one.name)}
            >
              ${one.name || all}
            </button>`,
        )}
      </div>`;
}
