/* The embed builder: a form in, a snippet and a preview out. The hash of the script comes from the CDN's manifest. */

const form = document.querySelector('#choice');
const snippet = document.querySelector('#snippet');
const preview = document.querySelector('#preview');
const copied = document.querySelector('#copied');

const manifest = await (await fetch('/cdn/manifest.json')).json();

form.elements.src.value = new URL('/api/initiative.json', location.href);
form.elements.fallback.value = new URL('/', location.href);

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The attributes that were chosen for a widget; what is empty is left to its default. */
function attributesOf(widget) {
  return [...form.elements]
    .filter(({name}) => !['widget', 'fallback', ''].includes(name))
    .filter((field) => [undefined, widget].includes(field.closest('[data-for]')?.dataset.for))
    .filter(({value}) => value !== '')
    .map(({name, value}) => [name, name === value ? '' : value]);
}

function linesFor(widget, attributes) {
  const file = `${widget}.js`;
  const script = new URL(`/cdn/${manifest.version}/${file}`, location.href);
  const written = attributes.map(([name, value]) => (value ? `${name}="${escaped(value)}"` : name));
  const fallback = form.elements.fallback.value;
  return [
    `<script type="module" src="${script}"`,
    `  integrity="${manifest.files[file].integrity}" crossorigin="anonymous"></script>`,
    `<peace-${widget} ${written.join(' ')}>`,
    ...(fallback
      ? [`  <a href="${escaped(fallback)}">${escaped(new URL(fallback, location.href).host)}</a>`]
      : []),
    `</peace-${widget}>`,
  ].join('\n');
}

function show() {
  const widget = form.elements.widget.value;
  for (const part of form.querySelectorAll('[data-for]')) part.hidden = part.dataset.for !== widget;
  copied.textContent = '';
  const attributes = attributesOf(widget);
  snippet.textContent = linesFor(widget, attributes);
  const element = document.createElement(`peace-${widget}`);
  for (const [name, value] of attributes) element.setAttribute(name, value);
  preview.replaceChildren(element);
}

form.addEventListener('change', () => form.reportValidity() && show());
form.addEventListener('submit', (event) => event.preventDefault());
document.querySelector('#copy').addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(snippet.textContent);
    copied.textContent = 'Copied.';
  } catch {
    getSelection().selectAllChildren(snippet);
    copied.textContent = 'Selected: copy it with your keyboard.';
  }
});
show();
