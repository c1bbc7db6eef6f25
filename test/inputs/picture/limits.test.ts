// Pictures that claim to be large: refused by their headers, or kept within the limit.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePicture } from '../../../src/engine/inputs/picture/decode-picture.ts';
import { pictureCodec } from '../../../src/engine/inputs/picture/picture-formats.ts';
import { fixture } from './open-picture.ts';
import { writeBmp } from './write-bmp.ts';
import { writePng } from './write-png.ts';

const MOST_PIXELS = 100_000;
const KEPT = 5000;

/** Files whose width and height are at that place. */
const FORMATS: [name: string, bytes: Uint8Array, put: (view: DataView, width: number, height: number) => void][] = [
  [
    'PNG',
    writePng({ width: 4, height: 4, type: 2, depth: 8, pixel: () => [1, 2, 3] }),
    (view, width, height) => {
      view.setUint32(16, width);
      view.setUint32(20, height);
    },
  ],
  [
    'BMP',
    writeBmp({ width: 4, height: 4, bits: 24, pixel: () => 0 }),
    (view, width, height) => {
      view.setInt32(18, width, true);
      view.setInt32(22, height, true);
    },
  ],
  [
    'GIF',
    Uint8Array.from([...Buffer.from('GIF89a'), 4, 0, 4, 0, 0, 0, 0, 0x3b]),
    (view, width, height) => {
      view.setUint16(6, width, true);
      view.setUint16(8, height, true);
    },
  ],
  [
    'JPEG',
    fixture('baseline.jpg'),
    (view, width, height) => {
      const frame = Buffer.from(fixture('baseline.jpg')).indexOf(Buffer.of(0xff, 0xc0));
      view.setUint16(frame + 5, height);
      view.setUint16(frame + 7, width);
    },
  ],
];

describe.each(FORMATS)('a %s of any size', (name, seed, put) => {
  it('is refused or kept within the limit', { timeout: 60_000 }, async () => {
    const size = fc.integer({ min: 1, max: 65_535 });
    await fc.assert(
      fc.asyncProperty(size, size, async (width, height) => {
        const bytes = Uint8Array.from(seed);
        put(new DataView(bytes.buffer), width, height);
        expect(pictureCodec(bytes)?.name).toBe(name);
        const result = await decodePicture(bytes, KEPT, MOST_PIXELS).catch((error: unknown) => error);
        if (result instanceof Error) {
          expect(result).toMatchObject({ code: 'picture-undrawable' });
          return;
        }
        expect(width * height).toBeLessThanOrEqual(MOST_PIXELS);
        expect((result as { width: number }).width * (result as { height: number }).height).toBeLessThanOrEqual(KEPT);
      }),
      { numRuns: 60 },
    );
  });
});
