// Disposed renderers give their memory back at once, without waiting for the garbage collector.

import { expect, test } from 'vitest';
import { ReelRenderer } from '../../../src/engine/frame/renderer/reel-renderer.ts';
import { hashOf, rendererOf } from './reel-harness.ts';

const memoryOf = (renderer: unknown): object => {
  if (!(renderer instanceof ReelRenderer)) throw new TypeError('Expected a renderer of reels.');
  return renderer.env.memory.memory;
};
const FORMAT = { width: 64, height: 36 };
const reel = (i: number) =>
  `scene a for 1s { layer on md { value: fbm() * 0.${(i % 9) + 1} } text "${i}" { grid: xxl } shade: bloom() | vignette(0.3) }`;

test('300 renderers, opened and disposed one after another, use one memory and draw what fresh ones draw', async () => {
  const memories = new Set<object>();
  const hashes: string[] = [];
  for (let i = 0; i < 300; i++) {
    const renderer = await rendererOf(reel(i % 3), FORMAT);
    memories.add(memoryOf(renderer));
    hashes.push(hashOf(renderer.draw(3)));
    renderer.dispose();
  }
  expect(memories.size).toBe(1);
  expect(new Set(hashes).size).toBe(3);
  const [first, second] = [await rendererOf(reel(0), FORMAT), await rendererOf(reel(1), FORMAT)];
  expect(memoryOf(second)).not.toBe(memoryOf(first));
  expect([hashOf(first.draw(3)), hashOf(second.draw(3))]).toEqual(hashes.slice(0, 2));
  first.dispose();
  second.dispose();
});

test('a renderer that takes over from another keeps its memory until it is disposed itself', async () => {
  const first = await rendererOf(reel(0), FORMAT);
  first.draw(0);
  const memory = memoryOf(first);
  const second = await rendererOf(reel(1), FORMAT, { previous: first });
  second.draw(0);
  const other = await rendererOf(reel(2), FORMAT);
  expect(memoryOf(second)).toBe(memory);
  expect(memoryOf(other)).not.toBe(memory);
  other.dispose();
  second.dispose();
  second.dispose();
  const [a, b] = [await rendererOf(reel(0), FORMAT), await rendererOf(reel(0), FORMAT)];
  expect(new Set([memoryOf(a), memoryOf(b)]).size).toBe(2);
  a.dispose();
  b.dispose();
});
