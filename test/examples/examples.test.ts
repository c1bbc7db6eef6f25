// The gallery: every example is without a diagnostic, short, drawn in the gallery, and neither dark nor clipped.

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FILMS } from '../../scripts/gallery/films.ts';
import { openRenderer } from '../../src/cli/draw-session.ts';
import { prepareDrawing } from '../../src/cli/prepare-drawing.ts';
import { createAudioReader } from '../../src/engine/frame/features/audio-reader.ts';
import { judgeSegment } from '../../src/engine/render/report/brightness.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const REELS = readdirSync(path.join(ROOT, 'examples'))
  .filter((file) => file.endsWith('.reel'))
  .map((file) => file.replace('.reel', ''));
const MOST_SECONDS = 12;
const MOMENTS = 5;
/** Shapes and tones at this size match production; detail is not needed. */
const LONGER_SIDE = 320;

async function open(name: string) {
  const signal = new AbortController().signal;
  const file = path.join(ROOT, `examples/${name}.reel`);
  const { reel } = await prepareDrawing(file, { quality: 'production', allowCode: true }, signal);
  const { width, height } = reel.plan.format;
  const scale = LONGER_SIDE / Math.max(width, height);
  const even = (side: number) => Math.max(2, 2 * Math.round((side * scale) / 2));
  return prepareDrawing(
    file,
    { quality: 'production', allowCode: true, resolution: { width: even(width), height: even(height) } },
    signal,
  );
}

it('shows every example, and only those, with pictures', () => {
  expect(FILMS.map(({ name }) => name).toSorted()).toEqual(REELS.toSorted());
  expect(REELS.length).toBeGreaterThanOrEqual(12);
  for (const { name, moments, best } of FILMS) {
    expect(existsSync(path.join(ROOT, `docs/gallery/${name}.webp`)), `${name}.webp`).toBe(true);
    expect(moments[best], `${name} names one of its moments`).toBeDefined();
  }
});

describe.each(REELS)('%s', (name) => {
  it('is without a diagnostic, short, and bright enough in each segment', async () => {
    const { reel, order, frames, fps } = await open(name);
    expect(reel.diagnostics).toEqual([]);
    expect(frames / fps).toBeLessThan(MOST_SECONDS);
    for (const { moments } of FILMS.filter((film) => film.name === name))
      expect(Math.max(...moments)).toBeLessThan(frames / fps);

    const renderer = await openRenderer(order);
    const audio = createAudioReader(order.audio);
    for (const segment of renderer.segments) {
      const curve = new Float32Array(MOMENTS * 4);
      for (let i = 0; i < MOMENTS; i++) {
        const frame = segment.first + Math.floor(((i + 0.5) / MOMENTS) * segment.count);
        await renderer.prepare(frame);
        renderer.draw(frame);
        const { mean, max, p1, p99 } = renderer.stats();
        curve.set([mean, max, p1, p99], i * 4);
      }
      const { verdict, advice } = judgeSegment(order.plan, segment, curve, fps, audio);
      expect(verdict, `${segment.scene}: ${advice}`).toBe('good');
    }
    renderer.dispose();
  }, 30_000);
});
