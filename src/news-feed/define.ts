import {define} from '../widget/define.ts';
import {PeaceNewsFeed} from './news-feed.ts';

define('peace-news-feed', PeaceNewsFeed);
