// The whole frame moves by one vector, several times a second.

import { describe, expect, test } from 'vitest';
import { frameOf, glyphFrame, moment, pixels, shade, shader } from './harness.ts';

const [W, H] = [80, 60];
/** A disc of light in the middle. */
const disc = frameOf(
  W,
  H,
  Array.from({ length: W * H }, (_, i) => (((i % W) - 40) ** 2 + (Math.floor(i / W) - 30) ** 2 < 36 ? 200 : 0)),
);

/** Where the disc is, from the middle, in pixels. */
function offset(t: number, args: Record<string, unknown> = {}): [number, number] {
  const out = shade(shader('shake'), disc, moment(W, H, { t }), { amount: 0.4, rate: 10, ...args });
  let [sum, x, y] = [0, 0, 0];
  for (let row = 0; row < H; row++)
    for (let col = 0; col < W; col++) {
      const light = out.r.view[row * out.stride + col]!;
      [sum, x, y] = [sum + light, x + light * col, y + light * row];
    }
  return [x / sum - 40, y / sum - 30];
}

describe('shake', () => {
  test('moves everything by one vector, no farther than its amount in half the shorter side', () => {
    for (const t of [0, 0.1, 0.2, 0.3, 0.4]) {
      const [x, y] = offset(t);
      expect(Math.abs(x)).toBeLessThanOrEqual(0.4 * 30 + 0.5);
      expect(Math.abs(y)).toBeLessThanOrEqual(0.4 * 30 + 0.5);
    }
  });
  test('stays for one step of its rate, then jumps', () => {
    expect(offset(0.05)).toEqual(offset(0.01));
    const [[ax, ay], [bx, by]] = [offset(0.05), offset(0.15)];
    expect(Math.hypot(ax - bx, ay - by)).toBeGreaterThan(1);
  });
  test('an amount of 0 changes nothing', () => {
    const frame = glyphFrame(W, H);
    expect(Buffer.compare(pixels(shade(shader('shake'), frame, moment(W, H), { amount: 0 })), pixels(frame))).toBe(0);
  });
});
