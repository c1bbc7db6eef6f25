// Renders with the engine's own renderer: a long scene with state is shared among workers without changing a frame.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { RenderReport } from '../../src/contract/render.ts';
import { chooseLanes } from '../../src/engine/render/plan/choose-lanes.ts';
import { compile } from '../../src/language/compile.ts';
import { createBench } from './helpers.ts';

const SMALL = { quality: 'production', resolution: { width: 192, height: 108 }, useCache: false } as const;

/** The curve of a render with the engine's own frames. */
async function curveOf(text: string, options: object, cores?: number): Promise<RenderReport> {
  const bench = createBench();
  const { plan, diagnostics } = compile(text, {});
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { outcome } = await bench.render(
    plan,
    { ...SMALL, ...options },
    {
      rendererModule: undefined as never,
      ...(cores === undefined
        ? {}
        : {
            hardware: {
              cores,
              memoryBytes: 32 * 1024 ** 3,
              cpu: '',
              platform: '',
              limits: { cores: null, memoryBytes: null },
            },
          }),
    },
  );
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return JSON.parse(readFileSync(outcome.done.report, 'utf8')) as RenderReport;
}

test('feedback and particles over four clips: one worker and two draw the same', async () => {
  const reel = `reel "Long" { fps: 24  seed: 4 }
scene long for 16s {
  layer on lg { value: plasma() * audio.decay  hue: t * 0.1 }
  particles embers on lg { rate: 30  glyphs: "*+" }
  feedback: ghost()
  shade: grain(8)
}`;
  // Cores enough that sharing it is worth while.
  expect(chooseLanes('feedback', 2, 32, false)).toBe(2);
  const one = await curveOf(reel, { workers: 1 }),
    two = await curveOf(reel, { workers: 2 }, 32);
  expect(one.curve.length).toBe(384);
  expect(two.curve).toEqual(one.curve);
  expect(new Set(one.curve.map(({ mean }) => mean)).size).toBeGreaterThan(100);
}, 120_000);

test('a segment alone is the same as in its reel, and a scene alone keeps its length', async () => {
  const reel = `reel "Two" { fps: 24 }
scene a for 1s { layer on lg { value: plasma() } }
scene b for 1s { transition: crossfade(0.5s)  layer on lg { value: vortex(twist: 5)  hue: 0.6 } shade: vignette(0.3) }`;
  const whole = await curveOf(reel, {}),
    segment = await curveOf(reel, { segment: 2 });
  expect(segment.curve).toEqual(whole.curve.slice(24));
  expect((await curveOf(reel, { scene: 'b' })).frames).toBe(24);
}, 60_000);
