const GROUPS = [
  'Northern Delegation',
  'Coastal States',
  'Island Alliance',
  'Observers',
  'Secretariat',
  'Civil Society',
];
const WORDS = (
  'treaty draft text negotiators agreed plastic cap production clause delegates plenary session walked deadline ' +
  'compromise bracketed article finance mechanism island states proposal rejected amended statement chair contact ' +
  'group night talks ministers signed campaign petition'
).split(' ');
const FIRST_DAY = Date.UTC(2015, 0, 1);
const LAST_DAY = Date.UTC(2026, 5, 30);
const IMAGE = {width: 160, height: 90};

/**
 * @typedef {object} Item
 * @property {string} id
 * @property {string} date an instant, to the second
 * @property {string} group
 * @property {string} headline eight words
 * @property {string} text 24 words
 * @property {string} url
 * @property {string | null} image every fourth item has one
 * @property {string} alt
 */

/**
 * The same n items every time, in date order, spread over eleven and a half years.
 * @param {number} n
 * @param {string} [origin] of the server that has the images
 * @returns {Item[]}
 */
export function makeItems(n, origin = '') {
  const random = seededRandom(20260101);
  const pick = (choices) => choices[Math.floor(random() * choices.length)];
  const words = (count) => Array.from({length: count}, () => pick(WORDS)).join(' ');
  return Array.from({length: n}, (_, index) => {
    const time = FIRST_DAY + ((index + random() * 0.9) / n) * (LAST_DAY - FIRST_DAY);
    const hasImage = index % 4 === 0;
    return {
      id: `e${index}`,
      date: `${new Date(time).toISOString().slice(0, 19)}Z`,
      group: pick(GROUPS),
      headline: capitalized(words(8)),
      text: `${capitalized(words(24))}.`,
      url: `https://example.org/news/${index}`,
      image: hasImage ? `${origin}/img/${(index / 4) % 16}.png` : null,
      alt: hasImage ? words(5) : '',
    };
  });
}

/** A linear congruential generator (Numerical Recipes' constants): from 0 to below 1. */
function seededRandom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function capitalized(text) {
  return text[0].toUpperCase() + text.slice(1);
}

/** The same items in each contender's own JSON. Served as `/data/<name>.json?n=…`. */
export const shapes = {
  neutral: (items) => ({items}),
  peaceTimeline,
  jsonFeed,
  timelineJs,
  mastodon,
  feedr,
};

/** `<peace-timeline>`'s native format. */
function peaceTimeline(items) {
  return {
    events: items.map(({id, date, headline, text, group, image, alt}) => ({
      id,
      start: day(date),
      title: headline,
      text,
      group,
      ...(image && {image: {url: image, alt, ...IMAGE}}),
    })),
  };
}

/** JSON Feed 1.1, `<peace-news-feed>`'s native format, with the group where the widget shows the outlet. */
function jsonFeed(items) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Road to the treaty',
    items: items.map(({id, url, date, headline, text, group, image}) => ({
      id,
      url,
      title: headline,
      summary: text,
      content_text: text,
      date_published: date,
      tags: [group],
      ...(image && {image}),
      _peace: {outlet: {name: group}},
    })),
  };
}

function timelineJs(items) {
  return {
    title: {text: {headline: 'Road to the treaty', text: 'All sessions'}},
    events: items.map(({id, date, headline, text, group, image, alt}) => {
      const [year, month, dayOfMonth] = day(date).split('-').map(Number);
      return {
        unique_id: id,
        group,
        start_date: {year, month, day: dayOfMonth},
        text: {headline, text},
        ...(image && {media: {url: image, thumbnail: image, alt, caption: '', credit: ''}}),
      };
    }),
  };
}

/** Statuses of Mastodon's REST API. */
function mastodon(items, origin) {
  return items.map(({id, url, date, headline, text, group, image, alt}) => ({
    id,
    url,
    uri: url,
    created_at: date,
    visibility: 'public',
    language: 'en',
    sensitive: false,
    spoiler_text: '',
    reblog: null,
    poll: null,
    card: null,
    mentions: [],
    tags: [],
    emojis: [],
    replies_count: 0,
    reblogs_count: 0,
    favourites_count: 0,
    content: `<p><a href="${url}">${headline}</a></p><p>${text}</p>`,
    account: {
      username: 'desk',
      display_name: group,
      url: `${origin}/@desk`,
      avatar: `${origin}/img/1.png`,
      emojis: [],
    },
    media_attachments: image ? [mastodonImage(image, alt)] : [],
  }));
}

function mastodonImage(url, description) {
  const aspect = IMAGE.width / IMAGE.height;
  return {type: 'image', url, preview_url: url, description, meta: {original: IMAGE, small: {aspect}}};
}

/** What the RSS-to-JSON proxy that vanilla-rss was made for answers. */
function feedr(items) {
  const entries = items.map(({url, date, headline, text, group, image, alt}) => ({
    title: headline,
    link: url,
    author: group,
    publishedDate: date,
    contentSnippet: text,
    categories: [group],
    content: `${image ? `<img src="${image}" alt="${alt}">` : ''}<p>${text}</p>`,
  }));
  return {responseStatus: 200, responseData: {feed: {title: 'Road to the treaty', entries}}};
}

function day(instant) {
  return instant.slice(0, 10);
}
