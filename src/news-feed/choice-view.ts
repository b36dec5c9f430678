import {html} from 'lit';

/** Up to so many names are a row of buttons; more are a list to choose from. */
const CHIPS = 5;

/** One of the things that visitors choose from; the empty name is all of them. */
interface Option {
  readonly name: string;
  readonly label: string;
}

/** A row of buttons, or a list to choose from where there are many. */
export function renderChoice(
  options: readonly Option[],
  title: string,
  chosen: string,
  choose: (name: string) => void,
): unknown {
  return options.length > CHIPS + 1
    ? html`<label class="filter meta" part="filter"
        >${title}
        <select @change=${({target}: Event) => choose((target as HTMLSelectElement).value)}>
          ${options.map(
            ({name, label}) => html`<option value=${name} ?selected=${name === chosen}>${label}</option>`,
          )}
        </select></label
      >`
    : html`<div class="filter" part="filter" role="group" aria-label=${title}>
        ${options.map(
          ({name, label}) =>
            html`<button
              type="button"
              class="chip"
              aria-pressed=${name === chosen}
              @click=${() => choose(name)}
            >
              ${label}
            </button>`,
        )}
      </div>`;
}
