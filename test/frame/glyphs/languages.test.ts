// Twelve languages against a browser that draws the same font: the same shapes at the same places. Skipped, and said, where there is no
// Chromium (`GLYPHREEL_CHROMIUM` names one).

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillOutline } from '../../../src/engine/frame/glyphs/fill-outline.ts';
import { createFont } from '../../../src/engine/frame/glyphs/font.ts';
import { fontStack } from '../../../src/engine/frame/glyphs/font-stack.ts';
import { layoutText } from '../../../src/engine/frame/glyphs/layout/layout-text.ts';
import type { Shaper } from '../../../src/engine/frame/glyphs/shaper.ts';
import { readFontFile } from '../../../src/engine/inputs/fonts/font-file.ts';
import { loadShaper } from '../../../src/engine/machine/raster/harfbuzz-shaper.ts';
import { browserPath, launchBrowser } from '../../webviews/webview-page.ts';

const FONTS = path.resolve(import.meta.dirname, '../../../assets/fonts');
const SIZE = 64;
const [WIDTH, HEIGHT, LEFT, BASELINE] = [900, 200, 40, 120];
/** The most that the two drawings may differ, as a share of their ink: edges are smoothed in different ways. */
const TOLERANCE = 0.05;

const LANGUAGES: [name: string, file: string, text: string][] = [
  ['English', 'DejaVuSansMono.ttf', 'Quick brown fox'],
  ['Russian', 'DejaVuSansMono.ttf', 'Съешь ещё этих'],
  ['Greek', 'DejaVuSansMono.ttf', 'Γαζέες καὶ μυρ'],
  ['Arabic', 'noto-sans-arabic.ttf', 'مرحبا بالعالم العربي'],
  ['Hebrew', 'noto-sans-hebrew.ttf', 'שָׁלוֹם עולם'],
  ['Hindi', 'noto-sans-devanagari.ttf', 'क्षत्रिय नमस्ते दुनिया'],
  ['Bengali', 'noto-sans-bengali.ttf', 'ওহে বিশ্ব স্ত্রী'],
  ['Tamil', 'noto-sans-tamil.ttf', 'வணக்கம் உலகம்'],
  ['Telugu', 'noto-sans-telugu.ttf', 'నమస్కారం క్షేత్రం'],
  ['Thai', 'noto-sans-thai.ttf', 'สวัสดีชาวโลก ที่นี่'],
  ['Khmer', 'noto-sans-khmer.ttf', 'សួស្តីពិភពលោក'],
  ['Burmese', 'noto-sans-myanmar.ttf', 'မင်္ဂလာပါ ကမ္ဘာ'],
];

if (!browserPath) console.warn('No Chromium: twelve languages were not compared with a browser.');

describe.skipIf(!browserPath)('against a browser', () => {
  let browser: Browser;
  let page: Page;
  let shaper: Shaper;
  beforeAll(async () => {
    [browser, shaper] = await Promise.all([launchBrowser(), loadShaper()]);
    page = await browser.newPage();
  }, 120_000);
  afterAll(() => browser?.close());

  it.each(LANGUAGES)(
    '%s has the same shapes',
    async (_name, file, text) => {
      const bytes = readFileSync(path.join(FONTS, file));
      const { own, width } = drawn(shaper, file, bytes, text);
      const there = await inBrowser(page, bytes, text);
      expect(width).toBeCloseTo(there.width, 0);
      expect(difference(own, Uint8Array.from(there.pixels))).toBeLessThan(TOLERANCE);
    },
    60_000,
  );

  it('would see another order or another form', async () => {
    const file = 'noto-sans-arabic.ttf';
    const bytes = readFileSync(path.join(FONTS, file));
    const { own } = drawn(shaper, file, bytes, 'مرحبا بالعالم');
    const there = await inBrowser(page, bytes, 'بالعالم مرحبا');
    expect(difference(own, Uint8Array.from(there.pixels))).toBeGreaterThan(0.3);
  }, 60_000);
});

function drawn(shaper: Shaper, file: string, bytes: Uint8Array, text: string): { own: Uint8Array; width: number } {
  const { bytes: data, ...metrics } = readFontFile(bytes);
  // As a font that a reel names; proportional, so that nothing is put into cells.
  const font = createFont({ family: `test ${file}`, metrics: { ...metrics, isFixed: false }, data, isBundled: false });
  const stack = fontStack(font);
  const cell = { fontPx: SIZE, width: SIZE, height: SIZE, baseline: SIZE };
  const layout = layoutText([{ text, style: 0 }], {
    stack,
    shaper,
    cell,
    maxCells: Infinity,
    maxWidth: Infinity,
    isPre: true,
    align: 'left',
    leading: 1,
  });
  const own = new Uint8Array(WIDTH * HEIGHT);
  for (const letter of layout.letters)
    for (const part of letter.parts) {
      if (part.kind !== 'outline') throw new Error(`Expected an outline, but got the cell ${part.glyph}.`);
      const bitmap = fillOutline(shaper.outline(part.font, part.id), {
        scale: part.em / part.font.unitsPerEm,
        x: LEFT + part.x,
        y: BASELINE + part.y - layout.letters[0].baseline,
        matrix: { xx: 1, xy: 0, yx: 0, yy: 1 },
      });
      for (let y = 0; y < bitmap.height; y++)
        for (let x = 0; x < bitmap.width; x++) {
          const at = (bitmap.top + y) * WIDTH + bitmap.left + x;
          own[at] = Math.max(own[at], bitmap.data[y * bitmap.width + x]);
        }
    }
  return { own, width: layout.width };
}

const inBrowser = (page: Page, bytes: Uint8Array, text: string): Promise<{ pixels: number[]; width: number }> =>
  page.evaluate(
    async ({ font, words, size, width, height, left, baseline }) => {
      const data = Uint8Array.from(atob(font), (character) => character.charCodeAt(0));
      const face = new FontFace(`f${Math.random()}`.replace('.', ''), data);
      await face.load();
      document.fonts.add(face);
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [width, height];
      const context = canvas.getContext('2d')!;
      context.font = `${size}px ${face.family}`;
      context.textRendering = 'geometricPrecision';
      context.direction = /[\u0590-\u08ff]/.test(words) ? 'rtl' : 'ltr';
      context.textAlign = 'left';
      context.fillText(words, left, baseline);
      const image = context.getImageData(0, 0, width, height).data;
      return {
        pixels: Array.from({ length: width * height }, (_, i) => image[i * 4 + 3]),
        width: context.measureText(words).width,
      };
    },
    {
      font: Buffer.from(bytes).toString('base64'),
      words: text,
      size: SIZE,
      width: WIDTH,
      height: HEIGHT,
      left: LEFT,
      baseline: BASELINE,
    },
  );

/** How much two coverages differ, as a share of their ink. */
function difference(a: Uint8Array, b: Uint8Array): number {
  let [apart, ink] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    apart += Math.abs(a[i] - b[i]);
    ink += a[i] + b[i];
  }
  return apart / ink;
}
