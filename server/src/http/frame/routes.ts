/**
 * `/frame/petition?petition-id=…`: one widget as a page for an `<iframe>` on somebody else's page. The parameters are the
 * attributes of the widget, and `lang`.
 */
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {Hono} from 'hono';
import {html} from 'hono/html';
import {petitionsIn} from '../../content/campaign.ts';
import type {Library} from '../../content/library.ts';
import type {Html} from '../html-answer.ts';
import {notFound} from '../problem.ts';
import {frameAnswer} from './page.ts';

interface Frames {
  readonly library: Library;
  /** The folder of the kit. */
  readonly kit: string;
  /** Where the endpoint is reached from outside; by default where a request says. */
  readonly publicUrl: string | undefined;
}

type Attributes = ReadonlyMap<string, string>;

/** The page that a widget stands for: a link to it is shown until the widget works, and is what visitors pass on. */
interface Page {
  readonly title: string;
  readonly href: string;
  readonly canonical: string | undefined;
}

/** How browsers ask for what they show inside another page. */
const FRAMED = /^(?:iframe|frame|embed|object)$/;

/**
 * What a widget says in the words of whoever wrote its tag: a heading, a goal, that it is another day, on which all may be over.
 * Opened by itself, a page is the campaign's own, and nobody else's words stand there.
 */
const SAID = /^(?:heading|goal|now)$/;

/** The route. */
export function frames({library, kit, publicUrl}: Frames): Hono {
  return new Hono().get('/frame/:widget', async ({req}) => {
    const widget = req.param('widget');
    const names = (await attributesOfWidgets(kit)).get(widget);
    if (!names) throw notFound('The kit has no such widget, or was not built: npm run build');
    const destination = req.header('Sec-Fetch-Dest') ?? '';
    const own = destination === 'document' ? names.filter((name) => !SAID.test(name)) : names;
    const given: Attributes = new Map(Object.entries(req.query()).filter(([name]) => own.includes(name)));

    const here = new URL(req.url);
    const endpoint = new URL(publicUrl ?? '/', here);
    const urls = addressesIn(given).map((address) => URL.parse(address, here));
    if (urls.some((url) => !/^https?:$/.test(url?.protocol ?? '')))
      return refusal(400, '“src” and “action” are addresses of http: or https:.');
    const foreign = urls.find((url) => url && ![here.origin, endpoint.origin].includes(url.origin));
    // Below the campaign's own address, what others say would seem to be said by the campaign.
    if (foreign && !FRAMED.test(destination))
      return refusal(403, `What is at ${foreign.host} can be seen here inside other pages only.`);

    const campaign = await campaignFor(library, req.query('lang'));
    const page = foreign
      ? {title: foreign.host, href: foreign.origin, canonical: URL.parse(req.header('Referer') ?? '')?.href}
      : await pageOfCampaign(library, campaign, widget, given.get('petition-id'), endpoint);
    const attributes = urls.length > 0 ? given : new Map([['src', campaign.document], ...given]);
    return frameAnswer({
      language: campaign.language,
      title: given.get('heading') || page.title,
      canonical: page.canonical,
      colorScheme: given.get('color-scheme')?.trim().toLowerCase(),
      kit: `../cdn/${widget}.js`,
      body: widgetView(widget, attributes, page),
    });
  });
}

/** The attributes of each widget, as the built kit says. */
async function attributesOfWidgets(kit: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const manifest = await readFile(join(kit, 'dist/cdn/manifest.json'), 'utf8').catch(
    () => '{"attributes": {}}',
  );
  return new Map(Object.entries((JSON.parse(manifest) as {attributes: Record<string, string[]>}).attributes));
}

/** Where documents come from and forms go; there may be several sources of news. */
function addressesIn(given: Attributes): string[] {
  const all = `${given.get('src') ?? ''} ${given.get('action') ?? ''}`;
  return all.split(/\s+/).filter(Boolean);
}

/** A mistake of whoever wrote the frame, or a frame that was taken out of its page. */
function refusal(status: number, sentence: string): Promise<Response> {
  return frameAnswer({status, language: 'en', title: sentence, body: html`<p>${sentence}</p>`});
}

interface CampaignFor {
  readonly language: string;
  readonly title: string;
  /** Where its document is, from `/frame/`. */
  readonly document: string;
}

/** The campaign in a language, or else in its own. */
async function campaignFor(library: Library, lang = ''): Promise<CampaignFor> {
  const asked = canonical(lang);
  const folder = asked && new Intl.Locale(asked).language;
  const translated = folder && (await library.campaign(folder));
  const {initiative} = (translated || (await library.campaign(''))) ?? {};
  const {title = '', language = 'en'} = (initiative ?? {}) as {title?: string; language?: string};
  const document = `../api/${translated ? `${folder}/` : ''}initiative.json`;
  return {language: asked ?? language, title, document};
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag || [])[0];
  } catch {
    return undefined;
  }
}

/** The page of a petition, which needs no script, or the campaign's first. */
async function pageOfCampaign(
  library: Library,
  {language, title}: CampaignFor,
  widget: string,
  id: string | undefined,
  endpoint: URL,
): Promise<Page> {
  const [first] = petitionsIn((await library.campaign('')) ?? {});
  const petition =
    widget === 'petition' ? await library.petition(id ?? first?.id ?? '', language) : undefined;
  const path = petition ? library.pageOf(petition.id, language) : '';
  return {
    title: petition?.title ?? (title || endpoint.host),
    href: `../${path}`,
    canonical: new URL(path, endpoint).href,
  };
}

function widgetView(widget: string, attributes: Attributes, {href, title}: Page): Html {
  const tag = `peace-${widget}`;
  const written = [...attributes].map(([name, value]) => html` ${name}="${value}"`);
  const link = html`<a href="${href}" target="_blank">${title}</a>`;
  return html`<${tag}${written}>${link}</${tag}>`;
}
