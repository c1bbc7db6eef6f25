// The lowest layers of a scene while none of them changes: drawn once more into planes of their own, and copied from then on. Copying is a
// fifth of drawing one layer. Where all that is below the tone map stays, what is kept is the frame after it.

import { type Frame, hasAlpha, type Plane, PlaneBuffer } from '../../kernels/frame.ts';
import { drawLayers, type KeptPlanes } from './layer-bands.ts';
import type { LayerPass } from './layer-pass.ts';
import type { PointPass } from './point-passes.ts';
import type { RenderEnv } from './render-env.ts';

/** Frames with the same cells before they are kept: not for layers that move in steps, of which every frame is drawn two or three times. */
const STILL_FRAMES = 3;

export interface StillRequest {
  /** The layers that are drawn, lowest first. Their cells have been chosen. */
  layers: readonly LayerPass[];
  /** 0xrrggbb, and what is left of it (SceneTone). */
  ground: number;
  uncovered: Plane | null;
  /** Where layers draw more than the frame and `uncovered`. */
  isExcluded: boolean;
  /** The settings of the tone map; null where more than the layers is drawn below it. */
  tone: string | null;
}

interface Planes {
  readonly frame: Frame;
  uncovered: PlaneBuffer | null;
}

export class StillLayers {
  readonly #env: RenderEnv;
  /** Changes of each layer when it was last drawn, and since how many frames. */
  readonly #seen = new Map<LayerPass, { changes: number; frames: number }>();
  #planes: Planes | null = null;
  /** What the planes hold: the layers, as they were, and the rest that determines it. */
  #kept: { layers: readonly LayerPass[]; changes: readonly number[]; key: string } | null = null;

  constructor(env: RenderEnv) {
    this.#env = env;
  }

  /**
   * Once a frame: the planes of the leading layers that stay, to copy instead of drawing those; or, where all layers and the tone map stay,
   * passes that put the finished frame back, or that keep it after the tone map. `null` and nothing else: everything is to be drawn.
   */
  begin(
    frame: Frame,
    request: StillRequest,
  ): { planes: KeptPlanes | null; restore: PointPass | null; keep: PointPass | null } {
    const { layers, tone } = request;
    const still = this.#countStill(layers);
    const { kernels, profile } = this.#env;
    // A profile says what each layer takes, also one that stays.
    if (still === 0 || request.isExcluded || hasAlpha(frame) || profile) return NOTHING;
    const leading = layers.slice(0, still);
    if (tone !== null && still === layers.length) {
      const { frame: own } = this.#planesFor(request);
      if (this.#holds(leading, tone)) return { ...NOTHING, restore: (to, y0, y1) => kernels.copyRows(to, own, y0, y1) };
      this.#hold(leading, tone);
      return { ...NOTHING, keep: (from, y0, y1) => kernels.copyRows(own, from, y0, y1) };
    }
    const planes = this.#planesFor(request);
    const key = `${request.ground}|${request.uncovered !== null}`;
    if (!this.#holds(leading, key)) {
      drawLayers(this.#env, planes.frame, leading, request.ground, planes.uncovered);
      this.#hold(leading, key);
    }
    return { ...NOTHING, planes: { ...planes, count: still } };
  }

  dispose(): void {
    if (!this.#planes) return;
    this.#env.releaseFrame(this.#planes.frame);
    if (this.#planes.uncovered) this.#env.memory.free(this.#planes.uncovered);
    this.#planes = this.#kept = null;
  }

  #countStill(layers: readonly LayerPass[]): number {
    let count = 0;
    for (const [i, layer] of layers.entries()) {
      const seen = this.#seen.get(layer);
      const frames = seen?.changes === layer.changes ? Math.min(STILL_FRAMES, seen.frames + 1) : 1;
      if (seen) [seen.changes, seen.frames] = [layer.changes, frames];
      else this.#seen.set(layer, { changes: layer.changes, frames });
      if (count === i && frames >= STILL_FRAMES) count++;
    }
    return count;
  }

  #holds(layers: readonly LayerPass[], key: string): boolean {
    const kept = this.#kept;
    return (
      kept !== null &&
      kept.key === key &&
      kept.layers.length === layers.length &&
      layers.every((layer, i) => kept.layers[i] === layer && kept.changes[i] === layer.changes)
    );
  }

  #hold(layers: readonly LayerPass[], key: string): void {
    this.#kept = { layers, changes: layers.map((layer) => layer.changes), key };
  }

  #planesFor({ uncovered }: StillRequest): Planes {
    const planes = (this.#planes ??= { frame: this.#env.acquireOpaque(), uncovered: null });
    if (uncovered && !planes.uncovered) {
      const { width, height, stride } = uncovered;
      planes.uncovered = new PlaneBuffer(this.#env.memory, width, height, stride);
    }
    return planes;
  }
}

const NOTHING = { planes: null, restore: null, keep: null };
