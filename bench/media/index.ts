// `node bench/media/index.ts`: how like their sources pictures come out, and how fast, against chafa, jp2a and libcaca (Debian packages; skipped
// where they are missing). All are drawn with the same font at the same cells. Options:
//   --picture FILE   measures this picture too (PNG, 1920 × 1080), may be repeated
//   --held-out FILE  measures frames of this film, or this picture, that nothing was chosen by; may be repeated
//   --footage FILE   measures flicker, size and time on this film
//   --render         compares a render of footage with ffmpeg decoding and encoding, in CPU time
//   --convert        converts a minute of 1080p
//   --only NAME      measures only the drawn pictures of this name
//   --save           writes this version's row into bench/results/media/
// The pictures side by side are in build/bench-media/index.html.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { findFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { encodePng } from '../../src/engine/outputs/pictures/encode-png.ts';
import { ROOT } from '../render/prepare.ts';
import { machine } from '../render/results.ts';
import { drawCells } from './draw-cells.ts';
import { benchConvert, benchFootageRender, type Conversion, type FootageRender, makeFilm } from './footage-render.ts';
import { flickerOf } from './flicker.ts';
import { type Likeness, likenessOf, type Pixels } from './likeness.ts';
import { drawn, type Method, methods, rendererFor } from './ours.ts';
import { isInstalled, peers, runPeer } from './peers.ts';
import { drawnPictures, type Picture } from './pictures.ts';

const [WIDTH, HEIGHT] = [1920, 1080];
/** Of the grid md. */
const CELL = { width: 10, height: 19 };
const [COLS, ROWS] = [192, 57];
const OUT = path.join(ROOT, 'build/bench-media');

const { values: options } = parseArgs({
  options: {
    picture: { type: 'string', multiple: true, default: [] },
    'held-out': { type: 'string', multiple: true, default: [] },
    footage: { type: 'string' },
    render: { type: 'boolean' },
    convert: { type: 'boolean' },
    only: { type: 'string' },
    save: { type: 'boolean' },
  },
});

interface Row extends Likeness {
  picture: string;
  method: string;
}
interface FootageRow {
  method: string;
  /** Percent of the still cells whose glyph changes, per frame. */
  flicker: number;
  tone: number;
  megabits: number;
  /** CPU milliseconds to draw and pack a frame, without the decoder: the mean (single frames are shorter than the clock's ticks), and the shortest frame by the wall clock. `steady` advances while pictures are taken over, which is part of it then. */
  ms: number;
  best: number;
}

const say = (text: string): void => void process.stderr.write(`${text}\n`);
mkdirSync(OUT, { recursive: true });

const rgbOf = ({ width, height, planes: [r, g, b] }: Pixels): Uint8Array => {
  const out = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) out.set([r[i], g[i], b[i]], i * 3);
  return out;
};
const write = (name: string, pixels: Pixels): string => {
  const file = path.join(OUT, `${name.replace(/\W+/g, '-')}.png`);
  writeFileSync(file, encodePng(rgbOf(pixels), pixels.width, pixels.height));
  return file;
};
const pixelsOf = ({ width, height, rgba }: Picture): Pixels => {
  const plane = (c: number) => Uint8Array.from({ length: width * height }, (_, i) => rgba[i * 4 + c]);
  return { width, height, planes: [plane(0), plane(1), plane(2)] };
};
async function pictureAt(file: string): Promise<Picture> {
  const image = await loadImage(file);
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0, WIDTH, HEIGHT);
  return {
    name: path.parse(file).name,
    width: WIDTH,
    height: HEIGHT,
    rgba: context.getImageData(0, 0, WIDTH, HEIGHT).data,
  };
}

/** The picture, or five frames of a film. */
async function heldOut(file: string): Promise<Picture[]> {
  if (/\.(png|jpe?g|webp)$/i.test(file)) return [await pictureAt(file)];
  const { path: ffmpeg } = await findFfmpeg();
  const found: Picture[] = [];
  for (let i = 0; i < 5; i++) {
    const still = path.join(OUT, `${path.parse(file).name}-${i}.png`);
    spawnSync(ffmpeg, ['-v', 'error', '-y', '-ss', `${0.4 + 0.9 * i}`, '-i', file, '-frames:v', '1', still]);
    found.push(await pictureAt(still));
  }
  return found;
}

