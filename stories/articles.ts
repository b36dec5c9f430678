/** The articles of the campaign, as the stories of the news feed have them. */
import news from '../server/content/news.json';
import {ready} from './scenario.ts';

export type Article = (typeof news.items)[number];

export const [first, second, third] = news.items as [Article, Article, Article];

/** A drawing in place of a photograph, in a colour. */
const picture = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 400"><rect width="600" height="400" fill="${colour}"/></svg>`;

/** The feed with links, and a picture in every second article; the endpoint draws the pictures. */
export const illustrated = {
  ...ready({
    ...news,
    items: news.items.map((article, index) => ({
      ...article,
      url: `https://news.example/${article.id}`,
      ...(index % 2 === 0 && {image: `pictures/${index}.svg`}),
    })),
  }),
  action: () => new Response(picture('#5b7f95'), {headers: {'Content-Type': 'image/svg+xml'}}),
};
