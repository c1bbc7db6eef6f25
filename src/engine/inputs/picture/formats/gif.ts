// GIF with one frame. One with several is footage.

import { GifReader } from 'omggif';
import { BinaryView } from '../binary-view.ts';
import { writeRows, type PictureCodec } from '../picture-codec.ts';
import { PictureError } from '../picture-error.ts';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const GRAPHIC_CONTROL = 0xf9;
const MOST_FRAME_PIXELS = 200e6;

interface Blocks {
  frames: number;
  hasTransparency: boolean;
  /** Whether the first frame's data is whole. */
  isWhole: boolean;
  /** Where the second frame begins, or the end. */
  end: number;
}

export const gif: PictureCodec = {
  name: 'GIF',
  matches: (bytes) => new BinaryView(bytes).has(0, 'GIF87a') || new BinaryView(bytes).has(0, 'GIF89a'),
  header(bytes) {
    const view = new BinaryView(bytes);
    const { frames, hasTransparency } = readBlocks(view);
    const [width, height] = [view.u16le(6), view.u16le(8)];
    if (width === 0 || height === 0) throw new PictureError('it has no pixels');
    return {
      ...{ width, height, depth: 8, orientation: 1, model: 'palette' },
      hasAlpha: hasTransparency,
      isMoving: frames > 1,
    };
  },
  decode(bytes, { width, height }, sink) {
    const { frames, isWhole, end } = readBlocks(new BinaryView(bytes));
    if (frames === 0) throw new PictureError('it has no frame');
    const rgba = new Uint8Array(width * height * 4);
    try {
      const tail = isWhole ? [TRAILER] : [0, TRAILER];
      const reader = new GifReader(Buffer.concat([bytes.subarray(0, end), Buffer.from(tail)]));
      const frame = reader.frameInfo(0);
      if (
        frame.x + frame.width > width ||
        frame.y + frame.height > height ||
        frame.width * frame.height > MOST_FRAME_PIXELS
      )
        throw new PictureError('its frame is larger than its canvas');
      reader.decodeAndBlitFrameRGBA(0, rgba);
    } catch (error) {
      if (error instanceof PictureError) throw error;
      throw new PictureError(`it is damaged (${error instanceof Error ? error.message : String(error)})`);
    }
    sink.begin(width, height, 8);
    writeRows(sink, rgba, width, height);
    if (!isWhole) sink.warn('It is cut off: pixels are missing.');
  },
};

function readBlocks(view: BinaryView): Blocks {
  const blocks: Blocks = { frames: 0, hasTransparency: false, isWhole: false, end: view.length };
  let at = 13 + colorTableBytes(view.u8(10));
  while (at < view.length) {
    const kind = view.u8(at);
    if (kind === TRAILER) return { ...blocks, isWhole: true };
    if (kind === EXTENSION) {
      if (view.u8(at + 1) === GRAPHIC_CONTROL && blocks.frames === 0)
        blocks.hasTransparency = (view.u8(at + 3) & 1) === 1;
      at = afterBlocks(view, at + 2);
    } else if (kind === IMAGE) {
      blocks.frames++;
      if (blocks.frames === 2) return { ...blocks, end: at, isWhole: true };
      at = afterBlocks(view, at + 11 + colorTableBytes(view.u8(at + 9)));
    } else {
      break;
    }
  }
  return blocks;
}

const colorTableBytes = (flags: number): number => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);

/** Past sub-blocks, each with its length before it, up to an empty one. */
function afterBlocks(view: BinaryView, from: number): number {
  let at = from;
  while (at < view.length && view.u8(at) !== 0) at += 1 + view.u8(at);
  return at + 1;
}
