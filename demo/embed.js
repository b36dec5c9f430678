/* The embed builder: a form in, lines and a preview out. Hashes and version of the scripts come from the CDN's manifest. */

const form = document.querySelector('#choice');
const snippet = document.querySelector('#snippet');
const preview = document.querySelector('#preview');
const copied = document.querySelector('#copied');
const {widget, way, lang, src, heading, fallback} = form.elements;

const ADVICE = {
  tag: 'The best way: it takes the fonts and colours of your page.',
  div: 'The same, where your editor removes tags that it does not know (WordPress’s classic editor, Elementor). The script must stay; where only an administrator may add one, it is put there once for all pages.',
  frame:
    'Where no script may stand on your page. It looks as it does here, and cannot see whether your page is light or dark: choose that below. Without its second line it keeps the height that you give, and scrolls. Browsers forget more in frames: a signature that could not be sent may be lost.',
};

/** What a frame is called, to whoever cannot see it: in the language of what is in it. */
const TITLES = {
  petition: {es: 'Petición', fr: 'Pétition', he: 'עצומה', ar: 'عريضة'},
  signup: {es: 'Suscripción', fr: 'Inscription', he: 'הרשמה', ar: 'الاشتراك'},
  'news-feed': {es: 'Noticias', fr: 'Actualités', he: 'חדשות', ar: 'الأخبار'},
  negotiators: {es: 'Negociadores', fr: 'Négociateurs', he: 'צוותי המשא ומתן', ar: 'المفاوضون'},
  timeline: {es: 'Cronología', fr: 'Chronologie', he: 'ציר הזמן', ar: 'التسلسل الزمني'},
  'core-issues': {
    es: 'Cuestiones centrales',
    fr: 'Questions centrales',
    he: 'סוגיות הליבה',
    ar: 'القضايا الأساسية',
  },
};

const OWN_DOCUMENT = new URL('/api/initiative.json', location.href).href;

/** The scripts' version and hashes. */
async function manifestOfCdn() {
  const response = await fetch('/cdn/manifest.json');
  if (!response.ok) throw new Error(`/cdn/manifest.json: ${response.status}`);
  return response.json();
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const written = ([name, value]) => (value ? `${name}="${escaped(value)}"` : name);

/** The attributes that were chosen; what is empty is left to its default. */
function chosenAttributes() {
  return [...form.elements]
    .filter(({name}) => !['widget', 'way', 'lang', 'fallback', ''].includes(name))
    .filter((field) => field.value !== '' && !field.closest('[hidden]'))
    .map(({name, value}) => [name, name === value ? '' : value]);
}

function element(name, attributes, content = '') {
  return [`<${name} ${attributes.map(written).join(' ')}>`, ...(content && [`  ${content}`]), `</${name}>`];
}

/** The same in the language that was chosen: of the campaign's own documents, the one in it. */
function inLanguage(attributes) {
  const language = lang.value;
  if (!language) return attributes;
  const own = new URL(`/api/${language}/initiative.json`, location.href).href;
  return [
    ['lang', language],
    ...attributes.map(([name, value]) => [name, name === 'src' && value === OWN_DOCUMENT ? own : value]),
  ];
}

/** The lines for a page that loads the script. */
function linesWithScript({version, files}, attributes) {
  const file = `${widget.value}.js`;
  const script = new URL(`/cdn/${version}/${file}`, location.href);
  const url = fallback.value;
  const content = url && `<a href="${escaped(url)}">${escaped(new URL(url).host)}</a>`;
  return [
    `<script type="module" src="${script}"`,
    `  integrity="${files[file].integrity}" crossorigin="anonymous"></script>`,
    ...(way.value === 'div'
      ? element('div', standIn(attributes), content)
      : element(`peace-${widget.value}`, attributes, content)),
  ];
}

/** What stands in for the tag; its language is that of any element. */
function standIn(attributes) {
  return [
    ['data-peace', widget.value],
    ...attributes.map(([name, value]) => [name === 'lang' ? name : `data-${name}`, value]),
  ];
}

function frameAttributes(attributes) {
  const page = new URL(`/frame/${widget.value}`, location.href);
  const language = lang.value ? [['lang', lang.value]] : [];
  // Of the campaign's own documents the frame takes the one in its language.
  const parameters = attributes.filter(([name, value]) => name !== 'src' || value !== OWN_DOCUMENT);
  page.search = new URLSearchParams([...language, ...parameters]);
  return [
    ['src', page.href],
    ['title', heading.value || (TITLES[widget.value][lang.value] ?? widget.selectedOptions[0].text)],
    ...language,
    ['height', '600'],
    ['loading', 'lazy'],
    ['allow', 'clipboard-write; web-share'],
    ['style', 'width: 100%; border: 0'],
  ];
}

/** The frame, and what gives it the height that it asks for. */
function linesOfFrame(attributes) {
  return [
    `<iframe ${frameAttributes(attributes).map(written).join(' ')}></iframe>`,
    `<script>addEventListener('message', ({origin, source, data}) => { if (origin === '${location.origin}') for (const frame of document.querySelectorAll('iframe')) if (frame.contentWindow === source) frame.height = data.peaceHeight; });</script>`,
  ];
}

function shownAs(attributes) {
  const [name, its] = {
    tag: [`peace-${widget.value}`, attributes],
    div: ['div', standIn(attributes)],
    frame: ['iframe', frameAttributes(attributes)],
  }[way.value];
  const shown = document.createElement(name);
  for (const [attribute, value] of its) shown.setAttribute(attribute, value);
  return shown;
}

/** What is asked depends on the widget, and on how it is put into a page. */
function showFields() {
  for (const part of form.querySelectorAll('[data-for]')) part.hidden = part.dataset.for !== widget.value;
  for (const part of form.querySelectorAll('[data-way]')) part.hidden = !part.dataset.way.includes(way.value);
  document.querySelector('#advice').textContent = ADVICE[way.value];
}

/** What is wrong is said below; the focus stays where the visitor goes on. */
function update(manifest) {
  const wrong = [...form.elements].find((field) => !field.closest('[hidden]') && !field.checkValidity());
  copied.textContent = wrong ? `${wrong.labels[0].textContent}: ${wrong.validationMessage}` : '';
  if (!wrong) show(manifest);
}

function show(manifest) {
  const isFrame = way.value === 'frame';
  const attributes = isFrame ? chosenAttributes() : inLanguage(chosenAttributes());
  const lines = isFrame ? linesOfFrame(attributes) : linesWithScript(manifest, attributes);
  snippet.textContent = lines.join('\n');
  preview.replaceChildren(shownAs(attributes));
}

addEventListener('message', ({source, data}) => {
  const frame = preview.querySelector('iframe');
  if (frame && frame.contentWindow === source) frame.height = data.peaceHeight;
});
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

src.value = OWN_DOCUMENT;
fallback.value = new URL('/', location.href);
// The fields do not wait for the manifest: whoever chooses while it is on its way is asked for the same.
form.addEventListener('change', showFields);
showFields();
try {
  const manifest = await manifestOfCdn();
  form.addEventListener('change', () => update(manifest));
  update(manifest);
} catch (error) {
  snippet.textContent = `The built kit is not here (${error.message}).\nBuild it with "npm run build", then load this page again.`;
}
