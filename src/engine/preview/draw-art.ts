// A small picture of character art, for the editor: the art alone, as large as the picture.

import { plainScene } from '../../contract/plain-scene.ts';
import type { ScenePlan } from '../../contract/plan.ts';
import { PLAN_VERSION } from '../../contract/plan.ts';
import type { MaterialFacts } from '../../contract/media.ts';
import { planFeatures } from '../inputs/audio/plan-features.ts';
import { openRenderer } from '../inputs/open-renderer.ts';
import { drawStill } from './draw-still.ts';

const WIDTH = 400;
const HEIGHTS = [100, 400] as const;
/** Of the grid `lg` on a frame whose shorter side is 1080. */
const CELL = { width: 12, height: 24 };
/** Recordings often begin with an empty screen. */
const SHARE = 0.6;
/** Editors truncate Markdown after 100,000 characters; base64 takes a third more. */
const MAX_BYTES = 60_000;
const NOWHERE = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** PNG; null where it would be too large. */
export async function drawArt(
  path: string,
  { width: cols, height: rows, seconds }: Pick<MaterialFacts, 'width' | 'height' | 'seconds'>,
): Promise<Uint8Array | null> {
  const tall = (WIDTH * rows * CELL.height) / Math.max(1, cols * CELL.width);
  const height = 2 * Math.round(Math.min(HEIGHTS[1], Math.max(HEIGHTS[0], tall)) / 2);
  const scale = 1080 / Math.min(WIDTH, height);
  const size = Math.min((WIDTH * scale) / (cols * CELL.width), (height * scale) / (rows * CELL.height)) * 0.96;
  const t = (seconds ?? 0) * SHARE;
  const plan = artPlan(path, size, t + 1);
  const { png } = await drawStill(
    { plan, t, format: { width: WIDTH, height, fps: 24 } },
    { createRenderer: openRenderer, audio: await planFeatures(plan) },
  );
  return png.length <= MAX_BYTES ? png : null;
}

/** A reel that shows the art in the middle. */
function artPlan(path: string, size: number, seconds: number): ScenePlan {
  const media = { written: path, path, range: NOWHERE, kind: 'character-art' as const };
  const unset = { at: null, size: null, crop: null, time: null, from: null, to: null, speed: null };
  const untouched = {
    exposure: null,
    contrast: null,
    detail: null,
    key: null,
    keyRange: null,
    keySoft: null,
    theme: null,
  };
  return {
    version: PLAN_VERSION,
    title: null,
    format: { width: WIDTH, height: WIDTH, fps: 24, sizeGiven: false, fpsGiven: false },
    seed: 0,
    audio: null,
    captions: null,
    font: null,
    bpm: null,
    background: [0, 0, 0],
    gamma: null,
    headerRange: null,
    modules: [],
    scenes: [
      {
        name: 'art',
        range: NOWHERE,
        nameRange: NOWHERE,
        length: { seconds },
        ...plainScene(),
        nodes: [{ k: 'num', v: size }],
        items: [
          {
            kind: 'art',
            range: NOWHERE,
            grid: 'lg',
            at: { word: 'center' },
            anchor: 'center',
            size: 0,
            opacity: null,
            blend: null,
            reveal: { kind: 'none', seconds: null },
            color: null,
            site: 1,
            material: 0,
          },
        ],
        tonemap: false,
        materials: [
          {
            name: 'art',
            fit: 'cover',
            ...unset,
            loop: 'off',
            clock: 'scene',
            clockOffset: 0,
            tone: 'none',
            ...untouched,
            site: 2,
            media,
          },
        ],
        media: [media],
      },
    ],
    segments: [{ number: 1, scene: 'art', start: 0, end: seconds, beatTimes: {}, range: NOWHERE }],
    beatsPending: false,
  };
}
