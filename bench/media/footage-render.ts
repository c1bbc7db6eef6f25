// Footage as a whole: a render against ffmpeg decoding the film and encoding the same drawn frames, in turn; and `convert` of a minute.

import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { frameFormat, qualityProfiles } from '../../src/catalog/quality-profiles.ts';
import { encoderThreads } from '../../src/engine/machine/hardware/choose-workers.ts';
import { detectHardware } from '../../src/engine/machine/hardware/hardware.ts';
import { clipArgs, softwareSettings } from '../../src/engine/outputs/video/encoder-settings.ts';
import { synthesiseFeatures } from '../../src/engine/frame/features/synthesise-features.ts';
import { openRenderer } from '../../src/engine/inputs/open-renderer.ts';
import { compile } from '../../src/language/compile.ts';
import { median, type Pairs, pairsOf } from '../render/pairs.ts';
import { ROOT } from '../render/prepare.ts';
import { runCommand, runRender } from '../render/run-command.ts';

/** CPU milliseconds of a frame, at the median. */
export interface FootageRender {
  decode: number;
  encode: number;
  render: number;
  /** Render over decode + encode, from adjacent runs; of the cost per frame, and with start-up and checks. */
  ratio: Pairs;
  allOfIt: Pairs;
  frames: number;
}
export interface Conversion {
  /** Length of the film, elapsed time and CPU time, in seconds. */
  film: number;
  wall: number;
  cpu: number;
}

const FPS = 24;
const [WIDTH, HEIGHT] = [1920, 1080];

/** A film that moves everywhere and has noise: the hardest for caches and encoders. H.264, 1080p. */
export function makeFilm(ffmpeg: string, file: string, seconds: number): void {
  const { status, stderr } = spawnSync(ffmpeg, [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', `testsrc2=s=${WIDTH}x${HEIGHT}:r=${FPS}:d=${seconds}`],
    ...['-vf', 'noise=alls=12:allf=t', '-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-preset', 'veryfast', file],
  ]);
  if (status !== 0) throw new Error(`ffmpeg could not make the film: ${String(stderr).slice(0, 200)}`);
}

/** `film` has at least `seconds` at 24 frames a second. Writes into `scratch`. */
export async function benchFootageRender(
  ffmpeg: string,
  film: string,
  scratch: string,
  { seconds, rounds }: { seconds: number; rounds: number },
): Promise<FootageRender> {
  const reel = path.join(scratch, 'footage.reel');
  const text = `reel "footage" { size: ${WIDTH}x${HEIGHT}  fps: ${FPS} }
media p = "${film.replaceAll('\\', '/')}" { fit: stretch }
scene a for ${seconds}s { tonemap: off  gamma: 1
  layer on md { value: p  color: p.color  glyphs: match }
}
`;
  writeFileSync(reel, text);
  const { plan } = compile(text, { path: reel });
  const format = frameFormat('production', plan.format);
  const threads = encoderThreads(detectHardware().cores, 1);
  const raw = path.join(scratch, 'frames.yuv');
  const frames = seconds * FPS;
  const short = FPS;
  const audio = synthesiseFeatures({ fps: FPS, frames: frames + 1, bpm: null });
  const renderer = await openRenderer({ plan, format, audio });
  const descriptor = openSync(raw, 'w');
  for (let frame = 0; frame < frames; frame++) {
    await renderer.prepare(frame);
    renderer.draw(frame, { pack: 'yuv420' });
    const bytes = renderer.packYuv420();
    for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
  }
  closeSync(descriptor);
  renderer.dispose();

  const decode = (count: number) =>
    runCommand([ffmpeg, '-v', 'error', '-i', film, '-frames:v', `${count}`, '-f', 'null', '-']);
  const encode = (count: number) => {
    const settings = softwareSettings('production', qualityProfiles.production.crf);
    const args = clipArgs(format, settings, { frames: count, threads, target: path.join(scratch, 'alone.mp4') });
    return runCommand([ffmpeg, ...args.map((arg) => (arg === 'pipe:0' ? raw : arg))]);
  };
  const render = (length: number) =>
    runRender(reel, ['-q', 'production', '-w', '1', '--no-cache', '--range', `0s..${length}s`], scratch);
  await encode(short);
  const found: { decode: number; encode: number; render: number; all: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const slope = (long: { cpu: number }, brief: { cpu: number }) => ((long.cpu - brief.cpu) * 1000) / (frames - short);
    const [render1, decode1, encode1] = [await render(seconds), await decode(frames), await encode(frames)];
    const own = slope(render1, await render(1));
    found.push({
      render: own,
      decode: slope(decode1, await decode(short)),
      encode: slope(encode1, await encode(short)),
      all: render1.cpu / (decode1.cpu + encode1.cpu),
    });
  }
  rmSync(raw);
  return {
    decode: median(found.map((one) => one.decode)),
    encode: median(found.map((one) => one.encode)),
    render: median(found.map((one) => one.render)),
    ratio: pairsOf(found.map((one) => one.render / (one.decode + one.encode))),
    allOfIt: pairsOf(found.map(({ all }) => all)),
    frames,
  };
}

/** `convert` with its defaults, without the cache. */
export async function benchConvert(film: string, scratch: string, seconds: number): Promise<Conversion> {
  const out = path.join(scratch, 'converted.mp4');
  const command = [
    process.execPath,
    path.join(ROOT, 'bin/glyphreel.mjs'),
    'convert',
    film,
    '-o',
    out,
    '-y',
    '--no-cache',
  ];
  const { wall, cpu } = await runCommand(command, { env: { GLYPHREEL_CACHE: path.join(scratch, 'cache') } });
  return { film: seconds, wall, cpu };
}
