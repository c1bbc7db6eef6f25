// The session's promises, with a renderer that counts: newest request wins, edits keep the clock and the state, a bad plan
// leaves the last good one playing, seeks are sliced, late frames drop shaders.

import { describe, expect, test } from 'vitest';
import type { PlanScene, ScenePlan } from '../../src/contract/plan.ts';
import type { PreviewFrame, PreviewView } from '../../src/contract/protocol.ts';
import type { FrameCosts } from '../../src/contract/frame-costs.ts';
import { PreviewSession } from '../../src/engine/preview/preview-session.ts';
import type { PreviewParts } from '../../src/engine/preview/preview-session.ts';
import { synthesiseFeatures } from '../../src/engine/frame/features/synthesise-features.ts';
import type { Renderer } from '../../src/engine/frame/renderer/renderer.ts';
import type { OpenRendererOptions } from '../../src/engine/inputs/open-renderer.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const VIEW: PreviewView = { density: 'draft', maxSide: 960, compress: false };

function scene(name: string, over: Partial<PlanScene> = {}): PlanScene {
  return {
    name,
    range,
    nameRange: range,
    length: { seconds: 4 },
    nodes: [],
    items: [],
    gamma: null,
    tonemap: true,
    background: null,
    energy: null,
    seed: null,
    level: null,
    feedback: null,
    shade: [],
    transition: null,
    materials: [],
    media: [],
    ...over,
  };
}
function plan(scenes: PlanScene[]): ScenePlan {
  return {
    version: 1,
    title: null,
    format: { width: 1920, height: 1080, fps: 24, sizeGiven: false, fpsGiven: false },
    seed: 0,
    audio: null,
    captions: null,
    font: null,
    bpm: null,
    background: [0, 0, 0],
    gamma: null,
    modules: [],
    scenes,
    beatsPending: false,
    headerRange: null,
    segments: scenes.map((s, i) => ({
      number: i + 1,
      scene: s.name,
      start: i * 4,
      end: i * 4 + 4,
      beatTimes: {},
      range,
    })),
  };
}

/** A renderer that draws nothing, and remembers what it was asked. */
function fakeParts(
  settings: {
    drawMs?: number;
    approachSteps?: number;
    failOn?: (options: OpenRendererOptions) => boolean;
    /** Decodes the pictures of a frame; at once where absent. */
    pictures?: (frame: number) => Promise<void>;
  } = {},
) {
  const made: OpenRendererOptions[] = [];
  const drawn: number[] = [];
  let seeks = 0;
  const parts: PreviewParts = {
    async createRenderer(options) {
      made.push(options);
      if (settings.failOn?.(options)) throw new Error('does not fit');
      let left = settings.approachSteps ?? 0;
      return {
        format: options.format,
        segments: options.plan.segments.map((s) => ({
          segment: s.number,
          scene: s.scene,
          first: s.start * options.format.fps,
          count: 4 * options.format.fps,
        })),
        frames: 0,
        warnings: [],
        prepare: settings.pictures ?? (() => Promise.resolve()),
        decode: settings.pictures ?? (() => Promise.resolve()),
        measureWith: () => undefined,
        seekTowards() {
          if (left <= 0) return { done: 10, total: 10 };
          left--;
          return { done: 10 - left, total: 11 };
        },
        draw(frame: number) {
          const until = performance.now() + (settings.drawMs ?? 0);
          while (performance.now() < until);
          drawn.push(frame);
          return {} as never;
        },
        stats: () => ({ mean: 20, max: 200, p1: 0, p99: 180 }),
        packRgba: () => new Uint8Array(4),
        dispose: () => undefined,
      } as unknown as Renderer;
    },
    audioFeatures: async () => synthesiseFeatures({ fps: 24, frames: 0 }),
    encodeJpeg: async (_rgba, _width, _height, quality) => new Uint8Array([255, 216, quality]),
    onSeeking: () => void seeks++,
  };
  return { parts, made, drawn, seeks: () => seeks };
}

