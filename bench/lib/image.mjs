import zlib from 'node:zlib';

const WIDTH = 160;
const HEIGHT = 90;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG of 160×90 px and 1 to 2 kB; the index chooses its colours. */
export function patternPng(index) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2], 8); // 8 bits a channel, RGB
  const pixels = zlib.deflateSync(scanlines(index), {level: 9});
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function scanlines(index) {
  const stride = 1 + WIDTH * 3; // each line begins with its filter, 0 for none
  const lines = Buffer.alloc(stride * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const red = (index * 16 + (x >> 3)) & 255;
      const green = (y * 2) & 255;
      const blue = (index * 40 + ((x ^ y) & 24)) & 255;
      lines.set([red, green, blue], y * stride + 1 + x * 3);
    }
  }
  return lines;
}

function chunk(type, content) {
  const named = Buffer.concat([Buffer.from(type), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(zlib.crc32(named));
  return Buffer.concat([length, named, checksum]);
}
