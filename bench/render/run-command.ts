// Runs a command and measures it: CPU of it and all its children, elapsed time, idle time of the machine, times of its JSON events, and
// peak memory by kind of process.

import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { RenderEvent } from '../../src/contract/render.ts';
import { ROOT } from './prepare.ts';

export interface Run {
  /** CPU seconds, including all children that were waited for. */
  cpu: number;
  wall: number;
  /** Share of the cores' time that other processes left and this one used; 1 if no core was idle. NaN outside Linux. */
  share: number;
  events: { at: number; event: RenderEvent }[];
  /** Peak resident memory (MB) by kind of process; empty unless requested. */
  megabytes: Record<string, number>;
}

/** The reason why commands cannot be timed on this system, or null. */
export const cannotTime = (): string | null =>
  process.platform === 'win32' ? 'CPU time of child processes is measured with bash' : null;

/** Rejects with the last line of a failed command's output. */
export async function runCommand(
  command: string[],
  options: { env?: Record<string, string>; memory?: boolean } = {},
): Promise<Run> {
  const idleBefore = idleSeconds();
  const began = performance.now();
  // bash's `times` includes grandchildren; the command's own output is kept apart from it.
  const child = spawn(
    'bash',
    [
      '-c',
      'TIMEFORMAT="%U %S %R"; time "$@" 2>"$0"',
      path.join(os.tmpdir(), `glyphreel-bench-${process.pid}.log`),
      ...command,
    ],
    { env: { ...process.env, LC_ALL: 'C', ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const events: Run['events'] = [];
  const megabytes: Record<string, number> = {};
  const watch =
    options.memory && child.pid !== undefined ? setInterval(() => noteMemory(child.pid!, megabytes), 100) : undefined;
  let line = '',
    timing = '',
    last = '';
  child.stderr.on('data', (chunk: Buffer) => {
    timing += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (line + chunk.toString()).split('\n');
    line = lines.pop()!;
    for (const text of lines) {
      last = text;
      if (text.startsWith('{"type"'))
        events.push({ at: (performance.now() - began) / 1000, event: JSON.parse(text) as RenderEvent });
    }
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(watch);
  const [user, system, wall] = timing.trim().split(/\s+/).map(Number);
  if (code !== 0 || !Number.isFinite(wall))
    throw new Error(`${command.slice(0, 4).join(' ')} … failed (exit ${String(code)}): ${last} ${timing}`);
  const cpu = user + system;
  return { cpu, wall, share: cpu / (cpu + idleSeconds() - idleBefore), events, megabytes };
}

/** Runs `glyphreel render REEL …` with JSON events and its own cache. */
export function runRender(
  reel: string,
  args: string[],
  scratch: string,
  options: { memory?: boolean } = {},
): Promise<Run> {
  const command = [
    process.execPath,
    path.join(ROOT, 'bin/glyphreel.mjs'),
    'render',
    path.resolve(ROOT, reel),
    ...args,
    '-o',
    path.join(scratch, 'video.mp4'),
    '--json',
  ];
  return runCommand(command, { ...options, env: { GLYPHREEL_CACHE: path.join(scratch, 'cache') } });
}

/** When an event arrived, in seconds from the start of the process. */
export const momentOf = (run: Run, is: (event: RenderEvent) => boolean): number =>
  run.events.find(({ event }) => is(event))?.at ?? Number.NaN;
export const isFirstFrame = (event: RenderEvent): boolean =>
  event.type === 'progress' && event.phase === 'frames' && event.frame > 0;
export const isPhase =
  (name: string) =>
  (event: RenderEvent): boolean =>
    event.type === 'progress' && event.phase === name;

function idleSeconds(): number {
  try {
    const fields = readFileSync('/proc/stat', 'utf8').split('\n')[0].trim().split(/\s+/);
    return (Number(fields[4]) + Number(fields[5])) / 100;
  } catch {
    return Number.NaN;
  }
}

/** Raises `most` to the memory use of the processes under `root` so far (Linux). */
function noteMemory(root: number, most: Record<string, number>): void {
  const parents = new Map<number, number>();
  try {
    for (const name of readdirSync('/proc')) {
      if (/^\d+$/.test(name)) parents.set(Number(name), Number(/^PPid:\s*(\d+)/m.exec(statusOf(name))?.[1] ?? 0));
    }
  } catch {
    return; /* not Linux */
  }
  const isUnder = (pid: number): boolean => pid === root || (parents.has(pid) && isUnder(parents.get(pid)!));
  const now: Record<string, number> = {};
  for (const pid of parents.keys()) {
    // Forked but not yet exec'd: its pages are still its parent's.
    if (pid === root || !isUnder(pid) || commandOf(pid) === commandOf(parents.get(pid)!)) continue;
    const kind = kindOf(pid);
    if (kind) now[kind] = (now[kind] ?? 0) + Number(/^VmRSS:\s*(\d+)/m.exec(statusOf(String(pid)))?.[1] ?? 0) / 1024;
  }
  for (const [kind, value] of Object.entries(now)) most[kind] = Math.max(most[kind] ?? 0, value);
}

function kindOf(pid: number): string | null {
  const command = commandOf(pid);
  return command === null
    ? null
    : command.includes('libx264')
      ? 'encoders'
      : /ffmpeg|ffprobe/.test(command.split('\0')[0])
        ? 'checks'
        : command.includes('pool')
          ? 'workers'
          : 'command';
}

function commandOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return null;
  }
}

function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}