const pictures = drawnPictures(WIDTH, HEIGHT).filter(({ name }) => !options.only || name === options.only);
for (const file of options.picture) pictures.push(await pictureAt(path.resolve(file)));
for (const file of options['held-out']) pictures.push(...(await heldOut(path.resolve(file))));
const there = peers.filter(isInstalled);
for (const { name, debian } of peers.filter((peer) => !there.includes(peer)))
  say(`${name}: skipped, not installed (Debian package ${debian})`);

const rows: Row[] = [];
for (const picture of pictures) {
  const source = pixelsOf(picture);
  const file = write(`source ${picture.name}`, source);
  const measure = (method: string, pixels: Pixels): void => {
    write(`${picture.name} ${method}`, pixels);
    const likeness = likenessOf(source, pixels, CELL);
    rows.push({ picture: picture.name, method, ...likeness });
    say(
      `${picture.name.padEnd(10)} ${method.padEnd(18)} T ${likeness.tone.toFixed(4)}  S ${likeness.structure.toFixed(3)}  ΔE ${likeness.colour.toFixed(2)}`,
    );
  };
  for (const { name, settings } of methods) {
    const renderer = await rendererFor(file, settings, { width: WIDTH, height: HEIGHT });
    measure(name, await drawn(renderer, 0));
    renderer.dispose();
  }
  for (const peer of there) measure(peer.name, drawCells(runPeer(peer, file, COLS, ROWS), WIDTH, HEIGHT));
}

const averageOf = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

/** CPU milliseconds that this thread has used. */
const cpuNow = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** CPU milliseconds that chafa takes for all cells: of ten pictures in one process, less those of one cell each. Best of five. */
function chafaMs(file: string): number | null {
  const peer = there.find(({ program }) => program === 'chafa');
  if (!peer) return null;
  const files = Array.from({ length: 9 }, () => file);
  const once = (cols: number, lines: number): number => {
    const command = [peer.program, ...peer.args(file, cols, lines), ...files];
    const script = 'TIMEFORMAT=%U; time "$@" > /dev/null';
    const { stderr } = spawnSync('bash', ['-c', script, 'bash', ...command], { env: { ...process.env, LC_ALL: 'C' } });
    return Number(String(stderr).trim()) * 1000;
  };
  const rounds = [0, 1, 2, 3, 4].map(() => [once(COLS, ROWS), once(1, 1)]);
  return (Math.min(...rounds.map(([all]) => all)) - Math.min(...rounds.map(([, one]) => one))) / 10;
}

