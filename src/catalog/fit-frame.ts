// How large a frame may be in a file of a limited size.

type Size = { width: number; height: number };

/** With fewer bits for each pixel of a second x264 leaves blocks instead of characters (docs/notes/encoding.md). */
const LEAST_BITS_PER_PIXEL = 0.04;
/** Shorter sides that are tried. */
const LINES = [2160, 1440, 1080, 720, 540, 360] as const;
/** Share of a file that is neither picture nor sound. */
const OVERHEAD = 0.02;

/** Kilobits a second that are left for the picture. */
export const pictureKbps = (maxBytes: number, seconds: number, soundKbps: number): number =>
  ((maxBytes * 8) / 1000 / Math.max(1 / 60, seconds)) * (1 - OVERHEAD) - soundKbps;

/** The frame, or the largest of the same shape whose pixels get enough bits; the smallest that is tried where none does. */
export function fitFrame(frame: Size, fps: number, kbps: number): Size {
  const enough = ({ width, height }: Size) => kbps * 1000 >= LEAST_BITS_PER_PIXEL * width * height * fps;
  if (enough(frame)) return frame;
  const own = Math.min(frame.width, frame.height);
  const smaller = LINES.filter((lines) => lines < own).map((lines) => scaledTo(frame, lines));
  return smaller.find(enough) ?? smaller.at(-1) ?? frame;
}

/** The size with `lines` as its shorter side; sides are even. */
export function scaledTo({ width, height }: Size, lines: number): Size {
  const factor = lines / Math.min(width, height);
  const even = (side: number) => 2 * Math.round((side * factor) / 2);
  return { width: even(width), height: even(height) };
}
