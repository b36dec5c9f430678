import {html} from 'lit';

/** Up to so many names are a row of buttons; more are a list to choose from. */
const CHIPS = 5;

/**
 * A row of buttons, or a list to choose from where there are many.
 *
 * @param all What the choice of all of them is called; its own name is empty.
 */
export function renderChoice(
  names: readonly string[],
  all: string,
  title: string,
  chosen: string,
  choose: (name: string) => void,
): unknown {
  const options = ['', ...names];
  return names.length > CHIPS
    ? html`<label class="filter meta" part="filter"
        >${title}
        <select @change=${({target}: Event) => choose((target as HTMLSelectElement).value)}>
          ${options.map(
            (name) => html`<option value=${name} ?selected=${name === chosen}>${name || all}</option>`,
          )}
        </select></label
      >`
    : html`<div class="filter" part="filter" role="group" aria-label=${title}>
        ${options.map(
          (name) =>
            html`<button
              type="button"
              class="chip"
              aria-pressed=${name === chosen}
              @click=${() => choose(name)}
            >
              ${name || all}
            </button>`,
        )}
      </div>`;
}