const footage: FootageRow[] = [];
let chafa: number | null = null;
if (options.footage) {
  const film = path.resolve(options.footage);
  const { path: ffmpeg } = await findFfmpeg();
  const frames = 48;
  const variants: Method[] = [
    { name: 'match', settings: 'color: p.color  glyphs: match' },
    { name: 'match, steady', settings: 'color: p.color  glyphs: match  steady: 0.4' },
    { name: 'match, exact', settings: 'color: p.color  glyphs: match  crisp: 0' },
    { name: 'match, exact, steady', settings: 'color: p.color  glyphs: match  crisp: 0  steady: 0.4' },
    {
      name: 'match, characters, steady',
      settings: 'color: p.color  glyphs: match  palette: printable  crisp: 0.4  steady: 0.4',
    },
    { name: 'shape', settings: 'color: #fff  palette: printable  glyphs: shape' },
    { name: 'shape, steady', settings: 'color: #fff  palette: printable  glyphs: shape  steady: 0.4' },
    { name: 'ramp by ink', settings: 'color: #fff  palette: printable' },
    { name: 'ramp by ink, steady', settings: 'color: #fff  palette: printable  steady: 0.4' },
  ];
  // The film itself, as the engine shows it: one full block per pixel would be exact; a fine grid of blocks in its colours is enough here.
  const plain = await rendererFor(film, 'color: p.color  glyphs: match  crisp: 0', { width: WIDTH, height: HEIGHT });
  const sources: Pixels[] = [];
  for (let i = 0; i < frames; i++) sources.push(await drawn(plain, i));
  plain.dispose();
  for (const { name, settings } of variants) {
    const renderer = await rendererFor(film, settings, { width: WIDTH, height: HEIGHT });
    const raw: Uint8Array[] = [];
    let [changed, tone] = [0, 0];
    const times: number[] = [];
    const walls: number[] = [];
    let last: Pixels | null = null;
    for (let i = 0; i < frames; i++) {
      const before = cpuNow();
      await renderer.prepare(i);
      const between = cpuNow();
      const began = performance.now();
      renderer.draw(i, { pack: 'yuv420' });
      const packed = renderer.packYuv420().slice();
      walls.push(performance.now() - began);
      if (i >= 8) times.push(cpuNow() - (settings.includes('steady') ? before : between));
      raw.push(packed);
      const now = await drawn(renderer, i);
      if (last) changed += flickerOf([sources[i - 1], sources[i]], [last, now], CELL).changed / (frames - 1);
      if (i === frames - 1) tone = likenessOf(sources[i], now, CELL).tone;
      last = now;
    }
    renderer.dispose();
    const encoded = spawnSync(
      ffmpeg,
      [
        '-v',
        'error',
        '-f',
        'rawvideo',
        '-pix_fmt',
        'yuv420p',
        '-s',
        `${WIDTH}x${HEIGHT}`,
        '-r',
        '24',
        '-i',
        '-',
        '-c:v',
        'libx264',
        '-preset',
        'veryfast',
        '-crf',
        '20',
        '-f',
        'h264',
        '-',
      ],
      { input: Buffer.concat(raw), maxBuffer: 1 << 30 },
    );
    footage.push({
      method: name,
      flicker: changed * 100,
      tone,
      megabits: (encoded.stdout.length * 8 * 24) / frames / 1e6,
      ms: averageOf(times),
      best: Math.min(...walls),
    });
    say(
      `${name.padEnd(26)} F ${(changed * 100).toFixed(2)} %  T ${tone.toFixed(4)}  ${footage[footage.length - 1].megabits.toFixed(2)} Mb/s  ${averageOf(times).toFixed(2)} ms of CPU, at least ${Math.min(...walls).toFixed(2)} ms`,
    );
  }
  const still = write('footage', sources[0]);
  chafa = chafaMs(still);
  if (chafa !== null) say(`chafa: ${chafa.toFixed(1)} ms CPU for the same cells`);
}

