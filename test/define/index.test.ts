import {expect} from '@open-wc/testing';
import '../../src/all.ts';
import * as kit from '../../src/index.ts';
import * as events from '../../src/widget/events.ts';

const ELEMENTS = {
  'peace-core-issues': kit.PeaceCoreIssues,
  'peace-negotiators': kit.PeaceNegotiators,
  'peace-news-feed': kit.PeaceNewsFeed,
  'peace-petition': kit.PeacePetition,
  'peace-signup': kit.PeaceSignup,
  'peace-timeline': kit.PeaceTimeline,
};

describe('the whole kit', () => {
  for (const [tag, element] of Object.entries(ELEMENTS)) {
    it(`registers <${tag}> under its class`, () => {
      expect(customElements.get(tag) === element).to.equal(true);
      expect(element.version).to.equal(kit.version);
    });
  }

  it('exports every event', () => {
    expect(Object.keys(kit)).to.include.members(Object.keys(events));
  });
});
