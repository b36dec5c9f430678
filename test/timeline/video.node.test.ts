import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {playerOf} from '../../src/timeline/video.ts';

describe('a film', () => {
  it('begins where its link says', () => {
    const starts = {
      'https://youtu.be/a1': 0,
      'https://youtu.be/a1?t=90': 90,
      'https://www.youtube.com/watch?v=a1&t=90s': 90,
      'https://www.youtube.com/watch?v=a1&t=1m30s': 90,
      'https://www.youtube.com/watch?v=a1#t=2m': 120,
      'https://www.youtube.com/watch?v=a1&t=1h2m3s': 3723,
      'https://www.youtube.com/embed/a1?start=90': 90,
    };
    for (const [url, start] of Object.entries(starts))
      assert.match(playerOf(url) ?? '', new RegExp(`/embed/a1\\?.*&start=${start}$`), url);
  });

  it('that a page shows may be public, or known by a secret', () => {
    assert.equal(playerOf('https://vimeo.com/12'), 'https://player.vimeo.com/video/12?autoplay=1&dnt=1');
    assert.match(playerOf('https://vimeo.com/12/ab') ?? '', /\/12\?.*&h=ab$/);
    assert.equal(playerOf('https://example.org/watch?v=a1'), undefined);
  });
});
