// Films of reels as pages in a temporary folder, opened in Chromium, and the hashes that their frames must have.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { hashFrames } from '../../src/cli/frame-hashes.ts';
import { loadReel, planToPlay } from '../../src/cli/load-reel.ts';
import { frameFormat } from '../../src/catalog/quality-profiles.ts';
import type { ScenePlan } from '../../src/contract/plan.ts';
import type { FormatOptionValues } from '../../src/contract/format-facts.ts';
import { planFeatures } from '../../src/engine/inputs/audio/plan-features.ts';
import { type Bench, createBench } from '../render/helpers.ts';
import type { GlyphReelElement } from '../../src/player/glyph-reel.ts';

export interface WrittenPage {
  bench: Bench;
  plan: ScenePlan;
  /** The page, or the folder. */
  output: string;
  /** Bytes of the sound as they are in the page. */
}

/** `reel`: a file, or the text of one. */
export async function writePage(reel: string, formatOptions: FormatOptionValues = {}): Promise<WrittenPage> {
  const bench = createBench();
  let file = reel;
  if (reel.includes('\n')) writeFileSync((file = path.join(bench.folder, 'film.reel')), reel);
  const loaded = await loadReel(file);
  expect(loaded.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const plan = planToPlay(loaded, undefined);
  const output = path.join(bench.folder, 'film.html');
  const { outcome } = await bench.render(plan, { output, quality: 'production', formatOptions });
  expect(outcome).toMatchObject({ ok: true });
  return { bench, plan, output: formatOptions['split'] === true ? path.join(bench.folder, 'film') : output };
}

/** As `glyphreel hash` prints them. */
export async function hashesOf(plan: ScenePlan, frames: readonly number[]): Promise<string[]> {
  const order = { plan, format: frameFormat('production', plan.format, {}), audio: await planFeatures(plan) };
  const hashes: string[] = [];
  for (const frame of frames) await hashFrames(order, frame, frame + 1, (_, hash) => hashes.push(hash));
  return hashes;
}

/** Those of the frames that the player of a page reads. */
export function playedHashes(page: Page, frames: readonly number[]): Promise<string[]> {
  return page.evaluate(async (wanted) => {
    const player = document.querySelector('glyph-reel') as GlyphReelElement;
    const hashes: string[] = [];
    for (const frame of wanted) {
      const { width, height, pixels } = await player.readFrame(frame);
      const size = width * height;
      const planes = new Uint8Array(size * 3);
      for (let i = 0; i < size; i++)
        for (let channel = 0; channel < 3; channel++) planes[channel * size + i] = pixels[i * 4 + channel];
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', planes));
      hashes.push([...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
    }
    return hashes;
  }, frames);
}
