// Seeks of a standing preview in footage of 1080p with a key frame every ten seconds, x264's default, in a real engine process.
// GLYPHREEL_BENCH_FILM names another film.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { compile } from '../../src/language/compile.ts';
import { findFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { forkEngine } from '../../test/engine-process/fork-engine.ts';
import { makeFilm } from '../media/footage-render.ts';
import { figure } from './figures.ts';
import type { Figure } from './figures.ts';

const SECONDS = 40;
const SEEKS = 60;
const EDITS = 20;

export async function footageFigures(cacheDir: string, entry?: string): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-bench-'));
  const engine = forkEngine(cacheDir, entry);
  try {
    const film = process.env.GLYPHREEL_BENCH_FILM ?? path.join(folder, 'film.mp4');
    if (!process.env.GLYPHREEL_BENCH_FILM) makeFilm((await findFfmpeg()).path, film, SECONDS);
    const reel = path.join(folder, 'footage.reel');
    const text = (opacity: number) => `media p = "${film.replaceAll('\\', '/')}"
scene a for ${SECONDS}s { layer on md { value: p  color: p.color  glyphs: match  opacity: ${opacity} } }
`;
    writeFileSync(reel, text(1));
    await engine.hello();
    const view = { scene: 'a', density: 'draft' as const, maxSide: 960, fps: 12, compress: false };
    const open = (opacity: number) =>
      engine.request('previewOpen', { session: 'a', plan: compile(text(opacity), { path: reel }).plan, reel, view });
    await open(1);
    let id = 0;
    /** Milliseconds to the first answer and to the exact frame, asked for as a webview does. */
    const seek = async (t: number): Promise<[number, number]> => {
      const began = performance.now();
      let first = 0;
      for (;;) {
        const frame = await engine.request('previewFrame', { session: 'a', t, full: true, id: ++id });
        engine.give(frame);
        const took = performance.now() - began;
        first ||= took;
        if (!frame.dropped && !frame.isPending) return [first, took];
      }
    };
    await seek(0);
    const seeks: [number, number][] = [];
    for (let i = 0; i < SEEKS; i++) seeks.push(await seek((((i * 37) % 97) / 97) * SECONDS));
    const edits: [number, number][] = [];
    for (let i = 1; i <= EDITS; i++) {
      const began = performance.now();
      await open(1 - i / 100);
      const opened = performance.now() - began;
      const [first, exact] = await seek(0.99 * SECONDS);
      edits.push([opened + first, opened + exact]);
    }
    return [
      figure(
        'footage: seek → a picture on the way, or the exact one',
        seeks.map(([first]) => first),
        100,
      ),
      figure(
        'footage: seek → the exact picture',
        seeks.map(([, exact]) => exact),
      ),
      figure(
        'footage: keystroke → a picture on the way, or the exact one',
        edits.map(([first]) => first),
        60,
      ),
      figure(
        'footage: keystroke → the exact picture',
        edits.map(([, exact]) => exact),
      ),
    ];
  } finally {
    engine.child.disconnect();
    await engine.gone();
    rmSync(folder, { recursive: true, force: true });
  }
}
