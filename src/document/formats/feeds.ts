/**
 * Other people's feeds become news, and other people's timelines ours: the readers that widgets and endpoint share. They
 * import nothing of a browser; XML comes parsed, and whoever calls brings what makes HTML text.
 */
export {newsOfJsonFeed} from './jsonfeed.ts';
export {newsOfPosts} from './posts.ts';
export {canonical} from './merged-news.ts';
export {mendedXml, newsOfXml} from './feed-xml.ts';
export {isTimelineJs, readAnyTimeline} from './timelinejs.ts';
export {embeddedIn, isoYear, isPicture, isQuotation} from './timelinejs-values.ts';