let render: FootageRender | null = null;
let converted: Conversion | null = null;
if (options.render || options.convert) {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-bench-'));
  try {
    const { path: ffmpeg } = await findFfmpeg();
    const film = path.join(scratch, 'film.mp4');
    const seconds = options.convert ? 60 : 6;
    makeFilm(ffmpeg, film, seconds);
    if (options.render) {
      render = await benchFootageRender(ffmpeg, film, scratch, { seconds: 4, rounds: 3 });
      const { ratio, allOfIt, decode, encode } = render;
      say(
        `render of footage: ${ratio.ratio.toFixed(2)} × (${ratio.least.toFixed(2)} to ${ratio.most.toFixed(2)}) of decode ${decode.toFixed(1)} + encode ${encode.toFixed(1)} ms a frame; with start-up and checks ${allOfIt.ratio.toFixed(2)} ×`,
      );
    }
    if (options.convert) {
      converted = await benchConvert(film, scratch, seconds);
      say(`convert: ${seconds} s of 1080p in ${converted.wall.toFixed(1)} s, ${converted.cpu.toFixed(1)} s of CPU`);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const drawnNames = drawnPictures(16, 16).map(({ name }) => name);
const result = { ...machine(), rows, footage, chafaMs: chafa, render, converted };
writeFileSync(path.join(OUT, 'index.html'), page());
say(`Pictures: ${path.join(OUT, 'index.html')}`);
if (options.save) {
  const folder = path.join(ROOT, 'bench/results/media');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${result.version.replace('+', '-')}.json`), `${JSON.stringify(result, null, 1)}\n`);
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as typeof result);
  writeFileSync(path.join(folder, 'README.md'), `${table(all).join('\n')}\n`);
}

function mean(of: readonly Row[], method: string, key: keyof Likeness): number {
  const own = of.filter((row) => row.method === method && drawnNames.includes(row.picture));
  return own.reduce((sum, row) => sum + row[key], 0) / Math.max(1, own.length);
}

function table(all: readonly (typeof result)[]): string[] {
  const names = [
    'match',
    'match, characters',
    'shape',
    'shape, crisp',
    'ramp by ink',
    'chafa',
    'chafa, ASCII',
    'jp2a',
    'libcaca',
  ];
  return [
    '# Likeness of pictures by version',
    '',
    'Written by `node bench/media/index.ts --save`: means over the pictures that the bench draws, as T / S (docs/notes/glyph-choice.md), and',
    'CPU milliseconds of a frame of footage with `match` on md, drawn and packed, beside chafa for the same cells.',
    '',
    `| version | date | ${names.join(' | ')} | match, ms | chafa, ms | machine |`,
    `|---|---|${names.map(() => '---|').join('')}---|---|---|`,
    ...all
      .toSorted((a, b) => `${a.date}${a.time}`.localeCompare(`${b.date}${b.time}`))
      .map((one) => {
        const cells = names.map((name) =>
          one.rows.some(({ method }) => method === name)
            ? `${mean(one.rows, name, 'tone').toFixed(3)} / ${mean(one.rows, name, 'structure').toFixed(3)}`
            : '–',
        );
        const ms = one.footage.find(({ method }) => method === 'match')?.ms.toFixed(1) ?? '–';
        return `| ${one.version} | ${one.date} | ${cells.join(' | ')} | ${ms} | ${one.chafaMs?.toFixed(1) ?? '–'} | ${one.machine} |`;
      }),
  ];
}

function page(): string {
  const image = (name: string) => `<a href="${name}.png"><img src="${name}.png" loading="lazy" alt=""></a>`;
  const slug = (text: string) => text.replace(/\W+/g, '-');
  const sections = pictures.map(({ name }) => {
    const own = rows.filter(({ picture }) => picture === name);
    const figures = own
      .map(
        ({ method, tone, structure, colour }) =>
          `<figure>${image(slug(`${name} ${method}`))}<figcaption>${method}<br>T ${tone.toFixed(3)} · S ${structure.toFixed(3)} · ΔE ${colour.toFixed(1)}</figcaption></figure>`,
      )
      .join('');
    return `<h2>${name}</h2><div><figure>${image(slug(`source ${name}`))}<figcaption>source</figcaption></figure>${figures}</div>`;
  });
  const film = footage
    .map(
      ({ method, flicker, tone, megabits, ms }) =>
        `<tr><td>${method}<td>${flicker.toFixed(2)} %<td>${tone.toFixed(4)}<td>${megabits.toFixed(2)}<td>${ms.toFixed(2)}`,
    )
    .join('');
  return `<!doctype html><meta charset="utf-8"><title>Pictures as glyphs</title>
<style>body{font:14px system-ui;background:#111;color:#ddd;margin:2em}div{display:grid;grid-template-columns:repeat(auto-fill,minmax(420px,1fr));gap:1em}figure{margin:0}img{width:100%}td,th{padding:.2em 1em;text-align:left}a{color:inherit}</style>
<h1>Pictures as glyphs</h1><p>${result.version}, ${result.date}, ${result.machine}</p>
${footage.length > 0 ? `<table><tr><th>footage<th>flicker F<th>T<th>Mb/s<th>ms${film}</table>` : ''}${sections.join('\n')}`;
}
