// Goldens: pictures as last reviewed. Text first, since a person can review its diff; PNG for a few.
// `GLYPHREEL_RECORD=1 npx vitest run test/golden` records them again; a failure leaves `.actual` files (and a picture of the
// difference) beside them, which git ignores.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { expect } from 'vitest';
import type { Frame } from '../../src/engine/kernels/frame.ts';

const FOLDER = import.meta.dirname;
const isRecording = process.env['GLYPHREEL_RECORD'] === '1';
const SHADES = ' .:-=+*#%@';
/** Share of pixels that may differ visibly before a PNG golden fails. */
const TOLERANCE = 0.002;

/** The frame in characters, 10 shades of luma, and its mean colour. */
export function asText(frame: Frame, cols = 64, rows = 18): string {
  const { width, height, stride } = frame;
  const planes = [frame.r.view, frame.g.view, frame.b.view];
  const weights = [0.2126, 0.7152, 0.0722];
  const lines: string[] = [];
  const mean = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    let line = '';
    const [y0, y1] = [Math.floor((row * height) / rows), Math.floor(((row + 1) * height) / rows)];
    for (let col = 0; col < cols; col++) {
      const [x0, x1] = [Math.floor((col * width) / cols), Math.floor(((col + 1) * width) / cols)];
      let luma = 0;
      planes.forEach((plane, channel) => {
        let sum = 0;
        for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) sum += plane[y * stride + x];
        mean[channel] += sum / (width * height);
        luma += (weights[channel] * sum) / ((x1 - x0) * (y1 - y0));
      });
      // Shades are finer in the dark, where most of a picture is.
      line += SHADES[Math.min(9, Math.floor(Math.sqrt(luma / 255) * 10))];
    }
    lines.push(line.trimEnd());
  }
  return `${lines.join('\n')}\nmean rgb ${mean.map((level) => Math.round(level)).join(' ')}\n`;
}

export function expectText(name: string, actual: string): void {
  const file = join(FOLDER, name);
  if (isRecording) {
    write(file, actual);
    return;
  }
  const expected = existsSync(file) ? readFileSync(file, 'utf8') : '(nothing recorded)';
  if (expected !== actual) write(`${file}.actual`, actual);
  else rmSync(`${file}.actual`, { force: true });
  expect(actual, name).toBe(expected);
}

/** Rows of RGBA. */
export function expectPicture(name: string, pixels: Uint8Array, width: number, height: number): void {
  const file = join(FOLDER, name);
  const png = new PNG({ width, height });
  png.data = Buffer.from(pixels);
  if (isRecording) {
    write(file, PNG.sync.write(png, { colorType: 2 }));
    return;
  }
  expect(existsSync(file), `${name} is recorded`).toBe(true);
  const known = PNG.sync.read(readFileSync(file));
  expect([known.width, known.height]).toEqual([width, height]);
  const difference = new PNG({ width, height });
  const share = pixelmatch(known.data, png.data, difference.data, width, height, { threshold: 0.1 }) / (width * height);
  if (share > TOLERANCE) {
    write(`${file}.actual.png`, PNG.sync.write(png));
    write(`${file}.difference.png`, PNG.sync.write(difference));
  }
  expect(share, `${name}: share of pixels that differ`).toBeLessThanOrEqual(TOLERANCE);
}

function write(file: string, data: string | Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, data);
}
