// Limits flashes: no part of the frame may brighten faster than it could three times a second. Darkening is never delayed, so the limit
// only ever takes light away.

import { defineShader } from '../../effect-api/define.ts';
import { createLightMeter, lightGrid } from '../../frame/shade/light-tiles.ts';
import type { Frame } from '../../kernels/frame.ts';
import { pow } from '../../kernels/scalar/math.ts';
import { LINEAR_MAX } from '../../kernels/scalar/srgb.ts';

/**
 * Most that the relative luminance of a tile may rise in a second, and its saturated red. Four flashes have three rises of a tenth
 * (red: a sixteenth) that lie wholly within their second, so less than a third of that rules them out, however they are timed.
 */
const RISE = 0.28;
const RED_RISE = 0.17;
/** From linear light to levels, about. */
const GAMMA = 2.2;

interface Limits {
  luminance: Float64Array;
  red: Float64Array;
}
interface Calm {
  /** Output frame of `now`. */
  at: number;
  /** What the tiles were limited to in the frame before, and in this one. */
  before: Limits | null;
  now: Limits;
  measure: ReturnType<typeof createLightMeter>;
}

export const calm = defineShader({
  name: 'calm',
  category: 'tone',
  summary: 'Limits flashes that may cause seizures in photosensitive viewers.',
  doc:
    'No part of the frame brightens by more than about a quarter of white in a second, nor its saturated red by more than a sixth, so that more than three flashes a second stay below ' +
    'the limits of WCAG 2.3.1 and ITU-R BT.1702 (see `check --frames`). Darkening is not delayed. Put it last: shaders after it may flash again. It follows the frames of one scene, ' +
    'so it does not see cuts between scenes, and on layers, texts and groups it changes nothing. It does not change stripes.',
  params: {},
  example:
    'scene a for 4s {\n  layer on md { value: plasma() * 0.7  color: #4aa3ff }\n  layer on md { value: circle(0.5)  palette: blocks  color: #ffe0a0  opacity: fract(t * 6) < 0.5 ? 1 : 0 }\n  shade: calm\n}',
  cost: 'light',
  alpha: 'kept',
  scope: 'frame',
  history: (fps) => Math.ceil(fps / Math.min(RISE, RED_RISE)),
  apply(src, dst, { kernels, width, height, stride, outputFrame, history }) {
    kernels.copyRows(dst, src, 0, height);
    if (!history) return;
    const count = lightGrid(width, height).columns * lightGrid(width, height).rows;
    const state = (history.state ??= {
      at: -2,
      before: null,
      now: { luminance: new Float64Array(count), red: new Float64Array(count) },
      measure: createLightMeter(width, height, stride),
    } satisfies Calm) as Calm;
    const { luminance, red, columns, rows } = state.measure(src);
    if (outputFrame === state.at + 1) {
      const free = state.before ?? { luminance: new Float64Array(count), red: new Float64Array(count) };
      state.before = state.now;
      state.now = free;
    } else if (outputFrame !== state.at) state.before = null;
    state.at = outputFrame;
    const { before, now } = state;
    const rise = (RISE * LINEAR_MAX) / history.fps;
    const redRise = (RED_RISE * LINEAR_MAX) / history.fps;
    for (let tile = 0; tile < count; tile++) {
      const light = luminance[tile]!,
        redness = red[tile]!;
      now.luminance[tile] = before ? Math.min(light, before.luminance[tile]! + rise) : light;
      now.red[tile] = before ? Math.min(redness, before.red[tile]! + redRise) : redness;
      const gain = Math.min(light > 0 ? now.luminance[tile]! / light : 1, redness > 0 ? now.red[tile]! / redness : 1);
      if (gain < 1) dim(dst, tile % columns, Math.floor(tile / columns), columns, rows, pow(gain, 1 / GAMMA));
    }
  },
});

/** Multiplies the levels of a tile. */
function dim(frame: Frame, column: number, row: number, columns: number, rows: number, factor: number): void {
  const { width, height, stride } = frame;
  const table = Uint8Array.from({ length: 256 }, (_, level) => Math.floor(level * factor));
  const edge = (at: number, of: number, size: number) => Math.floor((at * size) / of);
  const [left, right] = [edge(column, columns, width), edge(column + 1, columns, width)];
  for (const { view } of [frame.r, frame.g, frame.b])
    for (let y = edge(row, rows, height); y < edge(row + 1, rows, height); y++)
      for (let i = y * stride + left; i < y * stride + right; i++) view[i] = table[view[i]!]!;
}
