// A frame is the same whether the reel was played to it or sought: with state, particles, trails, echo, transitions.

import { describe, expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.generated.ts';
import { exampleReel } from '../../../src/catalog/example-reel.ts';
import { hashOf, rendererOf } from './reel-harness.ts';

const REELS: Record<string, string> = {
  simulations: `scene a for 3s { layer on md { value: reactionDiffusion(steps: 3) } layer on lg { value: life(rule: coral, density: 0.3) color: pick(neon, value) } }`,
  'particles with trails': `scene a for 3s { particles boids on md { count: 40 trail: 5 } particles explosion on sm { rate: audio.beat * 90 } }`,
  echo: `scene a for 3s { layer on md { value: plasma() hue: t * 0.2 } feedback: tunnel(decay: 0.8, hueShift: 0.02) }`,
  'echo over state': `scene a for 3s { layer on md { value: life(density: 0.2) } particles embers on sm { } feedback: ghost() }`,
  'integrated speed': `scene a for 3s { layer on md { value: rings(speed: 1 + audio.bass * 4) } ticker "abc " { speed: 3 + 5 * audio.decay } }`,
  'flow along a field': `scene a for 3s { particles flow on md { count: 60 } }`,
  transition: `scene a for 1.5s { layer on md { value: life() } feedback: ghost() } scene b for 1.5s { transition: crossfade(0.5s) layer on md { value: plasma() } particles snow on sm { } }`,
};
const ORDER = [40, 10, 41, 70, 0, 39, 38, 71, 5];

describe('seeking', () => {
  for (const [name, text] of Object.entries(REELS)) {
    for (const fps of [24, 12]) {
      test(`${name}, at ${fps} of 24 frames a second`, async () => {
        const frames = ORDER.map((frame) => Math.floor((frame * fps) / 24));
        const played = await rendererOf(text, { fps });
        const expected = new Map<number, string>();
        for (let i = 0; i <= Math.max(...frames); i++) expected.set(i, hashOf(played.draw(i)));
        const sought = await rendererOf(text, { fps });
        for (const frame of frames) expect([frame, hashOf(sought.draw(frame))]).toEqual([frame, expected.get(frame)]);
        const cold = await rendererOf(text, { fps }, { checkpointBytes: 0 });
        for (const frame of frames.slice(0, 3))
          expect([frame, hashOf(cold.draw(frame))]).toEqual([frame, expected.get(frame)]);
        expect(new Set(expected.values()).size).toBeGreaterThan(expected.size / 2);
      });
    }
  }

  test('approaches a far frame in slices, and then draws the same', async () => {
    const text = REELS['echo over state'];
    const direct = hashOf((await rendererOf(text)).draw(60));
    const renderer = await rendererOf(text);
    renderer.draw(0);
    let slices = 0;
    for (;;) {
      const { done, total } = renderer.seekTowards(60, 4);
      if (done === total) break;
      slices++;
    }
    expect(slices).toBeGreaterThan(1);
    expect(hashOf(renderer.draw(60))).toBe(direct);
  });
});

describe('seeking equals playing, for the example of every entry with state', () => {
  for (const entry of catalog.filter(({ kind, stateful }) => stateful || kind === 'particles' || kind === 'feedback')) {
    test(`${entry.kind} ${entry.name}`, async () => {
      const { text } = exampleReel(entry);
      const played = await rendererOf(text);
      let expected = '';
      for (let i = 0; i <= 30; i++) expected = hashOf(played.draw(i));
      const sought = await rendererOf(text);
      sought.draw(47);
      expect(hashOf(sought.draw(30))).toBe(expected);
    });
  }
});
