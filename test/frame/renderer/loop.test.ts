// A reel with `loop: on` ends where it begins: the step from its last frame to its first is no larger than the steps beside it.

import { describe, expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.generated.ts';
import { exampleReel } from '../../../src/catalog/example-reel.ts';
import type { CatalogEntry } from '../../../src/contract/catalog-entry.ts';
import type { Frame } from '../../../src/engine/kernels/frame.ts';
import { compile } from '../../../src/language/compile.ts';
import { rendererOf } from './reel-harness.ts';

const KINDS = ['field', 'transform', 'shader', 'color', 'mask', 'distance'];
const FORMAT = { width: 160, height: 90 };

const pixelsOf = ({ r, g, b, width, height, stride }: Frame): Uint8Array => {
  const all = new Uint8Array(width * height * 3);
  let at = 0;
  for (const { view } of [r, g, b])
    for (let y = 0; y < height; y++) {
      all.set(view.subarray(y * stride, y * stride + width), at);
      at += width;
    }
  return all;
};

const difference = (a: Uint8Array, b: Uint8Array): number =>
  a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length;

/** Steps on each side of the seam: more than what changes a few times a second stays the same. */
const STEPS = 9;

/** Mean difference (levels) across the seam, and the largest of those beside it. */
async function seamOf(text: string): Promise<{ seam: number; beside: number }> {
  const renderer = await rendererOf(text, FORMAT);
  const around = (from: number): Uint8Array[] =>
    Array.from({ length: STEPS + 1 }, (_, i) => pixelsOf(renderer.draw(from + i)));
  const steps = (frames: readonly Uint8Array[]): number[] =>
    frames.slice(1).map((frame, i) => difference(frames[i]!, frame));
  const beginning = around(0);
  const end = around(renderer.frames - STEPS - 1);
  renderer.dispose();
  return { seam: difference(end.at(-1)!, beginning[0]!), beside: Math.max(...steps(beginning), ...steps(end)) };
}

/** The example of an entry, with the motion of its own expressions brought back. */
const exampleOf = (entry: CatalogEntry): string =>
  exampleReel(entry).text.replaceAll('rotate(t * 12deg)', 'rotate(progress * 360deg)');

/** Those whose example moves by itself, if at all. */
const looping = catalog.filter(
  ({ kind, loops, example }) => KINDS.includes(kind) && loops !== false && !/\bt\b/.test(example),
);
const isQuiet = (text: string): boolean =>
  compile(text).diagnostics.every(({ code, severity }) => code !== 'cannot-loop' && severity !== 'error');

describe('the example of every effect that loops', () => {
  const texts = looping
    .map((entry) => ({ name: `${entry.kind} ${entry.name}`, text: exampleOf(entry) }))
    .filter(({ text }) => isQuiet(`reel { loop: on }\n${text}`));

  test('is checked for most of them', () => {
    expect(texts.length).toBeGreaterThan(110);
  });

  for (const { name, text } of texts)
    test(name, async () => {
      const { seam, beside } = await seamOf(`reel { loop: on }\n${text}`);
      expect(seam).toBeLessThanOrEqual(beside * 1.6 + 0.4);
    });

  test('jumps without `loop: on`, where it drifts', async () => {
    const jumps: string[] = [];
    for (const name of ['field noise', 'field fbm', 'field plasma', 'field rain', 'field voronoi', 'shader wave']) {
      const { seam, beside } = await seamOf(texts.find((each) => each.name === name)!.text);
      if (seam > beside * 1.6 + 0.4) jumps.push(name);
    }
    expect(jumps).toEqual(['field noise', 'field fbm', 'field plasma', 'field rain', 'field voronoi', 'shader wave']);
  });
});

describe('a reel of several scenes that loops', () => {
  const scenes = (header: string): string =>
    `${header}
scene a for 2s { transition: crossfade(0.5s)
  layer on md { value: plasma() } }
scene b for 2s { layer on md { value: rings(speed: 0.4)  hue: 0.1 } }`;

  test('begins with the first transition over the end of the last scene', async () => {
    const { seam, beside } = await seamOf(scenes('reel { loop: on }'));
    expect(seam).toBeLessThanOrEqual(beside * 1.6 + 0.4);
    const cut = await seamOf(scenes('reel { }'));
    expect(cut.seam).toBeGreaterThan(cut.beside * 3);
  });

  test('draws the same frames when they are sought', async () => {
    const text = scenes('reel { loop: on }');
    const played = await rendererOf(text, FORMAT);
    const frames = [0, 1, 5, 11, 12].map((frame) => [...pixelsOf(played.draw(frame))]);
    const sought = await rendererOf(text, FORMAT);
    sought.draw(60);
    for (const [i, frame] of [0, 1, 5, 11, 12].entries()) expect([...pixelsOf(sought.draw(frame))]).toEqual(frames[i]);
  });
});

test('a ticker comes round', async () => {
  const reel = (header: string): string =>
    `${header}\nscene a for 4s { layer on md { value: 0.2 }  ticker "one two three " { speed: 4.7  rows: 3 } }`;
  const { seam, beside } = await seamOf(reel('reel { loop: on }'));
  expect(seam).toBeLessThanOrEqual(beside * 1.6 + 0.4);
});
