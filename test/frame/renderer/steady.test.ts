// In steady state nothing grows: neither kernel memory nor, over many edits, what they leave behind; and a renderer that
// takes over from another goes on where that was.

import { expect, test } from 'vitest';
import { hashOf, rendererOf } from './reel-harness.ts';

const BUSY = `scene a for 20s {
  layer on md { value: fbm() * (0.6 + audio.bass) hue: t * 0.1 }
  layer on sm { value: life() color: ramp(neon, value) mask: iris(0s, 1s) }
  particles boids on md { count: 50 trail: 4 }
  text "steady" { reveal: scramble(2s) backdrop: 0.5 }
  feedback: tunnel()
  shade: bloom | kaleidoscope(6, when: audio.decay > 0.3) | vignette | grain(8)
}`;

test('kernel memory is the same after 10 and after 200 frames', async () => {
  const renderer = await rendererOf(BUSY, {}, { checkpointBytes: 0 });
  for (let i = 0; i < 10; i++) renderer.draw(i);
  const before = renderer.memoryBytes();
  for (let i = 10; i < 200; i++) renderer.draw(i);
  expect(renderer.memoryBytes()).toBe(before);
});

test('kernel memory is bounded over edits', async () => {
  let renderer = await rendererOf(BUSY);
  renderer.draw(5);
  const sizes: number[] = [];
  for (let edit = 0; edit < 12; edit++) {
    renderer = await rendererOf(BUSY.replace('0.6', `0.${60 + edit}`), {}, { previous: renderer });
    renderer.draw(6 + edit);
    sizes.push(renderer.memoryBytes());
  }
  expect(sizes.at(-1)).toBe(sizes[3]);
});

test('an edit keeps the state of what it did not touch', async () => {
  const text = (hue: number) => `scene a for 10s { layer on md { value: life(density: 0.2) hue: ${hue} } }`;
  const before = await rendererOf(text(0.1));
  before.draw(100);
  const after = await rendererOf(text(0.6), {}, { previous: before });
  expect(after.seekTowards(101, 0).total).toBe(0);
  const fresh = await rendererOf(text(0.6));
  expect(hashOf(after.draw(101))).toBe(hashOf(fresh.draw(101)));
  expect(hashOf(after.draw(50))).toBe(hashOf(fresh.draw(50)));
  expect(() => before.draw(0)).toThrow();
});

test('the same frame is the same picture in another renderer', async () => {
  const a = await rendererOf(BUSY);
  const b = await rendererOf(BUSY);
  for (const frame of [0, 1, 30]) expect(hashOf(a.draw(frame))).toBe(hashOf(b.draw(frame)));
});
