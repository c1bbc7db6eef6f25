// Plans, jobs and broken ffmpegs for tests of renders. Everything lives in one temporary folder per test.

import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { PlanScene, ScenePlan } from '../../src/contract/plan.ts';
import type { RenderEvent, RenderJob, RenderOptions } from '../../src/contract/render.ts';
import { bundledFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { renderJob } from '../../src/engine/render/render-job.ts';
import type { RenderJobOptions, RenderOutcome } from '../../src/engine/render/render-job.ts';

export const FAKE_RENDERER = fileURLToPath(new URL('./fake-renderer.ts', import.meta.url));
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } };

export interface SceneSketch {
  name: string;
  seconds: number;
  dark?: boolean;
  feedback?: boolean;
  transition?: boolean;
  gamma?: number;
  hue?: number;
  energy?: 'quiet' | 'active';
}

/** A plan of scenes that play one after another; `dark` ones the fake renderer draws dark. */
export function planOf(scenes: SceneSketch[], more: Partial<ScenePlan> = {}): ScenePlan {
  let at = 0;
  return {
    version: 1,
    title: 'Test',
    format: { width: 160, height: 90, fps: 24, sizeGiven: true, fpsGiven: true },
    seed: 1,
    audio: null,
    captions: null,
    font: null,
    bpm: null,
    background: [0, 0, 0],
    gamma: null,
    modules: [],
    beatsPending: false,
    headerRange: null,
    scenes: scenes.map((scene): PlanScene => ({
      name: scene.name,
      range,
      nameRange: range,
      length: { seconds: scene.seconds },
      nodes: [
        { k: 'num', v: scene.gamma ?? 0.75 },
        { k: 'num', v: scene.hue ?? 0 },
      ],
      items: [],
      gamma: scene.gamma === undefined ? null : 0,
      tonemap: true,
      background: null,
      energy: scene.energy ?? 'active',
      seed: null,
      level: scene.dark ? 1 : null,
      feedback: scene.feedback ? { fn: 'echo', args: {}, site: 1 } : null,
      shade: [],
      transition: scene.transition ? { effect: { fn: 'crossfade', args: {}, site: 2 }, seconds: 0 } : null,
      materials: [],
      media: [],
    })),
    segments: scenes.map((scene, i) => ({
      number: i + 1,
      scene: scene.name,
      start: at,
      end: (at += scene.seconds),
      beatTimes: {},
      range,
    })),
    ...more,
  };
}

export interface Bench {
  folder: string;
  output: string;
  cacheDir: string;
  /** Makes the fake renderer misbehave. */
  fault(name: string): void;
  render(
    plan: ScenePlan,
    options?: Partial<RenderOptions>,
    more?: RenderJobOptions,
  ): Promise<{ outcome: RenderOutcome; events: RenderEvent[] }>;
  job(plan: ScenePlan, options?: Partial<RenderOptions>): RenderJob;
  /** An executable that stands for ffmpeg: answers the probe as the real one, then runs `body`; $REAL is the real one. */
  ffmpeg(name: string, body: string): string;
  /** Files left in the output's folder and in the work folder. */
  leftovers(): string[];
}

export function createBench(): Bench {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  const faults = path.join(folder, 'faults');
  mkdirSync(faults);
  process.env.GLYPHREEL_TEST_FAULTS = faults;
  onTestFinished(() => void delete process.env.GLYPHREEL_TEST_FAULTS);
  const output = path.join(folder, 'out', 'video.mp4');
  const cacheDir = path.join(folder, 'cache');
  const job = (plan: ScenePlan, options: Partial<RenderOptions> = {}): RenderJob => ({
    id: 'test',
    plan,
    reel: path.join(folder, 'test.reel'),
    options: { quality: 'production', output, cacheDir, ...options },
  });
  return {
    folder,
    output,
    cacheDir,
    job,
    fault: (name) => writeFileSync(path.join(faults, name), ''),
    async render(plan, options = {}, more = {}) {
      const events: RenderEvent[] = [];
      const outcome = await renderJob(job(plan, options), {
        rendererModule: FAKE_RENDERER,
        watchdogMs: 20_000,
        ...more,
        onEvent: (event) => {
          events.push(event);
          more.onEvent?.(event);
        },
      });
      return { outcome, events };
    },
    ffmpeg(name, body) {
      const file = path.join(folder, name);
      writeFileSync(
        file,
        `#!/bin/sh\nREAL='${bundledFfmpeg()}'\ncase "$*" in *-version*|*-encoders*) exec "$REAL" "$@";; esac\n${body}\n`,
      );
      chmodSync(file, 0o755);
      return file;
    },
    leftovers() {
      const list = (dir: string) => (existsSync(dir) ? readdirSync(dir) : []);
      return [
        ...list(path.dirname(output)),
        ...list(path.join(cacheDir, 'work')),
        ...list(path.join(cacheDir, 'clips')).filter((name) => name.includes('partial')),
      ];
    },
  };
}

/** Command lines of running processes that name the folder: what a render has left behind. Linux only; elsewhere empty. */
export function processesOf(folder: string): string[] {
  if (!existsSync('/proc/self')) return [];
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .flatMap((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return line.includes(folder) ? [line] : [];
      } catch {
        return [];
      }
    });
}

/** A file made by ffmpeg from its own test sources. */
export function media(folder: string, name: string, ...args: string[]): string {
  const file = path.join(folder, name);
  execFileSync(bundledFfmpeg() as string, ['-v', 'error', ...args, '-y', file]);
  return file;
}
