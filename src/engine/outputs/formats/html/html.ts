// HTML: a page that draws the reel itself, or with `split` a folder of its parts.

import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { interrupted } from '../../../errors/render-errors.ts';
import type { PlanExport, PlanFormat, PlanTask } from '../../plan-format.ts';
import { encodeWebp } from '../../pictures/encode-webp.ts';
import type { Verification } from '../../output-format.ts';
import { type BakedFilm, bakeFilm } from './bake-film.ts';
import { encodeSound } from './encode-sound.ts';
import { type FilmPackage, FOLDER_FILES, folderOf, pageOf } from './film-package.ts';
import { readFolder, readPage, type WrittenFilm } from './read-film.ts';
import { refuseUnbaked } from './refuse-unbaked.ts';
import { runEngine } from './run-engine.ts';

const POSTER_BYTES = 26 * 1024;

export const html: PlanFormat = {
  name: 'html',
  title: 'Web page',
  extensions: ['.html'],
  summary: 'one page that draws the reel live, with Opus sound',
  doc: [
    'The page holds the renderer, the reel and the bitmaps of its glyphs instead of frames. It draws at the size and rate of the display, needs no network, and can be seeked, looped and operated by keyboard and screen reader. It stops while it cannot be seen, and where people prefer reduced motion it waits to be started. Frames in the reel’s own format have the hashes of `glyphreel hash`.',
    "With `--split`, `-o film.html` writes a folder `film` with the parts as files: `index.html`, scripts, data, poster and sound. It needs `script-src 'self' 'wasm-unsafe-eval'` of a Content-Security-Policy and nothing else; the single page brings its own policy. `<glyph-reel src=\"film.html\">` puts either into another page: see the [guide](../guides/web.md).",
    'A reel with pictures or footage plays at its own size and rate: the cells of the layers that show them are in the page as they were drawn, which makes it about as large as a video. Character art is held as its screens and plays at any size.',
    'Effects imported with `use` are code that a page cannot hold, and pictures and footage can be held for layers alone; other reels are refused. The page is opened again before it appears: frames that it draws are compared with those of the renderer.',
  ].join('\n\n'),
  hasSound: true,
  isSequence: false,
  holdsPlan: true,
  folder: { option: 'split', files: FOLDER_FILES },
  options: [
    { name: 'split', summary: 'a folder of files instead of one page', takes: { kind: 'switch' }, default: false },
  ],
  encoders: { always: [], forSound: ['libopus'], optional: [] },
  checkPlan: refuseUnbaked,
  exportPlan,
};

async function exportPlan(task: PlanTask): Promise<PlanExport> {
  const { plan, format, audio, store, scene, sound, seconds, target, options, ffmpeg, workDir, signal } = task;
  const baked = await bakeFilm({
    plan,
    format,
    audio,
    store,
    onProgress: task.onProgress,
    ...(scene === undefined ? {} : { scene }),
    ...(signal ? { signal } : {}),
  });
  const encoded =
    sound && ffmpeg
      ? await encodeSound({ sound, seconds, ffmpegPath: ffmpeg.path, workDir, ...(signal ? { signal } : {}) })
      : null;
  const film: FilmPackage = {
    film: baked.film,
    bytes: baked.bytes,
    poster: await encodeWebp(baked.poster, format.width, format.height, POSTER_BYTES),
    sound: encoded,
  };
  const isFolder = options['split'] === true;
  if (isFolder) {
    await mkdir(target.path, { recursive: true });
    for (const [name, content] of folderOf(film)) await writeFile(path.join(target.path, name), content);
  } else await writeFile(target.path, pageOf(film));
  return {
    frames: baked.film.frames,
    verify: () => verify(() => (isFolder ? readFolder : readPage)(target.path), baked, encoded?.fault ?? null, signal),
  };
}

async function verify(
  read: () => WrittenFilm,
  { film, hashes }: BakedFilm,
  soundFault: string | null,
  signal: AbortSignal | undefined,
): Promise<Verification> {
  const faults = soundFault === null ? [] : [soundFault];
  const wrongFrames: number[] = [];
  try {
    const engine = await runEngine(read());
    for (const [frame, hash] of hashes) {
      if (signal?.aborted) throw interrupted();
      const { pixels } = await engine.read(frame);
      if (createHash('sha256').update(pixels).digest('hex') === hash) continue;
      wrongFrames.push(frame);
      faults.push(`frame ${frame} of the page differs from what was drawn`);
    }
  } catch (error) {
    if (signal?.aborted) throw error;
    faults.push(`the page does not play: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { width, height, fps } = film.format;
  return {
    frames: film.frames,
    seconds: film.frames / fps,
    streams: [`html ${width}x${height}`],
    worstDifference: wrongFrames.length > 0 ? 255 : 0,
    wrongFrames,
    faults,
  };
}
