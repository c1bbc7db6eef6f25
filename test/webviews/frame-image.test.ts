// The same drawn frame on the panel's canvas, as RGBA and as planes of 4:2:0, in Chromium.

import path from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as frameImages from '../../media/preview/picture/frame-image.ts';
import type { PixelForm } from '../../src/contract/protocol.ts';
import { openRenderer } from '../../src/engine/inputs/open-renderer.ts';
import { synthesiseFeatures } from '../../src/engine/frame/features/synthesise-features.ts';
import { packFrame } from '../../src/engine/outputs/pack-frame.ts';
import { previewFormat } from '../../src/engine/preview/preview-format.ts';
import { compile } from '../../src/language/compile.ts';
import { browserPath, launchBrowser } from './webview-page.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Averages of blocks of so many pixels: what 4:2:0 does to single ones is not looked at. */
const BLOCK = 8;

interface Painted {
  canShow: boolean;
  pixels: Record<'rgba' | 'yuv420', number[]>;
}

describe.skipIf(browserPath === undefined)('frames on a canvas', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
    const script = await build({
      absWorkingDir: ROOT,
      entryPoints: ['media/preview/picture/frame-image.ts'],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'frames',
    });
    // A safe address, as a webview's is.
    await page.route('https://frames.test/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!DOCTYPE html><script>${script.outputFiles[0]!.text}</script>`,
      }),
    );
    await page.goto('https://frames.test/');
  });
  afterAll(() => browser?.close());

  test('have the same colours as planes and as RGBA', async () => {
    const { plan } = compile(
      `scene one for 2s {
        background: #305080
        layer on md { value: plasma() hue: x }
        layer on lg { value: ring(0.3, 0.1) color: #ff4000 }
      }`,
      {},
    );
    const format = previewFormat(plan, { density: 'draft', maxSide: 640, compress: false }, 'full');
    const { width, height } = format;
    const renderer = await openRenderer({ plan, format, audio: synthesiseFeatures({ fps: format.fps, frames: 24 }) });
    const pixels = {} as Record<'rgba' | 'yuv420', string>;
    renderer.draw(6);
    for (const form of ['rgba', 'yuv420'] as const)
      pixels[form] = Buffer.from(packFrame(renderer, form)).toString('base64');
    renderer.dispose();
    const painted: Painted = await page.evaluate(paintBoth, { width, height, pixels });
    expect(painted.canShow).toBe(true);
    const [exact, planes] = [blocksOf(painted.pixels.rgba, width), blocksOf(painted.pixels.yuv420, width)];
    expect(new Set(exact.map((value) => Math.round(value / 16))).size).toBeGreaterThan(6);
    const off = exact.map((value, i) => Math.abs(value - planes[i]!));
    expect(Math.max(...off)).toBeLessThan(6);
    expect(off.reduce((sum, value) => sum + value, 0) / off.length).toBeLessThan(1.2);
  });
});

/** Runs in the page: what each form looks like on a canvas. */
function paintBoth({
  width,
  height,
  pixels,
}: {
  width: number;
  height: number;
  pixels: Record<'rgba' | 'yuv420', string>;
}): Painted {
  const { frameImage, paint, canShowPlanes } = (globalThis as unknown as { frames: typeof frameImages }).frames;
  const painted = (form: PixelForm) => {
    const bytes = Uint8Array.from(atob(pixels[form as 'rgba']), (letter) => letter.charCodeAt(0));
    const context = document.createElement('canvas').getContext('2d', { alpha: false })!;
    const frame = { width, height, form, pixels: bytes } as Parameters<typeof frameImage>[0];
    paint(context, frameImage(frame) as ImageData, frame);
    return [...context.getImageData(0, 0, width, height).data];
  };
  return { canShow: canShowPlanes(), pixels: { rgba: painted('rgba'), yuv420: painted('yuv420') } };
}

/** Mean red, green and blue of each block. */
function blocksOf(pixels: readonly number[], width: number): number[] {
  const height = pixels.length / 4 / width;
  const means: number[] = [];
  for (let y = 0; y + BLOCK <= height; y += BLOCK)
    for (let x = 0; x + BLOCK <= width; x += BLOCK)
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let i = 0; i < BLOCK * BLOCK; i++)
          sum += pixels[((y + Math.floor(i / BLOCK)) * width + x + (i % BLOCK)) * 4 + channel]!;
        means.push(sum / BLOCK ** 2);
      }
  return means;
}
