// Pictures of character art for the editor.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, expect, test } from 'vitest';
import { identifyMaterial } from '../../src/engine/inputs/identify-material.ts';
import { drawArt } from '../../src/engine/preview/draw-art.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'draw-art-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function pictureOf(name: string, text: string): Promise<PNG> {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return PNG.sync.read(Buffer.from((await drawArt(file, await identifyMaterial(file)))!));
}

/** Columns and rows that hold light. */
function litBox({ data, width, height }: PNG): { left: number; right: number; top: number; bottom: number } {
  const box = { left: width, right: -1, top: height, bottom: -1 };
  for (let i = 0; i < width * height; i++) {
    if (Math.max(data[i * 4]!, data[i * 4 + 1]!, data[i * 4 + 2]!) < 60) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    Object.assign(box, { left: Math.min(box.left, x), right: Math.max(box.right, x) });
    Object.assign(box, { top: Math.min(box.top, y), bottom: Math.max(box.bottom, y) });
  }
  return box;
}

test('shows the whole art, as large as the picture', async () => {
  const png = await pictureOf('wide.txt', `${'#'.repeat(60)}\n${'#'.repeat(60)}\n`);
  expect([png.width, png.height]).toEqual([400, 100]);
  const box = litBox(png);
  expect(box.left).toBeLessThan(20);
  expect(box.right).toBeGreaterThan(380);
  expect(box.left).toBeGreaterThanOrEqual(0);
  expect(Math.abs((box.top + box.bottom) / 2 - 50)).toBeLessThan(8);
});

test('of a recording, a later moment', async () => {
  const cast = [
    '{"version": 2, "width": 20, "height": 5}',
    '[0.1, "o", "a"]',
    '[2, "o", "\\r\\nHELLO WORLD"]',
    '[4, "o", "!"]',
  ];
  const png = await pictureOf('a.cast', `${cast.join('\n')}\n`);
  const { left, right } = litBox(png);
  expect(right - left).toBeGreaterThan(150);
});
