/** Registers all elements of the kit. */
import './core-issues/define.ts';
import './negotiators/define.ts';
import './news-feed/define.ts';
import './petition/define.ts';
import './signup/define.ts';
import './timeline/define.ts';
