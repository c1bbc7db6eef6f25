// How fast the web player draws: frames a second and milliseconds a frame in Chromium at 1920 × 1080.
// node bench/player.ts [REEL …]   (default: bench/reels/reference.reel)

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const ROOT = path.resolve(import.meta.dirname, '..');
const SECONDS = 6;
/** In the page: notes when frames are shown, and what drawing them took. */
const WATCH = `
globalThis.times = [];
const Plain = Worker;
globalThis.Worker = class extends Plain {
  constructor(url) {
    super(url);
    this.addEventListener('message', ({ data }) => {
      if (data.type === 'shown') times.push({ at: performance.now(), ms: data.ms });
    });
  }
};`;
const reels = process.argv.length > 2 ? process.argv.slice(2) : [path.join(ROOT, 'bench/reels/reference.reel')];
const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-bench-'));
const browser = await chromium.launch({
  executablePath: process.env['GLYPHREEL_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
});
try {
  for (const reel of reels) {
    const page = path.join(folder, `${path.basename(reel, '.reel')}.html`);
    execFileSync(process.execPath, [path.join(ROOT, 'bin/glyphreel.mjs'), 'render', reel, '-o', page], {
      stdio: 'pipe',
    });
    console.log(path.basename(reel), `${Math.round(statSync(page).size / 1024)} KB`, await measure(page));
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

/** Of the frames that are shown while the film plays, without its first second. */
async function measure(file: string): Promise<string> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, bypassCSP: true });
  await page.addInitScript({ content: WATCH });
  await page.goto(`${pathToFileURL(file).href}?autoplay&loop&muted`);
  await page.waitForFunction('times.length > 1', undefined, { timeout: 60_000 });
  await page.waitForTimeout((SECONDS + 1) * 1000);
  const { times, drawn } = (await page.evaluate("({ times, drawn: document.querySelector('glyph-reel').drawn })")) as {
    times: { at: number; ms: number }[];
    drawn: { width: number; height: number; fps: number };
  };
  await page.close();
  const shown = times.filter(({ at }) => at > times[0].at + 1000);
  const sorted = shown.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const rate = (shown.length - 1) / ((shown.at(-1)!.at - shown[0].at) / 1000);
  const at = (share: number): string => sorted[Math.floor((sorted.length - 1) * share)].toFixed(1);
  return `${drawn.width}×${drawn.height} at ${drawn.fps}: ${rate.toFixed(1)} frames a second, ${at(0.5)} ms a frame (median), ${at(0.95)} ms (95 %), load ${os.loadavg()[0].toFixed(1)}`;
}
