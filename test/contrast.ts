/** Contrast of colours, as WCAG 2.2 counts it. */

/** Red, green and blue, 0–1. */
export type Colour = readonly number[];

/** What is seen where colours lie on each other, the lowest first. */
export function painted(...layers: readonly string[]): Colour {
  const context = Object.assign(document.createElement('canvas'), {width: 1, height: 1}).getContext('2d');
  if (!context) throw new Error('no canvas');
  for (const layer of layers) {
    context.fillStyle = layer;
    context.fillRect(0, 0, 1, 1);
  }
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => value / 255);
}

/** The contrast of two colours, 1–21. */
export function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: Colour): number {
  const [red = 0, green = 0, blue = 0] = color.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
