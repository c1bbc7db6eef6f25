// The canvas in a VSIX has no data of ICU and draws every script as the whole one does.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { blankIcuData } from '../../scripts/package/blank-icu-data.mjs';
import { platformPackage } from '../../scripts/package/platform-package.mjs';
import { hostTarget, TARGETS } from '../../scripts/package/targets.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const scratch = mkdtempSync(path.join(tmpdir(), 'glyphreel-icu-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const TEXTS = [
  'Hello, ﬁ! a\tb\nc',
  'नमस्ते दुनिया',
  'שלום עולם (1+2)',
  'مرحبا بالعالم 123',
  'สวัสดีชาวโลก',
  '日本語の文章です。',
  '你好，世界',
  '한국어',
  'မြန်မာဘာသာ',
  'ភាសាខ្មែរ',
  'ພາສາລາວ',
  'বাংলা தமிழ் తెలుగు',
  '🚀👩‍👩‍👧‍👦🇩🇪👍🏽 e\u0301',
  'İstanbul ıß \u202eabc',
];

/** Draws the texts and prints a digest of the pixels and widths, and how much of it is lit. */
const DRAW = `
import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import canvas from '@napi-rs/canvas';
for (const font of globSync('assets/fonts/*.{ttf,otf,woff2}').sort()) canvas.GlobalFonts.registerFromPath(font, 'font' + canvas.GlobalFonts.families.length);
canvas.setTextRenderer('portable');
const families = canvas.GlobalFonts.families.map(({ family }) => JSON.stringify(family)).join(', ');
const digest = createHash('sha256');
let lit = 0;
for (const text of ${JSON.stringify(TEXTS)})
  for (const direction of ['ltr', 'rtl']) {
    const context = canvas.createCanvas(500, 60).getContext('2d');
    Object.assign(context, { font: '32px ' + families, direction, textAlign: 'center', letterSpacing: '1px' });
    context.fillText(text, 250, 40, 480);
    const { data } = context.getImageData(0, 0, 500, 60);
    digest.update(data).update(String(context.measureText(text).width));
    for (let i = 3; i < data.length; i += 4) if (data[i] > 0) lit++;
  }
console.log(JSON.stringify({ digest: digest.digest('hex'), lit }));`;

function drawWith(library: string): { digest: string; lit: number } {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', DRAW], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NAPI_RS_NATIVE_LIBRARY_PATH: library },
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

describe.skipIf(process.platform !== 'linux')('the canvas without the data of ICU', () => {
  const name = TARGETS[hostTarget()].canvas;
  const library = path.join(platformPackage(`@napi-rs/canvas-${name}`), `skia.${name}.node`);

  it('draws the same', { timeout: 120_000 }, () => {
    const whole = readFileSync(library);
    const blank = blankIcuData(whole);
    expect(blank.length).toBe(whole.length);
    const copy = path.join(scratch, path.basename(library));
    writeFileSync(copy, blank);
    const expected = drawWith(library);
    expect(expected.lit).toBeGreaterThan(10_000);
    expect(drawWith(copy)).toEqual(expected);
  });

  it('loses only that', () => {
    const whole = readFileSync(library);
    const blank = blankIcuData(whole);
    const first = whole.findIndex((byte, i) => byte !== blank[i]);
    const end = whole.findLastIndex((byte, i) => byte !== blank[i]) + 1;
    expect(blank.subarray(first, end).every((byte) => byte === 0)).toBe(true);
    expect((end - first) / 1e6).toBeCloseTo(10.9, 0);
    // The names stay, before it.
    expect(whole.toString('latin1', 0, first)).toMatch(/icudt\d+l\/zu\.res/);
  });

  it('is refused where there is none', () => {
    expect(() => blankIcuData(Buffer.alloc(1000))).toThrow('Expected the data of ICU');
  });
});
