// What this machine offers and lacks, in lines that can be pasted into a report: for `glyphreel doctor` and the editor's Check System.

import { accessSync, constants } from 'node:fs';
import { cacheRoot } from '../files/cache-dir.ts';
import { makeFolder } from '../files/make-folder.ts';
import { RenderError } from '../errors/render-error.ts';
import { writeTrouble } from '../errors/render-errors.ts';
import { kernelMode } from '../kernels/load-kernels.ts';
import { findFfmpeg } from '../machine/ffmpeg/find-ffmpeg.ts';
import { sizeOf } from '../files/size-of.ts';
import { detectHardware } from '../machine/hardware/hardware.ts';
import { examineFormats, examineHardware } from './examine-formats.ts';
import type { Finding } from './examine-formats.ts';

export interface Examination {
  findings: Finding[];
  ok: boolean;
}

export interface ExamineOptions {
  ffmpegPath?: string;
  cacheDir?: string;
}

/** Never throws: failures are findings. */
export async function examineMachine(options: ExamineOptions = {}): Promise<Examination> {
  const findings = [
    node(),
    hardware(),
    kernels(),
    ...(await ffmpeg(options.ffmpegPath)),
    await fonts(),
    cache(options.cacheDir),
  ];
  return { findings, ok: findings.every((finding) => finding.ok) };
}

function node(): Finding {
  const [major, minor] = process.versions.node.split('.').map(Number);
  // The oldest supported VS Code runs the engine on Node 22.15.
  const ok = major > 22 || (major === 22 && minor >= 15);
  return {
    topic: 'node',
    text: `${process.version} on ${process.platform}-${process.arch}`,
    ok,
    ...(ok ? {} : { help: 'Install Node 22.15 or later.' }),
  };
}

function hardware(): Finding {
  const { cores, memoryBytes, cpu, limits } = detectHardware();
  const limited = [limits.cores !== null && 'cores', limits.memoryBytes !== null && 'memory']
    .filter(Boolean)
    .join(' and ');
  return {
    topic: 'hardware',
    text: `${cpu}, ${cores} core${cores === 1 ? '' : 's'}, ${gigabytes(memoryBytes)} of memory${limited ? ` (${limited} limited by the container)` : ''}`,
    ok: true,
  };
}

function kernels(): Finding {
  const topic = 'kernels';
  try {
    switch (kernelMode()) {
      case 'simd':
        return { topic, text: 'WebAssembly SIMD, tested', ok: true };
      case 'optimised':
        return {
          topic,
          text: "WebAssembly SIMD by V8's optimising compiler alone: its baseline compiler gives wrong results on this processor, so the first frames take longer",
          ok: true,
        };
      case 'scalar':
        return {
          topic,
          text: 'Plain JavaScript, about 50 times slower: WebAssembly SIMD gives wrong results here',
          ok: false,
          help: 'Use another version of Node, or a processor with AVX or NEON.',
        };
    }
  } catch (error) {
    if (!(error instanceof RenderError)) throw error;
    return { topic, text: error.message, ok: false, help: error.help };
  }
}

async function ffmpeg(named: string | undefined): Promise<Finding[]> {
  try {
    const found = await findFfmpeg({ setting: named });
    const { path: file, version, source, ffprobe } = found;
    const text = `${version} (${source}) at ${file}; ffprobe ${ffprobe ?? 'none, ffmpeg itself is asked instead'}`;
    return [{ topic: 'ffmpeg', text, ok: true }, ...examineFormats(found), ...(await examineHardware(found))];
  } catch (error) {
    if (!(error instanceof RenderError)) throw error;
    return [{ topic: 'ffmpeg', text: error.message, ok: false, help: error.help }];
  }
}

async function fonts(): Promise<Finding> {
  try {
    const [{ loadBundledFonts }, { register }] = await Promise.all([
      import('../frame/glyphs/font-stack.ts'),
      import('../machine/raster/canvas-rasteriser.ts'),
    ]);
    const bundled = loadBundledFonts();
    for (const font of bundled) register(font);
    return {
      topic: 'fonts',
      text: `${bundled.map((font) => font.family).join(', ')}; box, block and braille glyphs are drawn by rule`,
      ok: true,
    };
  } catch (error) {
    return {
      topic: 'fonts',
      text: `They cannot be drawn: ${error instanceof Error ? error.message : String(error)}`,
      ok: false,
      help: 'Reinstall the packages (npm ci): the canvas is a native module.',
    };
  }
}

function cache(named: string | undefined): Finding {
  const folder = cacheRoot(named);
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
    const { files, bytes } = sizeOf(folder);
    return { topic: 'cache', text: `${folder}: ${files} file${files === 1 ? '' : 's'}, ${megabytes(bytes)}`, ok: true };
  } catch (error) {
    return {
      topic: 'cache',
      text: `${folder} cannot be written: ${writeTrouble(error)}.`,
      ok: false,
      help: 'Set GLYPHREEL_CACHE to a writable folder.',
    };
  }
}

const gigabytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GB`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
