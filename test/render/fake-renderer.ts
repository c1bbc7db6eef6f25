// A renderer for tests of everything around drawing: each frame is a bar whose place tells the frame, on a ground whose
// brightness follows the segment. What it does wrong is steered by files in the folder GLYPHREEL_TEST_FAULTS names: `crash-AT` and
// `kill-AT` act once (the file is removed first) or, named `…-always-AT`, each time frame AT is drawn; `slow` computes for 40 ms a
// frame; `drawn` gets a dot for each frame that is drawn.

import { appendFileSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from '../../src/engine/kernels/frame.ts';
import type { Renderer, RendererOptions } from '../../src/engine/frame/renderer/renderer.ts';
import { threadMs } from '../../src/engine/render/plan/frame-cost.ts';
import { segmentFrames } from '../../src/engine/render/plan/segment-frames.ts';

export async function createRenderer({ plan, format, scene }: RendererOptions): Promise<Renderer> {
  const segments = segmentFrames(plan, format.fps, scene);
  const { width, height } = format;
  const yuv = new Uint8Array((width * height * 3) / 2).fill(128);
  let ground = 30;
  const plane = { view: new Uint8Array(width * height) };
  const dark = { width, height, stride: width, r: plane, g: plane, b: plane } as Frame;
  const draw = (frame: number) => {
    fault(frame);
    const at = segments.findIndex(({ first, count }) => frame >= first && frame < first + count);
    const energy = plan.scenes.find(({ name }) => name === segments[at]?.scene)?.level;
    ground = energy === null || energy === undefined ? 60 : 17;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        yuv[y * width + x] = Math.abs(x - ((frame * 11) % width)) < width / 16 ? 220 : ground;
  };
  return {
    format,
    segments,
    frames: segments.reduce((sum, { count }) => sum + count, 0),
    draw(frame) {
      draw(frame);
      return dark;
    },
    isFree: () => true,
    prepare: () => Promise.resolve(),
    decode: () => Promise.resolve(),
    seekTowards: () => ({ done: 1, total: 1 }),
    stats: () => ({ mean: ground - 16, max: 235, p1: 0, p99: ground + 40 }),
    packYuv420: () => yuv,
    packRgba: () => yuv,
    packRgb: () => Uint8Array.from({ length: width * height * 3 }, (_, i) => yuv[Math.floor(i / 3)]),
    warnings: [],
    kernels: null as never,
    measureWith() {},
    memoryBytes: () => yuv.length,
    dispose() {},
  };
}

function fault(frame: number): void {
  const folder = process.env.GLYPHREEL_TEST_FAULTS;
  if (!folder) return;
  const asked = (name: string) => {
    if (existsSync(path.join(folder, `${name}-always-${frame}`))) return true;
    const once = path.join(folder, `${name}-${frame}`);
    if (!existsSync(once)) return false;
    rmSync(once);
    return true;
  };
  if (asked('crash')) process.exit(7); // in a worker thread: ends the thread
  if (asked('throw')) throw new Error('the picture fell over');
  if (asked('kill')) process.kill(process.pid, 'SIGKILL');
  if (existsSync(path.join(folder, 'drawn'))) appendFileSync(path.join(folder, 'drawn'), '.');
  if (existsSync(path.join(folder, 'slow'))) for (const until = threadMs() + 40; threadMs() < until;);
}
