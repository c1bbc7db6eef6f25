// Films of reels as pages in a temporary folder, opened in Chromium, and the hashes that their frames must have.

import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
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

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.webp': 'image/webp',
};

/** A server of the files below a folder, with a Content-Security-Policy. */
export async function serve(folder: string, policy: string): Promise<{ url: string; close(): Server }> {
  const server = createServer((request, response) => {
    const name = new URL(request.url!, 'http://localhost').pathname.replace(/\/$/, '/index.html');
    try {
      const body = readFileSync(path.join(folder, name));
      response.writeHead(200, {
        'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream',
        'content-security-policy': policy,
      });
      response.end(body);
    } catch {
      response.writeHead(name === '/favicon.ico' ? 204 : 404).end();
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
