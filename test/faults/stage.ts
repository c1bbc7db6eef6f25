// A render in a folder of its own: the command line as a process, its events, and what it leaves behind.

import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { RenderEvent } from '../../src/contract/render.ts';
import { bundledFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CLI = path.join(ROOT, 'bin', 'glyphreel.mjs');

/** Four scenes of half a second and a track: every phase of a render takes a moment. */
const REEL = `reel "Faults" { size: landscape  audio: "tone.wav" }
scene one for 0.5s { layer on md { value: fbm(scale: 3)  color: #6cf  palette: dense } shade: bloom | grain(6) }
scene two for 0.5s { layer on md { value: rings(count: 6) * (0.5 + audio.rms)  color: #fc6 } feedback: echo(decay: 0.8) }
scene three for 0.5s { layer on sm { value: vortex  color: hsv(t, 0.8, 0.9) } text "THREE" { grid: xl  at: center } }
scene four for 0.5s { layer on md { value: plasma  color: #f6c } particles embers { rate: 40 } }
`;

export interface Stage {
  folder: string;
  reel: string;
  track: string;
  cacheDir: string;
  output: string;
  /** An executable that answers the probe as the real ffmpeg does, then runs `body`; $REAL is the real one. */
  ffmpeg(body: string): string;
  /** A PCM tone of 3 s at `hz`, as `name`. */
  tone(name: string, hz: number): string;
  /** Puts back what a fault has taken away: the reel, the track and the output's folder. */
  restore(): void;
  dispose(): void;
}

export function openStage(): Stage {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-fault-'));
  const output = path.join(folder, 'out', 'film.mp4');
  const reel = path.join(folder, 'faults.reel');
  const tone = (name: string, hz: number) => {
    const file = path.join(folder, name);
    execFileSync(bundledFfmpeg()!, ['-v', 'error', '-f', 'lavfi', '-i', `sine=frequency=${hz}:duration=3`, '-y', file]);
    return file;
  };
  const restore = () => {
    if (existsSync(output) && statSync(output).isDirectory()) rmSync(output, { recursive: true });
    mkdirSync(path.dirname(output), { recursive: true });
    writeFileSync(reel, REEL);
    tone('tone.wav', 330);
  };
  restore();
  return {
    folder,
    reel,
    restore,
    track: path.join(folder, 'tone.wav'),
    cacheDir: path.join(folder, 'cache'),
    output,
    tone,
    ffmpeg(body) {
      const file = path.join(folder, 'ffmpeg.sh');
      const probes = 'case "$*" in *-version*|*-encoders*) exec "$REAL" "$@";; esac';
      writeFileSync(file, `#!/bin/sh\nREAL='${bundledFfmpeg()}'\n${probes}\n${body}\n`);
      chmodSync(file, 0o755);
      return file;
    },
    dispose: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

export interface RunOptions {
  ffmpeg?: string;
  /** Runs the command through `sh -c`; `$@` is the command. For limits and closed pipes. */
  shell?: string;
  env?: Record<string, string>;
  onEvent?: (event: RenderEvent, child: ChildProcess) => void;
}

export interface Run {
  code: number | null;
  signal: NodeJS.Signals | null;
  events: RenderEvent[];
  stderr: string;
  /** It did not end within the limit and was killed. */
  hung: boolean;
}

/** No fault may hold a render for longer, on a busy machine either: watchdogs are set to 4 s. */
const LIMIT_MS = 180_000;

export function render(stage: Stage, { ffmpeg, shell, env = {}, onEvent }: RunOptions = {}): Promise<Run> {
  const command = [process.execPath, CLI, 'render', stage.reel, '-o', stage.output];
  command.push('-q', 'draft', '-r', '320x180', '--fps', '24', '-w', '2', '--json');
  const [file, ...args] = shell === undefined ? command : ['sh', '-c', shell, 'sh', ...command];
  const child = spawn(file, args, {
    cwd: stage.folder,
    env: {
      ...process.env,
      NO_COLOR: '1',
      GLYPHREEL_CACHE: stage.cacheDir,
      GLYPHREEL_WATCHDOG_SECONDS: '4',
      ...(ffmpeg === undefined ? {} : { GLYPHREEL_FFMPEG: ffmpeg }),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    const run: Run = { code: null, signal: null, events: [], stderr: '', hung: false };
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      for (const line of lines.filter((each) => each.startsWith('{'))) {
        const event = JSON.parse(line) as RenderEvent;
        run.events.push(event);
        onEvent?.(event, child);
      }
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      run.stderr = (run.stderr + text).slice(-4000);
    });
    const limit = setTimeout(() => {
      run.hung = true;
      child.kill('SIGKILL');
    }, LIMIT_MS);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      resolve({ ...run, code, signal });
    });
  });
}

/** Processes whose command line names the stage's folder or its cache (Linux). */
export function processesOf(stage: Stage, pattern = /./): number[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .map(Number)
    .filter((pid) => {
      const { line, env } = processFacts(pid);
      return (line.includes(stage.folder) || env.includes(`GLYPHREEL_CACHE=${stage.cacheDir}`)) && pattern.test(line);
    });
}

function processFacts(pid: number): { line: string; env: string } {
  const read = (name: string) => {
    try {
      return readFileSync(`/proc/${pid}/${name}`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return '';
    }
  };
  // A zombie has an empty command line: it has ended and waits for its parent.
  return { line: read('cmdline'), env: read('environ') };
}

const list = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];

/** Clips that are finished: a record and a file of the same key. */
export function finishedClips(stage: Stage): string[] {
  const names = new Set(list(path.join(stage.cacheDir, 'clips')));
  return [...names].flatMap((name) => {
    const key = /^([0-9a-f]{40})\.json$/.exec(name)?.[1];
    return key !== undefined && names.has(`${key}.mp4`) ? [key] : [];
  });
}

/** What a finished or failed render must not leave: partial files, locks, and anything beside the video. */
export function leftFiles(stage: Stage): string[] {
  // What faults put there themselves does not count.
  const own = /^film\.mp4|^locks\/other\.txt$/;
  const beside = list(path.dirname(stage.output)).filter((name) => !own.test(name));
  const cache = list(stage.cacheDir).filter((name) => /partial|\.json\.\d+$|locks\/./.test(name) && !own.test(name));
  return [...beside, ...cache];
}

/** What is wrong with the video at the output; null where there is none, or one that decodes whole. */
export function brokenVideo(stage: Stage): string | null {
  if (!existsSync(stage.output) || statSync(stage.output).isDirectory()) return null;
  try {
    const args = ['-v', 'error', '-xerror', '-i', stage.output, '-map', '0:v', '-f', 'framemd5', '-'];
    const lines = execFileSync(bundledFfmpeg()!, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    const frames = lines.split('\n').filter((line) => line.startsWith('0,')).length;
    return frames === 48 ? null : `it has ${frames} of 48 frames`;
  } catch (error) {
    return String((error as Error).message).split('\n')[0];
  }
}
