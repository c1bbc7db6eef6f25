// Draws the gallery from the reels in examples/: a strip of four frames of each, an overview for the README, and the gallery page.
// node scripts/make-gallery.ts [NAME …] redraws only those strips.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCanvas, ImageData, type Canvas } from '@napi-rs/canvas';
import { openRenderer } from '../src/cli/draw-session.ts';
import { prepareDrawing } from '../src/cli/prepare-drawing.ts';
import { FILMS, type Film } from './gallery/films.ts';
import { encodeWebp } from './reference/encode-webp.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const FOLDER = path.join(ROOT, 'docs/gallery');
const STRIP = { width: 1600, gap: 6, caption: 26 };
const TALLEST = 380;
const OVERVIEW = { columns: 4, width: 400, height: 225 };
/** Below, the edges of glyphs get halos. Sharp YUV keeps thin coloured strokes. */
const LOOKS_THE_SAME = { quality: 80, use_sharp_yuv: 1 };
const INK = '#101218',
  PAPER = '#c9ced8';

/** Draws the frames of a film at production size. */
async function drawMoments({ name, moments }: Film): Promise<{ pictures: Canvas[]; seconds: number }> {
  const file = path.join(ROOT, `examples/${name}.reel`);
  const { order, frames, fps } = await prepareDrawing(
    file,
    { quality: 'production', allowCode: true },
    new AbortController().signal,
  );
  const renderer = await openRenderer(order);
  const { width, height } = order.format;
  const pictures: Canvas[] = [];
  for (const at of moments) {
    const frame = Math.min(frames - 1, Math.round(at * fps));
    await renderer.prepare(frame);
    renderer.draw(frame);
    const canvas = createCanvas(width, height);
    canvas
      .getContext('2d')
      .putImageData(new ImageData(new Uint8ClampedArray(renderer.packRgba()), width, height), 0, 0);
    pictures.push(canvas);
  }
  renderer.dispose();
  return { pictures, seconds: frames / fps };
}

/** Scales and crops the picture to fill the box. */
function fillBox(sheet: Canvas, picture: Canvas, x: number, y: number, width: number, height: number): void {
  const scale = Math.max(width / picture.width, height / picture.height);
  const [w, h] = [width / scale, height / scale];
  const context = sheet.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, (picture.width - w) / 2, (picture.height - h) / 2, w, h, x, y, width, height);
}

function drawStrip(pictures: Canvas[], moments: readonly number[]): Canvas {
  const { width: whole, gap, caption } = STRIP;
  const width = Math.floor((whole - gap * (pictures.length - 1)) / pictures.length);
  const height = Math.min(TALLEST, Math.round((width * pictures[0].height) / pictures[0].width));
  const sheet = createCanvas(whole, height + caption);
  const context = sheet.getContext('2d');
  context.fillStyle = INK;
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.fillStyle = PAPER;
  context.font = '15px sans-serif';
  for (const [i, picture] of pictures.entries()) {
    fillBox(sheet, picture, i * (width + gap), 0, width, height);
    context.fillText(`${moments[i]} s`, i * (width + gap) + 8, height + 18);
  }
  return sheet;
}

async function writePicture(file: string, sheet: Canvas): Promise<void> {
  const { width, height } = sheet;
  const { data } = sheet.getContext('2d').getImageData(0, 0, width, height);
  writeFileSync(file, await encodeWebp(data, width, height, LOOKS_THE_SAME));
}

function pageOf(lengths: ReadonlyMap<string, number>): string {
  const entries = FILMS.map(({ name, title, story, technique }) => {
    const seconds = lengths.get(name)?.toFixed(1).replace('.0', '');
    return `## ${title}\n\n![Four moments of ${title}](gallery/${name}.webp)\n\n${story} *${seconds} s.*\n\nTechnique: ${technique}. File: [${name}.reel](../examples/${name}.reel)\n`;
  });
  return `# Gallery\n\nEach film is one file in [examples](../examples), and every picture here is drawn from it by \`node scripts/make-gallery.ts\`. Open one in the editor and\npress **▶ Preview**, or render it: \`glyphreel render examples/storm.reel\`.\n\n![All films](gallery/overview.webp)\n\n${entries.join('\n')}`;
}

const only = process.argv.slice(2);
mkdirSync(FOLDER, { recursive: true });
const rows = Math.ceil(FILMS.length / OVERVIEW.columns);
const overview = createCanvas(OVERVIEW.columns * OVERVIEW.width, rows * OVERVIEW.height);
const place = (picture: Canvas, i: number): void => {
  const [x, y] = [(i % OVERVIEW.columns) * OVERVIEW.width, Math.floor(i / OVERVIEW.columns) * OVERVIEW.height];
  fillBox(overview, picture, x, y, OVERVIEW.width, OVERVIEW.height);
};
const spare = rows * OVERVIEW.columns - FILMS.length;
const lengths = new Map<string, number>();
for (const [i, film] of FILMS.entries()) {
  if (only.length > 0 && !only.includes(film.name)) continue;
  const { pictures, seconds } = await drawMoments(film);
  lengths.set(film.name, seconds);
  await writePicture(path.join(FOLDER, `${film.name}.webp`), drawStrip(pictures, film.moments));
  place(pictures[film.best], i);
  // Another moment of the first films fills the last row.
  if (i < spare) place(pictures[(film.best + 2) % pictures.length], FILMS.length + i);
}
if (only.length === 0) {
  await writePicture(path.join(FOLDER, 'overview.webp'), overview);
  writeFileSync(path.join(ROOT, 'docs/gallery.md'), pageOf(lengths));
}