describe('preview session', () => {
  test('answers every request, and draws the newest of those that wait', async () => {
    const { parts, drawn } = fakeParts();
    const session = new PreviewSession(parts);
    await session.open({ plan: plan([scene('a')]), reel: 'r', view: VIEW });
    const answers = await Promise.all([session.frame(0), session.frame(1), session.frame(2)]);
    expect(answers.map((a) => a.dropped === true)).toEqual([true, true, false]);
    expect(drawn).toEqual([24]);
  });

  test('while it plays, footage is drawn as far as it is decoded; a frame that stands still waits for it', async () => {
    const asked: number[] = [];
    let decoded = () => {};
    const { parts, drawn } = fakeParts({
      pictures: (frame) => {
        asked.push(frame);
        return new Promise((resolve) => {
          decoded = resolve;
        });
      },
    });
    const session = new PreviewSession(parts);
    await session.open({ plan: plan([scene('a')]), reel: 'r', view: VIEW });
    expect(await session.frame(0)).toMatchObject({ t: 0 });
    expect(await session.frame(0.5)).toMatchObject({ t: 0.5 });
    expect(await session.frame(1)).toMatchObject({ t: 1 });
    expect(drawn).toHaveLength(3);
    // One run at a time, and then for the newest frame.
    expect(asked).toHaveLength(1);
    decoded();
    await new Promise(setImmediate);
    expect(asked).toEqual([drawn[0], drawn[2]]);
    decoded();
    const still = session.frame(2, true);
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
    expect(drawn).toHaveLength(3);
    decoded();
    expect(await still).toMatchObject({ t: 2 });
    expect(drawn).toHaveLength(4);
    await session.close();
  });

  test('a segment starts at its own first frame and is never left', async () => {
    const { parts, drawn } = fakeParts();
    const session = new PreviewSession(parts);
    const info = await session.open({ plan: plan([scene('a'), scene('b')]), reel: 'r', view: { ...VIEW, scene: 'b' } });
    expect(info).toMatchObject({
      scene: 'b',
      segment: 2,
      reelStart: 4,
      duration: 4,
      fps: 12,
      width: 960,
      height: 540,
      target: 15,
    });
    await session.frame(0);
    await session.frame(99);
    expect(drawn).toEqual([48, 95]);
  });

  test('an edit hands the old renderer on, so that its state can stay', async () => {
    const { parts, made } = fakeParts();
    const session = new PreviewSession(parts);
    await session.open({ plan: plan([scene('a')]), reel: 'r', view: VIEW });
    const first = await session.frame(1);
    await session.open({ plan: plan([scene('a', { tonemap: false })]), reel: 'r', view: VIEW });
    const second = await session.frame(1);
    expect(made[1]!.previous).toBeDefined();
    expect(first.dropped || second.dropped).toBeFalsy();
    if (!first.dropped && !second.dropped) expect(first.planId).not.toBe(second.planId);
  });

  test('of many edits in a row only the newest makes a renderer', async () => {
    const { parts, made } = fakeParts();
    const session = new PreviewSession(parts);
    await Promise.all(
      Array.from({ length: 5 }, (_, i) =>
        session.open({ plan: plan([scene('a', { seed: i })]), reel: 'r', view: VIEW }),
      ),
    );
    expect(made.map((m) => m.plan.scenes[0]!.seed)).toEqual([4]);
  });

  test('when a plan cannot be drawn, the last good one keeps playing', async () => {
    const { parts } = fakeParts({ failOn: (options) => options.plan.seed === 666 });
    const session = new PreviewSession(parts);
    await session.open({ plan: plan([scene('a')]), reel: 'r', view: VIEW });
    await expect(session.open({ plan: { ...plan([scene('a')]), seed: 666 }, reel: 'r', view: VIEW })).rejects.toThrow(
      'does not fit',
    );
    expect(await session.frame(0)).toMatchObject({ t: 0 });
  });

  test('a reel without a whole scene says so', async () => {
    const session = new PreviewSession(fakeParts().parts);
    await expect(session.open({ plan: plan([]), reel: 'r', view: VIEW })).rejects.toMatchObject({ code: 'no-scene' });
  });

  test('a cold seek is abandoned for a newer request', async () => {
    const { parts, drawn } = fakeParts({ approachSteps: 3 });
    const session = new PreviewSession(parts);
    await session.open({ plan: plan([scene('a')]), reel: 'r', view: VIEW });
    const old = session.frame(3);
    await new Promise((resolve) => setTimeout(resolve, 1));
    const [a, b] = await Promise.all([old, session.frame(1)]);
    expect([a.dropped === true, b.dropped === true]).toContain(false);
    expect(drawn.at(-1)).toBe(12);
  });

  test('late frames in a row drop shaders, and the frame says so', async () => {
    const { parts, made } = fakeParts({ drawMs: 30 });
    const session = new PreviewSession(parts);
    await session.open({ plan: plan([scene('a')]), reel: 'r', view: { ...VIEW, fps: 60 } });
    let last;
    for (let i = 0; i < 8; i++) last = await session.frame(i / 60);
    expect(made.map((m) => m.format.shaders)).toEqual(['full', 'minimal']);
    expect(last).toMatchObject({ reduced: true });
    // What stands still is drawn in full, and nothing is forgotten for it.
    expect(await session.frame(0.1, true)).toMatchObject({ reduced: false });
    expect(await session.frame(9 / 60)).toMatchObject({ reduced: true });
    expect(made.map((m) => m.format.shaders)).toEqual(['full', 'minimal', 'full', 'minimal']);
  });

  test('compresses where the view asks for it, a paused frame in better quality', async () => {
    const session = new PreviewSession(fakeParts().parts);
    await session.open({ plan: plan([scene('a')]), reel: 'r', view: { ...VIEW, compress: true } });
    const [passing, still] = [await session.frame(0), await session.frame(0, true)] as [PreviewFrame, PreviewFrame];
    expect([passing.form, still.form]).toEqual(['jpeg', 'jpeg']);
    expect(still.pixels[2]).toBeGreaterThan(passing.pixels[2]!);
  });

  test('frames leave in the order in which they were drawn, however long each takes to compress', async () => {
    const { parts, drawn } = fakeParts();
    const waiting: (() => void)[] = [];
    parts.encodeJpeg = () => new Promise((resolve) => void waiting.push(() => resolve(new Uint8Array(1))));
    const session = new PreviewSession(parts);
    await session.open({ plan: plan([scene('a')]), reel: 'r', view: { ...VIEW, compress: true } });
    const answered: number[] = [];
    const asked = [];
    for (const t of [0, 1]) {
      asked.push(session.frame(t).then(() => answered.push(t)));
      while (waiting.length <= t) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(drawn).toEqual([0, 12]);
    for (const finish of waiting.toReversed()) finish();
    await Promise.all(asked);
    expect(answered).toEqual([0, 1]);
  });

  test('a closed session answers, and draws no more', async () => {
    const { parts, drawn } = fakeParts();
    const session = new PreviewSession(parts);
    await session.open({ plan: plan([scene('a')]), reel: 'r', view: VIEW });
    await session.close();
    expect(await session.frame(0)).toEqual({ dropped: true });
    expect(drawn).toEqual([]);
  });
});

describe('measuring', () => {
  test('late frames tell what they cost, once the preview leaves shaders out', async () => {
    const { parts } = fakeParts({ drawMs: 120 });
    const heard: FrameCosts[] = [];
    const session = new PreviewSession({ ...parts, onCosts: (costs) => heard.push(costs) });
    await session.open({ plan: plan([scene('a')]), reel: 'r', view: VIEW });
    // It skips frames, since each takes longer than it is shown.
    for (let i = 0; i < 8; i++) await session.frame(i / 4);
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({ scene: 'a', isLate: true });
    expect(heard[0]!.totalMs).toBeGreaterThan(heard[0]!.budgetMs);
  });

  test('what late frames told already is told at once to who begins to look', async () => {
    const { parts } = fakeParts({ drawMs: 120 });
    const heard: FrameCosts[] = [];
    const session = new PreviewSession({ ...parts, onCosts: (costs) => heard.push(costs) });
    await session.open({ plan: plan([scene('a')]), reel: 'r', view: VIEW });
    for (let i = 0; i < 3; i++) await session.frame(i / 4);
    expect(heard).toEqual([]);
    await session.measure(true);
    expect(heard).toMatchObject([{ scene: 'a', isLate: false }]);
  });

  test('while somebody looks, some frames are measured; at once where nothing plays', async () => {
    const { parts, drawn } = fakeParts();
    const heard: FrameCosts[] = [];
    const session = new PreviewSession({ ...parts, onCosts: (costs) => heard.push(costs) });
    await session.open({ plan: plan([scene('a')]), reel: 'r', view: VIEW });
    await session.frame(1, true);
    await session.measure(true);
    expect(heard).toMatchObject([{ frames: 3, isLate: false }]);
    expect(drawn).toEqual([12, 12, 13, 14, 15]);
    for (let i = 0; i < 12; i++) await session.frame((16 + i) / 12);
    expect(heard).toHaveLength(3);
    await session.measure(false);
    for (let i = 0; i < 12; i++) await session.frame((28 + i) / 12);
    expect(heard).toHaveLength(3);
  });
});
