// <glyph-reel> in pages of others: from a file and from a folder, over a coloured page, and its package.

import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GlyphReelElement as Documented } from '../../packages/glyph-reel/glyph-reel.d.ts';
import type { GlyphReelElement } from '../../src/player/glyph-reel.ts';
import { browserPath, launchBrowser } from '../webviews/webview-page.ts';
import { hashesOf, playedHashes, serve, writePage } from './film-page.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PACKAGE = path.join(ROOT, 'packages/glyph-reel');
const PAGE_COLOR = '#204080';

/** A disc of full cells in the middle of nothing. */
const CLEAR = `reel "Clear" { size: 160x90  fps: 12  alpha: on }
scene a for 2s { layer disc on md { value: disc(r: 0.5)  color: #ffffff  palette: "█" } }
`;
const OPAQUE = `reel "Opaque" { size: 160x90  fps: 12 }
scene a for 2s { layer ground on md { value: u  palette: " .:#" }  text "\${frame}" { grid: xl  at: center } }
`;

/** Every public member of the element has the documented type. */
type Public = { [K in Exclude<keyof GlyphReelElement, keyof HTMLElement>]: GlyphReelElement[K] };
type Promised = { [K in Exclude<keyof Documented, keyof HTMLElement>]: Documented[K] };
const sameBothWays = (element: Public): Promised => element;
const documented = (
  element: Promised,
): Omit<Public, 'connectedCallback' | 'disconnectedCallback' | 'attributeChangedCallback'> => element;

/** Colours of places of a screenshot. */
async function colorsAt(page: Page, places: readonly (readonly [number, number])[]): Promise<string[]> {
  const { data, width } = PNG.sync.read(await page.screenshot());
  return places.map(([x, y]) => `#${data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3).toString('hex')}`);
}

describe.skipIf(browserPath === undefined)('<glyph-reel>', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  test.each([{ split: false }, { split: true }])('plays a film by its src, split: $split', async ({ split }) => {
    const { bench, plan } = await writePage(OPAQUE, { split });
    copyFileSync(path.join(PACKAGE, 'dist/glyph-reel.js'), path.join(bench.folder, 'glyph-reel.js'));
    writeFileSync(
      path.join(bench.folder, 'index.html'),
      `<!doctype html><html lang="en"><title>Host</title><main><glyph-reel src="${split ? 'film' : 'film.html'}" controls></glyph-reel></main>
<script type="module" src="glyph-reel.js"></script>`,
    );
    const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
    const server = await serve(bench.folder, split ? policy : `${policy}; worker-src blob:; img-src data:`);
    try {
      const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
      await page.goto(server.url);
      expect(await playedHashes(page, [0, 13])).toEqual(await hashesOf(plan, [0, 13]));
      const { duration, drawn } = await page.evaluate(() => {
        const element = document.querySelector('glyph-reel') as GlyphReelElement;
        return { duration: element.duration, drawn: element.drawn };
      });
      expect(duration).toBe(2);
      // Its shape is the film's.
      expect(drawn!.width / drawn!.height).toBeCloseTo(16 / 9, 2);
      await page.close();
    } finally {
      server.close();
    }
  });

  test('says what is wrong with a src', async () => {
    const { bench } = await writePage(OPAQUE);
    copyFileSync(path.join(PACKAGE, 'dist/glyph-reel.js'), path.join(bench.folder, 'glyph-reel.js'));
    writeFileSync(
      path.join(bench.folder, 'index.html'),
      '<!doctype html><title>Host</title><glyph-reel src="none.html"></glyph-reel><script type="module" src="glyph-reel.js"></script>',
    );
    const server = await serve(bench.folder, "default-src 'self'");
    try {
      const page = await browser.newPage();
      await page.goto(server.url);
      await expect.poll(() => page.getByRole('status').textContent()).toContain('none.html, but got status 404');
      await page.close();
    } finally {
      server.close();
    }
  });

  test('a reel with alpha shows the page below it, as an overlay of broadcasting software does', async () => {
    const { bench, output } = await writePage(CLEAR);
    const host = path.join(bench.folder, 'host.html');
    writeFileSync(
      host,
      `<!doctype html><title>Host</title><body style="margin: 0; background: ${PAGE_COLOR}"><iframe src="film.html?overlay" style="border: 0; width: 640px; height: 360px"></iframe>`,
    );
    expect(path.dirname(output)).toBe(bench.folder);
    const page = await browser.newPage({ viewport: { width: 640, height: 360 } });
    await page.goto(`file://${host}`);
    const frame = page.frames()[1]!;
    await expect
      .poll(() => frame.evaluate(() => (document.querySelector('glyph-reel') as GlyphReelElement).currentTime))
      .toBeGreaterThan(0.2);
    expect(await frame.getByRole('group').count()).toBe(0);
    await expect.poll(() => colorsAt(page, [[320, 180]])).toEqual(['#ffffff']);
    expect(
      await colorsAt(page, [
        [10, 10],
        [630, 350],
      ]),
    ).toEqual([PAGE_COLOR, PAGE_COLOR]);
    await page.close();
  });

  test('an opaque film loops without being asked where its reel does', async () => {
    const { output } = await writePage(OPAQUE.replace('fps: 12', 'fps: 12  loop: on'));
    const page = await browser.newPage();
    await page.goto(`file://${output}`);
    expect(await page.locator('glyph-reel').getAttribute('loop')).toBe('');
    await page.close();
  });
});

test('the package holds the element with its types, of the version of the project', () => {
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as { version: string; exports: unknown };
  const manifest = read(path.join(PACKAGE, 'package.json'));
  expect(manifest.version).toBe(read(path.join(ROOT, 'package.json')).version);
  expect(manifest.exports).toMatchObject({ '.': { types: './glyph-reel.d.ts', default: './dist/glyph-reel.js' } });
  expect(sameBothWays).not.toBe(documented);
});
