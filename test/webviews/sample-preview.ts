// What the host sends to a preview of a made-up reel.

import type { Tweaks } from '../../src/contract/tweak.ts';
import type { Page } from 'playwright-core';
import type { PanelProblem, PreviewState } from '../../src/contract/webview.ts';
import { analyze, compile } from '../../src/language/compile.ts';
import { tweaksAt } from '../../src/language/features/tweaks.ts';
import { send } from './webview-page.ts';

export interface SamplePreview {
  segments: number;
  problems?: PanelProblem[];
  startPaused?: boolean;
  sound?: boolean;
  /** The reel has a `param` of each kind. */
  params?: boolean;
  /** Of what is shown; the frames are of 'sample'. */
  planId?: string;
  /** The cursor is on a number, in an item with points. */
  tweaks?: boolean;
  /** The strip has all tracks; the end of segment 3 is fixed. */
  tracks?: boolean;
  /** What was kept of the panel before. */
  state?: Partial<PreviewState>;
}

const SAMPLE_PARAMS = compile(`param speed = 0.5 in 0..2
param count = 3
param wait = 2s in 0.5s..10s
param turn = 45deg in 0deg..360deg
param tint = #ff8800
param title = "Ada Lovelace"
param side = left in [left, right]
param face = file("ada.png")
scene a for wait { layer on md { value: plasma(speed: speed) } }`).params;

const NAMES = ['dawn', 'rise', 'storm', 'dusk', 'birth', 'tides'];
const SECONDS = 4;
const range = { start: { line: 7, character: 2 }, end: { line: 7, character: 9 } };

export const syntaxProblem = (message: string): PanelProblem => ({
  severity: 'error',
  code: 'unknown-name',
  message,
  help: 'Did you mean `plasma`?',
  range,
});

const RANGE = { start: { line: 2, character: 4 }, end: { line: 2, character: 8 } };

/** What the server says of a text whose cursor is at `@`. */
export function tweaksOf(marked: string, version = 3): Tweaks {
  const offset = marked.indexOf('@');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return { version, ...tweaksAt(analyze(text), offset) };
}

/** The cursor is on a number of a shape, one of whose points is an expression. */
export const SAMPLE_TWEAKS = tweaksOf(
  'scene a for 4s { layer on md { value: glow(circle(0.3, at: (0.2, 0)), 0.1) * glow(heart(at: (x, 0)))  opacity: 0.2@5 } }',
);

async function sendTracks(page: Page, segments: readonly { segment: number; end: number }[]): Promise<void> {
  const total = segments.at(-1)!.end;
  const timeline = {
    version: 3,
    fps: 24,
    cuts: segments.map(({ segment }) => ({
      segment,
      written: segment === 3 ? null : '8beats',
      fixed: segment === 3 ? '`for long` is an expression: change it in the text.' : null,
    })),
    bars: Array.from({ length: total / 2 }, (_, i) => i * 2),
    sections: [0, 8, 14],
    drops: [14],
    sounds: [
      { from: 4.5, to: null, label: 'hit.wav', range: RANGE },
      { from: 9, to: 12, label: 'narrator: And then it rose', range: RANGE },
    ],
    captions: RANGE,
  };
  await send(page, { type: 'timeline', timeline });
  const items = [
    { from: 1, to: 3.5, text: 'From the dark' },
    { from: 5, to: 9, text: 'a light that never was' },
    { from: 15, to: 18, text: 'rises' },
  ];
  await send(page, { type: 'captions', items });
}

/** Shows segment 2 of a reel, with one frame, thumbnails and a waveform. */
export async function showSample(page: Page, sample: SamplePreview): Promise<void> {
  const {
    segments: count,
    problems = [],
    startPaused = true,
    sound = true,
    params = false,
    planId = 'sample',
    tweaks = false,
    tracks = false,
    state = {},
  } = sample;
  const segments = Array.from({ length: count }, (_, i) => ({
    segment: i + 1,
    scene: NAMES[i % NAMES.length]!,
    start: i * SECONDS,
    end: (i + 1) * SECONDS,
    range,
  }));
  const shown = segments[Math.min(1, count - 1)]!;
  await send(page, {
    type: 'init',
    uri: 'file:///a.reel',
    name: 'a.reel',
    state,
    startPaused,
    sound: true,
    pictures: 'http://webview.test/images',
  });
  await send(page, { type: 'engine', state: 'ready' });
  const info = {
    scene: shown.scene,
    segment: shown.segment,
    duration: SECONDS,
    fps: 12,
    width: 960,
    height: 540,
    reelStart: shown.start,
    segments,
    beats: Array.from({ length: count * SECONDS * 2 }, (_, i) => i / 2),
    hasAudio: sound,
    target: 15,
    planId,
  };
  await send(page, { type: 'info', info, restart: false, settled: 0.5, pushed: null });
  if (params) await send(page, { type: 'params', params: SAMPLE_PARAMS });
  if (tracks) await sendTracks(page, segments);
  if (tweaks) await send(page, { type: 'tweaks', tweaks: SAMPLE_TWEAKS });
  await send(page, { type: 'problems', problems, stale: problems.length > 0 });
  await page.evaluate(
    async ({ blocks, hasSound }) => {
      const picture = (width: number, height: number, hue: number) => {
        const canvas = new OffscreenCanvas(width, height);
        const context = canvas.getContext('2d')!;
        context.font = `${height / 18}px monospace`;
        for (let y = 0; y < 20; y++)
          for (let x = 0; x < 50; x++) {
            const level = Math.sin(x / 7 + y / 4) * Math.cos(x / 11 - y / 3);
            context.fillStyle = `hsl(${hue + level * 60} 80% ${20 + Math.abs(level) * 60}%)`;
            context.fillText('.:-=+*#%@'[Math.floor(Math.abs(level) * 8.99)]!, (x * width) / 50, (y * height) / 19);
          }
        return canvas;
      };
      const { data } = picture(960, 540, 260).getContext('2d')!.getImageData(0, 0, 960, 540);
      const frame = {
        t: 0,
        width: 960,
        height: 540,
        pixels: new Uint8Array(data.buffer),
        form: 'rgba',
        isPending: false,
        drawMs: 7.4,
        stats: { mean: 31, max: 255, p1: 2, p99: 180 },
        reduced: false,
        planId: 'sample',
      };
      for (const t of [0, 0.5, 1, 1.5, 2, 2.5])
        window.postMessage(
          {
            type: 'frame',
            id: null,
            serial: 1,
            frame: { ...frame, t, drawnAt: t, stats: { ...frame.stats, mean: 12 + t * 16 } },
          },
          '*',
        );
      const items = await Promise.all(
        Array.from({ length: Math.min(48, blocks) }, async (_, i) => {
          const blob = await picture(96, 54, i * 47).convertToBlob({ type: 'image/jpeg' });
          const jpeg = new Uint8Array(await blob.arrayBuffer());
          return { segment: Math.floor((i * blocks) / Math.min(48, blocks)) + 1, jpeg, width: 96, height: 54 };
        }),
      );
      window.postMessage({ type: 'thumbnails', items }, '*');
      if (!hasSound) return;
      const wave = Float32Array.from(
        { length: 4000 },
        (_, i) => Math.sin(i / 3) * (0.3 + 0.6 * Math.abs(Math.sin(i / 300))),
      );
      window.postMessage(
        { type: 'audio', bytes: new Uint8Array(64), mime: 'audio/wav', wave, seconds: blocks * 4 },
        '*',
      );
    },
    { blocks: count, hasSound: sound },
  );
  await page.waitForFunction(() => Number(document.getElementById('app')!.dataset.presented) >= 6);
}
