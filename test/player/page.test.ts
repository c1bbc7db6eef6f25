// A film's page in Chromium: frames with the hashes of `glyphreel hash`, playing, seeking and stopping, from one file without a network.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GlyphReelElement } from '../../src/player/glyph-reel.ts';
import { browserPath, launchBrowser } from '../webviews/webview-page.ts';
import { hashesOf, playedHashes, serve, writePage } from './film-page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const EXAMPLES = path.resolve(import.meta.dirname, '../../examples');

/** Texts that change, feedback, particles, stencils, shaders and a transition, small. */
const REEL = `reel "Same <bits> & \\"more\\"" { size: 320x180  fps: 12  seed: 7 }
scene a for 2s {
  layer ground on md { value: fbm(octaves: 3, scale: 0.5)  hue: 0.4 + 0.1 * audio.bass }
  layer words on lg { value: glyphText("OK", size: 0.6)  palette: " .:*#@" }
  particles embers on md { }
  text "Frame \${frame} of \${fixed(time, 2)} é ☃ 漢 א" { grid: xl  at: center  reveal: scramble(0.5s) }
  feedback: depth
  shade: bloom(threshold: 120) | chromatic(3) | vignette(0.3)
}
scene b for 1s {
  layer rings on sm { value: spectrum(bars: 12)  glyphs: shape }
  text "emoji 😀 مرحبا" { grid: lg  at: bottom }
  transition: crossfade(0.5s)
}
`;

const player = (page: Page) => ({
  state: () =>
    page.evaluate(() => {
      const { paused, currentTime, duration, drawn } = document.querySelector('glyph-reel') as GlyphReelElement;
      return { paused, currentTime, duration, drawn };
    }),
});

describe.skipIf(browserPath === undefined)('a page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  /** Fails the test where the page asks for anything but itself, or its policy refuses something. */
  const open = async (url: string, more: { reducedMotion?: boolean } = {}): Promise<Page> => {
    const page = await browser.newPage({
      viewport: { width: 640, height: 400 },
      reducedMotion: more.reducedMotion ? 'reduce' : 'no-preference',
    });
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (!['blob:', 'data:'].includes(protocol) && host !== new URL(url).host) faults.push(request.url());
    });
    page.on('close', () => expect(faults).toEqual([]));
    await page.goto(url);
    return page;
  };

  test('its frames have the hashes of the reel, whatever is in it', async () => {
    const { plan, output } = await writePage(REEL);
    const page = await open(pathToFileURL(output).href);
    const frames = [0, 7, 23, 26, 35];
    expect(await playedHashes(page, frames)).toEqual(await hashesOf(plan, frames));
    expect(await page.title()).toBe('Same <bits> & "more"');
    await page.close();
  });

  test.each(['boot', 'pulse', 'storm'])('the example %s has its hashes', async (name) => {
    const { plan, output } = await writePage(path.join(EXAMPLES, `${name}.reel`));
    const page = await open(pathToFileURL(output).href);
    const frames = [3, 60, 120];
    expect(await playedHashes(page, frames)).toEqual(await hashesOf(plan, frames));
    await page.close();
  });

  test('it plays, seeks, ends, loops and stops by keys, and says so', async () => {
    const { output } = await writePage(REEL);
    const page = await open(pathToFileURL(output).href);
    const { state } = player(page);
    await expect.poll(async () => (await state()).duration).toBe(3);
    expect((await state()).paused).toBe(true);
    await page.getByRole('button', { name: 'Play' }).first().click();
    await expect.poll(async () => (await state()).currentTime).toBeGreaterThan(0.2);
    expect((await state()).drawn).toMatchObject({ width: 640, height: 360 });
    await page.getByRole('slider', { name: 'Time' }).focus();
    await page.keyboard.press('k');
    expect((await state()).paused).toBe(true);
    await page.keyboard.press('End');
    await expect.poll(async () => (await state()).currentTime).toBe(3);
    expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toBe('0:03 of 0:03');
    await page.keyboard.press(',');
    await expect.poll(async () => (await state()).currentTime).toBeCloseTo(3 - 1 / 12, 5);
    await page.keyboard.press('l');
    expect(await page.getByRole('button', { name: 'Loop' }).getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('k');
    await expect.poll(async () => (await state()).currentTime).toBeLessThan(1);
    expect((await state()).paused).toBe(false);
    await page.close();
  });

  test('it stops while it cannot be seen', async () => {
    const { output } = await writePage(REEL);
    const page = await open(`${pathToFileURL(output).href}?autoplay&loop`);
    const { state } = player(page);
    await expect.poll(async () => (await state()).currentTime).toBeGreaterThan(0.1);
    await page.evaluate(() => {
      const film = document.querySelector('glyph-reel') as HTMLElement;
      film.style.position = 'absolute';
      film.style.top = '5000px';
    });
    const standing = async () => {
      const before = (await state()).currentTime;
      await page.waitForTimeout(100);
      return (await state()).currentTime === before;
    };
    await expect.poll(standing).toBe(true);
    await page.evaluate(() => ((document.querySelector('glyph-reel') as HTMLElement).style.top = '0'));
    await expect.poll(standing).toBe(false);
    await page.close();
  });

  test('where people prefer reduced motion it waits to be started', async () => {
    const { output } = await writePage(REEL);
    const page = await open(`${pathToFileURL(output).href}?autoplay`, { reducedMotion: true });
    const { state } = player(page);
    await expect.poll(async () => (await state()).duration).toBe(3);
    expect(await state()).toMatchObject({ paused: true, currentTime: 0, drawn: null });
    expect(await page.getByRole('button', { name: 'Play' }).first().isVisible()).toBe(true);
    await page.close();
  });

  test('axe-core finds nothing, before and while it plays', async () => {
    const { output } = await writePage(REEL);
    const page = await open(pathToFileURL(output).href);
    const violations = async (): Promise<string[]> => {
      const { violations: found } = await page.evaluate(() =>
        (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
      );
      return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    };
    await page.getByRole('button', { name: 'Play' }).first().waitFor();
    await page.evaluate(`${AXE}; 0`).catch(() => page.addScriptTag({ content: AXE }));
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Play' }).first().click();
    await expect.poll(async () => (await player(page).state()).currentTime).toBeGreaterThan(0.1);
    expect(await violations()).toEqual([]);
    await page.close();
  });

  test('a folder plays under a policy of its own scripts alone', async () => {
    const { plan, output } = await writePage(REEL, { split: true });
    expect(readdirSync(output).sort()).toEqual([
      'engine.js',
      'film.bin',
      'film.json',
      'index.html',
      'page.js',
      'poster.webp',
    ]);
    const server = await serve(output, "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
    try {
      const page = await open(server.url);
      expect(await playedHashes(page, [0, 23])).toEqual(await hashesOf(plan, [0, 23]));
      await page.close();
    } finally {
      server.close();
    }
  });

  test('a page without sound is small', async () => {
    const { output } = await writePage(path.join(EXAMPLES, 'storm.reel'));
    expect(statSync(output).size).toBeLessThan(400 * 1024);
  });
});
