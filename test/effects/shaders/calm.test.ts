// `calm` brings reels that fail within the limits, leaves steady ones as they are, and draws every frame the same however it is reached.

import { expect, test } from 'vitest';
import { findFlashes } from '../../../src/engine/render/report/flashes/find-flashes.ts';
import { createLightRecorder } from '../../../src/engine/render/report/flashes/light-record.ts';
import { hashOf, rendererOf } from '../../frame/renderer/reel-harness.ts';

const SIZE = { width: 192, height: 108 };
const scene = (items: string, shade: string) => `scene a for 4s {\n  tonemap: off\n  ${items}\n  shade: ${shade}\n}\n`;

async function kindsIn(text: string): Promise<string[]> {
  const renderer = await rendererOf(text, SIZE);
  const { width, height, fps } = renderer.format;
  const light = createLightRecorder(width, height, fps, renderer.frames);
  for (let frame = 0; frame < renderer.frames; frame++) light.add(frame, renderer.draw(frame));
  renderer.dispose();
  return findFlashes(light.bytes, width, height, fps).map(({ kind }) => kind);
}

const FAILING: Record<string, string> = {
  'a strobe': 'layer on md { value: 1  palette: blocks  color: #ffffff  opacity: fract(t * 6) < 0.5 ? 1 : 0 }',
  'short dark moments':
    'layer on md { value: 1  palette: blocks  color: #ffffff  opacity: fract(t * 4) < 0.8 ? 1 : 0 }',
  'bright moments':
    'layer on md { value: 1  palette: blocks  color: #ffffff  opacity: fract(t * 4) < 0.17 ? 1 : 0.02 }',
  'halves of opposite signs':
    'layer on md { value: fract(t * 5 + step(0.5, u) * 0.5) < 0.5 ? 1 : 0  palette: blocks  color: #ffffff }',
  'saturated red': 'layer on md { value: 1  palette: blocks  color: #a00000  opacity: fract(t * 5) < 0.5 ? 1 : 0 }',
};

test.each(Object.entries(FAILING))('%s fails without it, and passes with it', async (_name, items) => {
  expect(await kindsIn(scene(items, 'invert(mix: 0)'))).not.toEqual([]);
  expect(await kindsIn(scene(items, 'calm'))).toEqual([]);
});

test('what does not flash stays as it is, bit for bit', async () => {
  const steady = 'layer on md { value: 0.4 + 0.2 * u  palette: blocks  color: #40a0ff }';
  const [plain, calmed] = await Promise.all([
    rendererOf(scene(steady, 'invert(mix: 0)'), SIZE),
    rendererOf(scene(steady, 'calm'), SIZE),
  ]);
  for (const frame of [0, 1, 40]) expect(hashOf(calmed.draw(frame))).toBe(hashOf(plain.draw(frame)));
  plain.dispose();
  calmed.dispose();
});

test('a frame is the same in order, at once, again, and with feedback', async () => {
  for (const feedback of ['', 'feedback: echo(decay: 0.5)\n  ']) {
    const text = scene(feedback + FAILING['a strobe']!, 'bloom | calm');
    const [inOrder, atOnce] = await Promise.all([rendererOf(text, SIZE), rendererOf(text, SIZE)]);
    const hashes: string[] = [];
    for (let frame = 0; frame < 60; frame++) hashes.push(hashOf(inOrder.draw(frame)));
    expect(new Set(hashes).size).toBeGreaterThan(2);
    for (const frame of [50, 51, 20, 59, 58]) expect(hashOf(atOnce.draw(frame))).toBe(hashes[frame]);
    // Another frame and back draws it again.
    atOnce.draw(10);
    expect(hashOf(atOnce.draw(50))).toBe(hashes[50]);
    inOrder.dispose();
    atOnce.dispose();
  }
});

test('after a longer time than it looks back, a frame still is the same', async () => {
  const text = `scene a for 9s {\n  tonemap: off\n  ${FAILING['a strobe']!}\n  shade: calm\n}\n`;
  const [inOrder, atOnce] = await Promise.all([rendererOf(text, SIZE), rendererOf(text, SIZE)]);
  let last = '';
  for (let frame = 0; frame <= 200; frame++) last = hashOf(inOrder.draw(frame));
  expect(hashOf(atOnce.draw(200))).toBe(last);
  const { done, total } = atOnce.seekTowards(40, Infinity);
  expect(done).toBe(total);
  inOrder.dispose();
  atOnce.dispose();
});

test('three flashes a second pass through', async () => {
  const slow = 'layer on md { value: 1  palette: blocks  color: #303030  opacity: fract(t * 1) < 0.5 ? 1 : 0 }';
  const renderer = await rendererOf(scene(slow, 'calm'), SIZE);
  const plain = await rendererOf(scene(slow, 'invert(mix: 0)'), SIZE);
  // Dark grey is reached again within a few frames of each change.
  expect(hashOf(renderer.draw(30))).toBe(hashOf(plain.draw(30)));
  renderer.dispose();
  plain.dispose();
});
