// blur, edges and equalize: what they do to known fields, and that they look the same at every density.

import { expect, test } from 'vitest';
import { meanOf, rendererOf } from '../../frame/renderer/reel-harness.ts';

const PLAIN = 'palette: "█"  color: rgb(value, value, value)  threshold: 0';
/** The level 0..255 of a field at a place in uv. */
async function levelAt(field: string, u: number, v: number, format = {}): Promise<number> {
  const renderer = await rendererOf(
    `scene a for 2s { tonemap: off  gamma: 1  layer on sm { value: ${field}  ${PLAIN} } }`,
    { width: 640, height: 360, ...format },
  );
  const frame = renderer.draw(0);
  const [x, y] = [Math.floor(u * frame.width), Math.floor(v * frame.height)];
  return meanOf(frame, x, y, x + 1, y + 1);
}

test('blur spreads a step and leaves even parts and edges of the frame alone', async () => {
  const step = (r: number) => `blur(x > 0, ${r})`;
  expect(await levelAt(step(0.4), 0.03, 0.5)).toBe(0);
  expect(await levelAt(step(0.4), 0.97, 0.5)).toBe(255);
  expect(Math.abs((await levelAt(step(0.4), 0.5, 0.5)) - 128)).toBeLessThan(20);
  // One standard deviation, half the radius, from the step: 84 % of it. 0.2 frame units are 36 of 640 pixels.
  expect(Math.abs((await levelAt(step(0.4), 0.5 + 36 / 640, 0.5)) - 214)).toBeLessThan(8);
  expect(await levelAt(step(0), 0.52, 0.5)).toBe(255);
});

test('edges is bright at a step, dark elsewhere, and follows the gain', async () => {
  const step = 'edges(x > 0, 0.04)';
  expect(await levelAt(step, 0.5, 0.5)).toBeGreaterThan(150);
  expect(await levelAt(step, 0.3, 0.5)).toBe(0);
  expect(await levelAt('edges(0.5 + 0.02 * x)', 0.3, 0.5)).toBeLessThan(8);
  expect(await levelAt('edges(x > 0, gain: 0)', 0.5, 0.5)).toBe(0);
});

test('equalize spreads a narrow range, and k mixes it in', async () => {
  const dark = '0.1 + 0.1 * u';
  const range = async (k: number) =>
    (await levelAt(`equalize(${dark}, ${k})`, 0.56, 0.5)) - (await levelAt(`equalize(${dark}, ${k})`, 0.44, 0.5));
  expect(await range(0)).toBeLessThan(6);
  expect(await range(1)).toBeGreaterThanOrEqual(2 * (await range(0)));
});

test.each(['blur(voronoi(), 0.1)', 'edges(voronoi(), gain: 3)', 'equalize(fbm() * 0.3)'])(
  '%s is alike on a small and a large frame',
  async (field) => {
    for (const [u, v] of [
      [0.2, 0.3],
      [0.5, 0.5],
      [0.71, 0.8],
    ]) {
      const small = await levelAt(field, u, v, { width: 320, height: 180 });
      const large = await levelAt(field, u, v, { width: 960, height: 540 });
      expect(Math.abs(small - large)).toBeLessThan(26);
    }
  },
);

test('they nest, and read fields with state', async () => {
  expect(await levelAt('edges(blur(life(), 0.05), gain: 4)', 0.5, 0.5)).toBeGreaterThanOrEqual(0);
});
