// The lowest layers of a scene, drawn band by band, so that a band is still in the cache for the next layer. If the first layer is in
// normal mode, it also fills the background.

import type { Frame, Plane } from '../../kernels/frame.ts';
import type { LayerPass } from './layer-pass.ts';
import type { PointPass } from './point-passes.ts';
import type { RenderEnv } from './render-env.ts';

/** Three planes of 1920 × 64 bytes are 370 KB. */
const BAND_ROWS = 64;

/** Fills pixel rows [y0, y1) with `ground`, 0xrrggbb: nothing covers them. */
function fillRows(env: RenderEnv, frame: Frame, y0: number, y1: number, ground: number, uncovered: Plane | null): void {
  if (y1 <= y0) return;
  env.kernels.fillRows(frame, y0, y1, ground);
  fillUncovered(env, y0, y1, uncovered);
}

function fillUncovered({ kernels }: RenderEnv, y0: number, y1: number, uncovered: Plane | null): void {
  if (uncovered) kernels.fillU8(uncovered.ptr + y0 * uncovered.stride, 255, (y1 - y0) * uncovered.stride);
}

/** What the first `count` layers have drawn before, with the ground below them. */
export interface KeptPlanes {
  readonly count: number;
  readonly frame: Frame;
  readonly uncovered: Plane | null;
}

function copyKept(
  { kernels }: RenderEnv,
  frame: Frame,
  y0: number,
  y1: number,
  kept: KeptPlanes,
  uncovered: Plane | null,
): void {
  kernels.copyRows(frame, kept.frame, y0, y1);
  if (!uncovered || !kept.uncovered) return;
  const { stride } = uncovered;
  kernels.copyU8(uncovered.ptr + y0 * stride, kept.uncovered.ptr + y0 * stride, (y1 - y0) * stride);
}

/** Index of the topmost layer that hides what is below it; -1 where the background can be seen. */
export const lowestSeen = (layers: readonly LayerPass[]): number => layers.findLastIndex((layer) => layer.hidesFrame);

/**
 * Fills the background and draws the layers, whose cells have been chosen, in order over the whole frame: from the topmost that hides what
 * is below it. `finished` is called for rows, from top to bottom, as soon as the last layer is drawn on them. Of layers that are `kept`,
 * the planes are copied.
 */
export function drawLayers(
  env: RenderEnv,
  frame: Frame,
  all: readonly LayerPass[],
  ground: number,
  uncovered: Plane | null,
  finished?: PointPass,
  kept: KeptPlanes | null = null,
): void {
  const { height } = frame;
  const layers = all.slice(Math.max(0, lowestSeen(all)));
  if (layers.length === 0) {
    fillRows(env, frame, 0, height, ground, uncovered);
    finished?.(frame, 0, height);
    return;
  }
  const drawn = layers.map(() => 0);
  const spent = layers.map(() => 0);
  const blit = (i: number, end: number, over: number): void => {
    const started = env.profile ? performance.now() : 0;
    if (end > drawn[i]) layers[i].blit(frame, drawn[i], end, over, uncovered);
    drawn[i] = Math.max(drawn[i], end);
    if (env.profile) spent[i] += performance.now() - started;
  };
  const [lowest] = layers;
  const { isOpaque } = lowest;
  const bottom = lowest.top + lowest.rows * lowest.cellHeight;
  let laid = 0;
  let ready = 0;
  /** Draws the lowest layer and its ground so far that the rows above `y1` are final; returns how far they are. */
  const layLowest = (y1: number): number => {
    // The lowest layer may reach beyond the band with its last row of cells; pixel rows above `done` have everything below.
    const end = Math.min(lowest.rows, Math.max(0, Math.ceil((y1 - lowest.top) / lowest.cellHeight)));
    const done = Math.min(height, Math.max(y1, lowest.top + end * lowest.cellHeight));
    const isFilledByLayer = isOpaque && frame.stride === frame.width;
    if (lowest.coversBackground || isFilledByLayer) {
      const [above, below] = [Math.min(done, lowest.top), Math.max(laid, bottom)];
      fillRows(env, frame, laid, above, ground, uncovered);
      fillRows(env, frame, below, done, ground, uncovered);
      // Only coverCells writes the plane itself.
      if (!lowest.coversBackground) fillUncovered(env, Math.max(laid, above), Math.min(done, below), uncovered);
    } else fillRows(env, frame, laid, done, ground, uncovered);
    laid = done;
    blit(0, end, lowest.coversBackground ? ground : -1);
    return done;
  };
  for (let y = 0; y < height; y += BAND_ROWS) {
    const y1 = Math.min(height, y + BAND_ROWS);
    let done = y1;
    if (kept) copyKept(env, frame, y, y1, kept, uncovered);
    else done = layLowest(y1);
    for (let i = kept?.count ?? 1; i < layers.length; i++) {
      const { top, rows, cellHeight } = layers[i];
      const whole = done >= height ? rows : Math.min(rows, Math.max(0, Math.floor((done - top) / cellHeight)));
      blit(i, whole, -1);
      if (whole < rows) done = Math.min(done, Math.max(0, top + whole * cellHeight));
    }
    if (finished && done > ready) {
      finished(frame, ready, done);
      ready = done;
    }
  }
  if (env.profile) layers.forEach((layer, i) => env.profile?.add('blit', layer.name, spent[i], layer.site));
}
