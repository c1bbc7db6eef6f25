// steady, dither and crisp: what they change, and that they give the same frames in any order and on any worker.

import { describe, expect, test } from 'vitest';
import { hashOf, meanOf, rendererOf } from './reel-harness.ts';

const reel = (settings: string) => `scene a for 10s { tonemap: off  gamma: 1  layer on md { ${settings} } }`;
const hashes = async (text: string, frames: number[]) => {
  const renderer = await rendererOf(text);
  return frames.map((frame) => hashOf(renderer.draw(frame)));
};

describe('steady', () => {
  const NOISY = 'value: clamp(plasma(speed: 0.05) + 0.04 * temporalNoise(), 0, 1)  color: #fff';
  const FINE = 'value: clamp(fbm(scale: 0.12, speed: 0) + 0.05 * noise(scale: 0.05, speed: 9), 0, 1)  palette: ascii';
  const KINDS = [
    `${FINE}  glyphs: match`,
    `${NOISY}  glyphs: shape`,
    `${NOISY}  glyphs: ramp`,
    `${NOISY}  glyphs: ramp  dither: ordered`,
  ];

  test.each(KINDS)('draws the same frames forwards, backwards and from the middle: %s', async (kind) => {
    const text = reel(`${kind}  steady: 0.5`);
    const frames = [0, 1, 5, 95, 96, 97, 130];
    const forwards = await hashes(text, frames);
    expect((await hashes(text, frames.toReversed())).toReversed()).toEqual(forwards);
    for (const [i, frame] of frames.entries()) expect(await hashes(text, [frame])).toEqual([forwards[i]]);
  });

  test.each(KINDS)('changes fewer pixels from frame to frame: %s', async (kind) => {
    const changes = async (steady: number) => {
      const renderer = await rendererOf(reel(`${kind}  steady: ${steady}`));
      let last: Uint8Array | null = null;
      let changed = 0;
      for (let frame = 0; frame < 12; frame++) {
        const now = renderer.draw(frame).g.view.slice();
        for (let i = 0; last && i < now.length; i++) if (Math.abs(now[i] - last[i]) > 24) changed++;
        last = now;
      }
      return changed;
    };
    expect(await changes(0.6)).toBeLessThan(0.7 * (await changes(0)));
  });

  test('begins anew every 96 reel frames', async () => {
    const renderer = await rendererOf(reel(`${FINE}  glyphs: match  steady: 1`));
    const plain = await rendererOf(reel(`${FINE}  glyphs: match`));
    expect(hashOf(renderer.draw(96))).toBe(hashOf(plain.draw(96)));
    expect(hashOf(renderer.draw(95))).not.toBe(hashOf(plain.draw(95)));
  });

  test('seeking far into a segment replays at most 96 frames', async () => {
    const renderer = await rendererOf(reel(`${FINE}  glyphs: match  steady: 0.4`));
    expect(renderer.seekTowards(239, 0).total).toBeLessThanOrEqual(96);
  });
});

describe('dither', () => {
  test.each(['ordered', 'noise', 'diffuse'])('%s keeps the mean light between two glyphs', async (dither) => {
    const level = async (settings: string) =>
      meanOf((await rendererOf(reel(`palette: " █"  color: #fff  threshold: 0  ${settings}`))).draw(0));
    expect(await level(`value: 0.3  dither: ${dither}`)).toBeGreaterThan(0.27 * 255);
    expect(await level(`value: 0.3  dither: ${dither}`)).toBeLessThan(0.33 * 255);
    expect(await level('value: 0.3')).toBe(0);
  });

  test.each(['ordered', 'noise', 'diffuse'])('%s does not move while the picture stands still', async (dither) => {
    const text = reel(`value: 0.2 + 0.6 * u  color: #fff  dither: ${dither}`);
    const [first, later] = await hashes(text, [0, 30]);
    expect(later).toBe(first);
  });

  test('spaces glyphs by ink, whatever their order', async () => {
    const frame = async (palette: string) =>
      hashOf((await rendererOf(reel(`value: u  palette: "${palette}"  dither: ordered`))).draw(0));
    expect(await frame(' .+@')).toBe(await frame('@ +.'));
  });
});

describe('crisp', () => {
  const SHAPES = 'value: smoothstep(0.05, -0.05, circle(0.6)) * 0.9 + 0.1  color: #fff  glyphs: shape';
  test('is without effect at 0, and chooses other glyphs at outlines', async () => {
    const [plain] = await hashes(reel(SHAPES), [0]);
    expect(await hashes(reel(`${SHAPES}  crisp: 0`), [0])).toEqual([plain]);
    expect(await hashes(reel(`${SHAPES}  crisp: 1`), [0])).not.toEqual([plain]);
  });

  test('leaves flat cells alone', async () => {
    const flat = 'value: 0.5  color: #fff  glyphs: shape';
    // A border cell has black beyond the frame.
    const inner = async (text: string) => meanOf((await rendererOf(reel(text))).draw(0), 40, 40, 280, 140);
    expect(await inner(`${flat}  crisp: 1`)).toBe(await inner(flat));
  });
});
