// The parts of a moving WebP: its canvas, and each frame as a WebP of its own. ffmpeg 7 and older do not decode these files.

import { BinaryView } from '../picture/binary-view.ts';

export interface WebpFrame {
  x: number;
  y: number;
  width: number;
  height: number;
  milliseconds: number;
  /** Laid over what is there; otherwise it replaces it. */
  isBlended: boolean;
  /** Its place becomes transparent after it. */
  isCleared: boolean;
  /** A whole WebP file. */
  file: Uint8Array;
}

export interface MovingWebp {
  width: number;
  height: number;
  frames: WebpFrame[];
  /** Whether the file ends within a frame. */
  isCutOff: boolean;
}

const HEADER_BYTES = 12;
const FRAME_HEADER_BYTES = 16;
const HAS_ALPHA = 0x10;
/** Browsers show what asks for less than this as long as pictures of 10 a second. */
const LEAST_MS = 11;
const USUAL_MS = 100;

export function readMovingWebp(bytes: Uint8Array): MovingWebp {
  const view = new BinaryView(bytes);
  const webp: MovingWebp = { width: 0, height: 0, frames: [], isCutOff: false };
  for (const { name, data, length } of chunks(view, HEADER_BYTES, bytes.length)) {
    if (name === 'VP8X') {
      webp.width = view.u24le(data + 4) + 1;
      webp.height = view.u24le(data + 7) + 1;
    }
    if (name !== 'ANMF') continue;
    if (data + length > bytes.length) {
      webp.isCutOff = true;
      break;
    }
    const frame = readFrame(view, data, length);
    const fits = frame.x + frame.width <= webp.width && frame.y + frame.height <= webp.height;
    if (fits) webp.frames.push(frame);
  }
  return webp;
}

function readFrame(view: BinaryView, at: number, length: number): WebpFrame {
  const flags = view.u8(at + 15);
  const asked = view.u24le(at + 12);
  const [width, height] = [view.u24le(at + 6) + 1, view.u24le(at + 9) + 1];
  return {
    x: view.u24le(at) * 2,
    y: view.u24le(at + 3) * 2,
    width,
    height,
    milliseconds: asked < LEAST_MS ? USUAL_MS : asked,
    isBlended: (flags & 2) === 0,
    isCleared: (flags & 1) === 1,
    file: standalone(view, at + FRAME_HEADER_BYTES, at + length, width, height),
  };
}

/** A file with the chunks of one frame: alpha stands before the picture and needs an extended header. */
function standalone(view: BinaryView, from: number, to: number, width: number, height: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const { name, data, length } of chunks(view, from, to)) {
    if (name === 'ALPH' || name === 'VP8 ' || name === 'VP8L')
      parts.push(view.bytes.subarray(data - 8, Math.min(to, data + length + (length & 1))));
    if (name === 'ALPH') parts.unshift(extendedHeader(width, height));
  }
  const size = parts.reduce((sum, part) => sum + part.length, 4);
  return Buffer.concat([Buffer.from('RIFF'), u32le(size), Buffer.from('WEBP'), ...parts]);
}

const extendedHeader = (width: number, height: number): Uint8Array =>
  Buffer.concat([Buffer.from('VP8X'), u32le(10), u32le(HAS_ALPHA), u24le(width - 1), u24le(height - 1)]);

const u32le = (value: number): Uint8Array => Uint8Array.of(value, value >> 8, value >> 16, value >>> 24);
const u24le = (value: number): Uint8Array => Uint8Array.of(value, value >> 8, value >> 16);

function* chunks(
  view: BinaryView,
  from: number,
  to: number,
): Generator<{ name: string; data: number; length: number }> {
  for (let at = from; at + 8 <= to;) {
    const length = view.u32le(at + 4);
    yield { name: view.text(at, 4), data: at + 8, length };
    at += 8 + length + (length & 1);
  }
}
