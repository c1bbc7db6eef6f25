// Time of every shader, echo step and transition on one 1080p frame, one thread, best of several runs, in milliseconds:
//   node bench/shaders/shaders.ts [NAME …]
// CPU time, and the best run rather than the mean: other processes share the cores, and the least disturbed run is closest to the
// code's own cost.

import type { FrameShader, PointShader, ShaderMoment, TransitionEffect } from '../../src/engine/effect-api/define.ts';
import { effects } from '../../src/engine/effects/registry.generated.ts';
import { Echo } from '../../src/engine/frame/feedback/echo.ts';
import { ECHO_TRANSFORMS, type EchoValues } from '../../src/engine/frame/feedback/echo-params.ts';
import { createFrame } from '../../src/engine/kernels/frame.ts';
import { loadKernels } from '../../src/engine/kernels/load-kernels.ts';
import { hash32, sin } from '../../src/engine/kernels/scalar/math.ts';

const [width, height] = [1920, 1080];
const RUNS = 12;
const ROWS = 32;
const { kernels, memory } = loadKernels();
const wanted = process.argv.slice(2);

const kept = new Map<string, unknown>();
const moment: ShaderMoment = {
  t: 1.5,
  frame: 36,
  dt: 1 / 24,
  progress: 0.5,
  duration: 3,
  seed: 7,
  audio: { get: () => 0.5, spectrum: () => new Float32Array(128), waveform: () => new Float32Array(512) },
  kernels,
  memory,
  width,
  height,
  stride: width,
  px: 1,
  outputFrame: 36,
  cached: <T>(key: string, make: () => T): T => {
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key) as T;
  },
};

const values = new Float32Array(192 * 56).map((_, i) => 0.5 + 0.5 * sin(i * 0.37));
const field = {
  sample: (u: number, v: number) => values[Math.floor(v * 55) * 192 + Math.floor(u * 191)],
  grid: () => ({ values, cols: 192, rows: 56 }),
};

/** Default arguments in the form `apply` takes. */
function defaultsOf(params: Record<string, { kind: string; default?: unknown }>): Record<string, unknown> {
  const point = (text: string) => text.replace(/[()]/g, '').split(',').map(Number);
  const color = (text: string) => [1, 3, 5].map((i) => parseInt(text.slice(i, i + 2), 16) / 255);
  return Object.fromEntries(
    Object.entries(params).map(([name, p]) => {
      if (p.kind === 'field') return [name, field];
      if (p.kind === 'point') return [name, point(String(p.default))];
      if (p.kind === 'color') return [name, color(String(p.default))];
      if (p.kind === 'colors')
        return [
          name,
          String(p.default)
            .match(/#\w{6}/g)!
            .map(color),
        ];
      return [name, p.default];
    }),
  );
}

const frames = [0, 1, 2].map(() => createFrame(memory, width, height));
/** A frame like drawn glyphs: dark background, strokes of all levels. */
function paint(): void {
  for (const [k, frame] of frames.entries()) {
    for (const plane of [frame.r, frame.g, frame.b]) {
      const view = plane.view;
      for (let i = 0; i < view.length; i++) view[i] = (hash32(i >> 2) + k) % 3 === 0 ? hash32(i >> 3) & 255 : 0;
    }
  }
}

function best(run: () => void): number {
  let least = Infinity;
  run();
  for (let i = 0; i < RUNS; i++) {
    const start = process.cpuUsage();
    run();
    const used = process.cpuUsage(start);
    least = Math.min(least, (used.user + used.system) / 1000);
  }
  return least;
}

const report = (kind: string, name: string, note: string, run: () => void): void => {
  if (wanted.length > 0 && !wanted.includes(name) && !wanted.includes(kind)) return;
  paint();
  console.log(`${kind.padEnd(12)}${name.padEnd(18)}${best(run).toFixed(2).padStart(7)} ms  ${note}`);
};

const [a, b, c] = frames;
for (const effect of effects) {
  if (effect.kind === 'shader') {
    const args = defaultsOf(effect.params);
    const shader = effect as PointShader | FrameShader;
    report('shader', effect.name, effect.cost, () => {
      if (shader.scope === 'frame') {
        shader.apply(a, b, moment, args as never);
        return;
      }
      for (let y = 0; y < height; y += ROWS) shader.apply(a, y, Math.min(height, y + ROWS), moment, args as never);
    });
  }
  if (effect.kind === 'transition') {
    const args = defaultsOf(effect.params);
    report('transition', effect.name, '', () =>
      (effect as TransitionEffect).apply(a, b, c, 0.4, moment, args as never),
    );
  }
}
for (const transform of ECHO_TRANSFORMS) {
  for (const hueShift of [0, 0.02]) {
    const echo = new Echo(kernels, memory, width, height);
    const args: EchoValues = { decay: 0.85, blend: 'screen', opacity: 0.5, transform, amount: 0.02, hueShift };
    report('echo', transform, hueShift ? 'with hue shift' : '', () => echo.step(a, args, 1));
  }
}
