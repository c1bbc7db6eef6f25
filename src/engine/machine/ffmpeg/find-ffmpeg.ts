// Finds the ffmpeg to use: the configured one (setting, then GLYPHREEL_FFMPEG), else the one on the PATH, else the bundled one. Each is
// started once to check that it runs and what it can encode. A configured ffmpeg that does not run is an error.

import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ffmpegLimited, noFfmpeg } from '../../errors/render-errors.ts';
import { unpackedFile } from '../native/unpacked-file.ts';
import { exitWords, LIMIT_CODES } from './ffmpeg-words.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

export interface Ffmpeg {
  path: string;
  /** The version it reports: `8.0`, `4.1`, `N-47683-g0e8eb07980-static`. */
  version: string;
  source: 'setting' | 'environment' | 'path' | 'bundled';
  encoders: ReadonlySet<string>;
  /** Those of them that it calls experimental. */
  experimental: ReadonlySet<string>;
  /** The ffprobe in the same folder, if there is one. */
  ffprobe: string | null;
}

export interface FindFfmpegOptions {
  setting?: string | undefined;
  env?: NodeJS.ProcessEnv;
  timeoutMs?: number;
}

/** Why an executable is no working ffmpeg, and whether a limit of this process is the cause. */
interface Refusal {
  why: string;
  isLimit: boolean;
}

const found = new Map<string, Promise<Ffmpeg | Refusal>>();
const WINDOWS = process.platform === 'win32';

/** Finds a working ffmpeg, or throws `machine-no-ffmpeg` with the paths that were tried. Probes each executable once per process. */
export async function findFfmpeg(options: FindFfmpegOptions = {}): Promise<Ffmpeg> {
  const env = options.env ?? process.env;
  const tried: string[] = [];
  let isLimit = false;
  for (const candidate of candidates(options.setting, env)) {
    const result = await probeOnce(candidate.path, candidate.source, options.timeoutMs ?? 10_000);
    if (!('why' in result)) return result;
    tried.push(`${candidate.path}: ${result.why}`);
    isLimit ||= result.isLimit;
    // The user named exactly this one: silently using another would hide the error.
    if (candidate.source === 'setting' || candidate.source === 'environment') break;
  }
  throw isLimit ? ffmpegLimited(tried.join('; ')) : noFfmpeg(tried.join('; ') || 'none named, on the PATH or bundled');
}

interface Candidate {
  path: string;
  source: Ffmpeg['source'];
}

function candidates(setting: string | undefined, env: NodeJS.ProcessEnv): Candidate[] {
  if (setting) return [{ path: setting, source: 'setting' }];
  if (env.GLYPHREEL_FFMPEG) return [{ path: env.GLYPHREEL_FFMPEG, source: 'environment' }];
  const list: Candidate[] = [];
  const name = WINDOWS ? 'ffmpeg.exe' : 'ffmpeg';
  for (const folder of (env.PATH ?? env.Path ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    if (folder && existsSync(file)) {
      list.push({ path: file, source: 'path' });
      break;
    }
  }
  const bundled = bundledFfmpeg();
  if (bundled) list.push({ path: bundled, source: 'bundled' });
  return list;
}

/** Path of the bundled executable, or null if this platform has none. In a VSIX it is compressed, and unpacked when it is first needed. */
export function bundledFfmpeg(): string | null {
  try {
    // It is a dependency of the installer, and some package managers show it to that alone.
    const installer = createRequire(import.meta.url).resolve('@ffmpeg-installer/ffmpeg');
    const { resolve } = createRequire(installer);
    const folder = path.dirname(resolve(`@ffmpeg-installer/${process.platform}-${process.arch}/package.json`));
    return unpackedFile(path.join(folder, WINDOWS ? 'ffmpeg.exe' : 'ffmpeg'));
  } catch {
    return null;
  }
}

function probeOnce(file: string, source: Ffmpeg['source'], timeoutMs: number): Promise<Ffmpeg | Refusal> {
  let stamp = '';
  try {
    const { mtimeMs, size } = statSync(file);
    stamp = `${mtimeMs}-${size}`;
  } catch {
    /* not a file: the probe reports it */
  }
  const key = `${file}|${stamp}`;
  let probe = found.get(key);
  if (!probe) found.set(key, (probe = probeFfmpeg(file, timeoutMs)));
  return probe.then((result) => ('why' in result ? result : { ...result, source }));
}

async function probeFfmpeg(file: string, timeoutMs: number): Promise<Ffmpeg | Refusal> {
  const [version, encoders] = await Promise.all([
    runFfmpeg({ ffmpegPath: file, args: ['-version'], timeoutMs }),
    runFfmpeg({ ffmpegPath: file, args: ['-hide_banner', '-encoders'], timeoutMs }),
  ]);
  const refuse = (why: string): Refusal => ({ why, isLimit: LIMIT_CODES.has(version.failure?.code ?? '') });
  if (version.failure?.code === 'ENOENT') return refuse('there is no such file');
  if (version.failure?.code === 'EACCES') return refuse('permission to run it is denied');
  if (version.code !== 0) return refuse(exitWords(version));
  const name = /^ffmpeg version (\S+)/m.exec(version.stdout.toString())?.[1];
  if (!name) return refuse('it is not an ffmpeg');
  const listed = [...encoders.stdout.toString().matchAll(/^\s*[VAS][A-Z.]{2}([X.])[A-Z.]{2}\s+(\S+)/gm)];
  const ffprobe = path.join(path.dirname(file), WINDOWS ? 'ffprobe.exe' : 'ffprobe');
  return {
    path: file,
    version: name,
    source: 'path',
    encoders: new Set(listed.map(([, , encoder]) => encoder)),
    experimental: new Set(listed.flatMap(([, flag, encoder]) => (flag === 'X' ? encoder : []))),
    ffprobe: path.isAbsolute(file) && existsSync(ffprobe) ? ffprobe : null,
  };
}
