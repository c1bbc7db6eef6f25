// Makes the contact sheet of the README from stills of the examples: node scripts/make-pictures.ts

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';

const ROOT = path.resolve(import.meta.dirname, '..');
const STILLS: [reel: string, at: string][] = [
  ['first-light', '3s'], ['rose-window', '6s'], ['emergence', '4s'], ['ember', '5s'], ['reef', '5s'], ['constellation', '5s'], ['first-light', '6.2s'], ['tides', '5s'], ['deep-field', '5s'],
];
const COLUMNS = 3;
const TILE = { width: 480, height: 270 };

const scratch = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-pictures-'));
const sheet = createCanvas(COLUMNS * TILE.width, Math.ceil(STILLS.length / COLUMNS) * TILE.height);
const context = sheet.getContext('2d');
try {
  for (const [i, [reel, at]] of STILLS.entries()) {
    const still = path.join(scratch, `${i}.png`);
    const { status, stderr } = spawnSync(process.execPath, ['bin/glyphreel.mjs', 'still', `examples/${reel}.reel`, '--at', at, '-o', still], { cwd: ROOT, encoding: 'utf8' });
    if (status !== 0) throw new Error(`The still of ${reel} failed: ${stderr}`);
    const image = await loadImage(still);
    // Fills the tile; what is taller or wider loses its edges.
    const scale = Math.max(TILE.width / image.width, TILE.height / image.height);
    const [width, height] = [TILE.width / scale, TILE.height / scale];
    const [x, y] = [(i % COLUMNS) * TILE.width, Math.floor(i / COLUMNS) * TILE.height];
    context.drawImage(image, (image.width - width) / 2, (image.height - height) / 2, width, height, x, y, TILE.width, TILE.height);
  }
  mkdirSync(path.join(ROOT, 'docs/pictures'), { recursive: true });
  writeFileSync(path.join(ROOT, 'docs/pictures/examples.jpg'), await sheet.encode('jpeg', 82));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
