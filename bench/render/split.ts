// Gain of splitting one long stateful segment among workers: CPU to draw it in one lane, over that of the longer of two lanes, where the
// second must first fast-forward to its start. Both run in this thread, so other load does not count; encoders are excluded.

import { chooseLanes } from '../../src/engine/render/plan/choose-lanes.ts';
import { threadMs } from './measure.ts';
import { pairsOf } from './pairs.ts';
import type { Pairs } from './pairs.ts';
import { benchReel, openBench } from './prepare.ts';

export interface SplitRow {
  what: 'advance' | 'feedback';
  frames: number;
  /** Time of one lane over the longer of two. */
  gain: Pairs;
  /** Time to fast-forward one frame, as a fraction of drawing it. */
  reach: number;
  /** Number of lanes chosen, by number of cores, with software encoders. */
  chosen: Record<number, number>;
}

const SCENES = {
  advance: 'particles boids on md { count: 300  glyphs: "▸▹►▻" }',
  feedback: 'feedback: tunnel(decay: 0.75, hueShift: 0.015)',
};

export async function benchSplit(seconds: number, rounds: number): Promise<SplitRow[]> {
  const rows: SplitRow[] = [];
  for (const what of ['advance', 'feedback'] as const) {
    const bench = await benchReel(
      'bench/reels/reference.reel',
      `reel "Split" { size: landscape  fps: 24 }
scene long for ${seconds}s {
  layer on md { value: plasma() * 1.3  hue: angle / tau  palette: dense }
  layer on sm { value: vortex(twist: 5)  hue: t * 0.1  palette: ascii  blend: screen }
  ${SCENES[what]}
  shade: bloom(threshold: 110) | chromatic(2) | vignette(0.2) | grain(8)
}`,
    );
    const frames = seconds * 24,
      half = frames / 2;
    const lane = async (first: number, count: number): Promise<{ reached: number; all: number }> => {
      const renderer = await openBench(bench);
      const before = threadMs();
      renderer.seekTowards(first, Infinity);
      const reached = threadMs() - before;
      for (let i = first; i < first + count; i++) {
        renderer.draw(i);
        renderer.stats();
        renderer.packYuv420();
      }
      const all = threadMs() - before;
      renderer.dispose();
      return { reached, all };
    };
    const gains: number[] = [],
      reaches: number[] = [];
    await lane(0, 12); // warm-up
    for (let round = 0; round < rounds; round++) {
      const whole = await lane(0, frames);
      const first = await lane(0, half),
        second = await lane(half, half);
      gains.push(whole.all / Math.max(first.all, second.all));
      reaches.push(second.reached / first.all);
    }
    rows.push({
      what,
      frames,
      gain: pairsOf(gains),
      reach: pairsOf(reaches).ratio,
      chosen: Object.fromEntries(
        [2, 4, 8, 16, 32].map((cores) => [cores, chooseLanes(what, Math.max(1, cores - 1), cores, false)]),
      ),
    });
  }
  return rows;
}
