/** Films that can be played on the page itself: only once a visitor asks for it, for until then nobody else learns of the visit. */

/** The address of the player for a film at YouTube or Vimeo; nothing for any other address. */
export function playerOf(url: string): string | undefined {
  const [, youtube, vimeo, hash] =
    /^https?:\/\/(?:[\w-]+\.)?(?:(?:youtube(?:-nocookie)?\.com\/(?:watch\?(?:.*&)?v=|(?:embed|live|shorts|v)\/)|youtu\.be\/)([\w-]+)|vimeo\.com\/(?:[a-z]\w*\/)*(\d+)(?:\/(\w+))?)/.exec(
      url,
    ) ?? [];
  // "90", "90s" or "1m30s".
  const [, hours = 0, minutes = 0, seconds = 0] =
    /[?&#](?:t|start)=(?:(\d+)h)?(?:(\d+)m)?(\d*)/.exec(url) ?? [];
  const start = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (youtube) return `https://www.youtube-nocookie.com/embed/${youtube}?autoplay=1&start=${start}`;
  return vimeo && `https://player.vimeo.com/video/${vimeo}?autoplay=1&dnt=1${hash ? `&h=${hash}` : ''}`;
}
