// Draws the pictures of the reference from the examples on its pages. A list of digests shows whether they are up to date. Usage: node scripts/generate-reference.ts [--check] [--force]

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digestOf, drawPicture, REFERENCE_DIR, SIZE } from './reference/draw-picture.ts';
import { encodeWebp } from './reference/encode-webp.ts';
import { fewColors } from './reference/few-colors.ts';
import { pictures } from './reference/pictures.ts';

const LIST = join(REFERENCE_DIR, 'images/digests.json');
const isCheck = process.argv.includes('--check');
const isForced = process.argv.includes('--force');
const known = existsSync(LIST) ? (JSON.parse(readFileSync(LIST, 'utf8')) as Record<string, string>) : {};

const digests: Record<string, string> = {};
const stale: string[] = [];
let bytes = 0;
for (const picture of pictures) {
  const { key } = picture;
  const path = join(REFERENCE_DIR, `images/${key}.webp`);
  const rgb = await drawPicture(picture);
  digests[key] = digestOf(rgb);
  if (digests[key] !== known[key] || !existsSync(path) || isForced) {
    stale.push(key);
    if (!isCheck) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, await encodeWebp(fewColors(rgb), SIZE.width, SIZE.height));
    }
  }
  if (existsSync(path)) bytes += readFileSync(path).length;
}
const gone = Object.keys(known).filter((key) => !(key in digests));
if (isCheck) {
  for (const key of [...stale, ...gone])
    console.error(
      `The picture of ${key} is out of date: run \`node scripts/generate-reference.ts\`, look at it and commit it.`,
    );
  process.exitCode = stale.length + gone.length > 0 ? 1 : 0;
} else {
  for (const key of gone) rmSync(join(REFERENCE_DIR, `images/${key}.webp`), { force: true });
  writeFileSync(LIST, `${JSON.stringify(digests, null, 1)}\n`);
}
console.log(
  `${pictures.length} pictures, ${(bytes / 1e6).toFixed(1)} MB; ${stale.length} ${isCheck ? 'stale' : 'redrawn'}`,
);
