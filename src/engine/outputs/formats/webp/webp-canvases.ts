// Decodes frames of a moving WebP, or of a clip of one, with the decoder that inputs use.

import decodeModule from '@jsquash/webp/codec/dec/webp_dec.js';
import { decoderOptions } from '../../../inputs/picture/formats/wasm-decoder.ts';

export interface StillFrame {
  x: number;
  y: number;
  width: number;
  height: number;
  /** A whole WebP file. */
  file: Uint8Array;
}

/** RGBA canvases of the wanted frames, ascending. Frames replace what is below them. Throws where one is damaged. */
export async function* webpCanvases(
  frames: readonly StillFrame[],
  wanted: readonly number[],
  { width, height }: { width: number; height: number },
): AsyncGenerator<{ frame: number; canvas: Uint8Array }> {
  const decoder = await decodeModule(decoderOptions('webp', () => {}));
  const canvas = new Uint8Array(width * height * 4);
  let drawn = -1;
  for (const frame of wanted) {
    const whole = frames.findLastIndex((each, i) => i <= frame && each.width === width && each.height === height);
    for (let i = Math.max(drawn + 1, whole, 0); i <= frame; i++) {
      const { x, y, file, ...area } = frames[i]!;
      const picture = decoder.decode(Uint8Array.from(file)) as {
        data: Uint8ClampedArray;
        width: number;
        height: number;
      } | null;
      if (!picture || picture.width !== area.width || picture.height !== area.height)
        throw new Error(`Expected a picture of ${area.width}x${area.height} in frame ${i}, but got none.`);
      for (let row = 0; row < area.height; row++)
        canvas.set(
          picture.data.subarray(row * area.width * 4, (row + 1) * area.width * 4),
          ((y + row) * width + x) * 4,
        );
    }
    drawn = frame;
    yield { frame, canvas };
  }
}
