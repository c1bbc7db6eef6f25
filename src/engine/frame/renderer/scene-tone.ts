// The tone map of a scene's frames: it changes neither the background nor paper, so it follows where those are covered.

import { type Frame, hasAlpha, type Plane, PlaneBuffer } from '../../kernels/frame.ts';
import type { PointPass } from './point-passes.ts';
import type { RenderEnv } from './render-env.ts';
import { ToneMap } from './tone-map.ts';

export interface ToneRequest {
  /** Levels 0..255 of the scene's background. */
  background: readonly [number, number, number];
  isStretched: boolean;
  gamma: number;
  /** Paper that other items are drawn on. */
  hasPaper: boolean;
  /** Nothing of the background can be seen. */
  isHidden: boolean;
}

export class SceneTone {
  readonly #env: RenderEnv;
  readonly #map: ToneMap;
  readonly #curve = { ptr: 0 };
  #request: ToneRequest = { background: [0, 0, 0], isStretched: false, gamma: 1, hasPaper: false, isHidden: false };
  /** 0xrrggbb. */
  #ground = 0;
  /** What is left of the background, which keeps its own levels under the tone map; null where that is not followed. */
  #seen: Plane | null = null;
  /** Where layers have paper: background and paper as they are drawn, and the same after the tone map. */
  #paperGround: { own: Frame; toned: Frame } | null = null;
  /** 255 where nothing is drawn on the background; created on first use. */
  #uncovered: PlaneBuffer | null = null;
  readonly #pass: PointPass;

  constructor(env: RenderEnv) {
    this.#env = env;
    this.#map = new ToneMap(env);
    const { kernels } = env;
    this.#pass = (frame, y0, y1) => {
      const seen = this.#seen;
      // Black, which is what `alpha` leaves, stays black by itself.
      const isGroundKept = seen !== null && !this.#paperGround && this.#ground !== 0;
      if (isGroundKept) kernels.toneOverGround(frame, y0, y1, this.#curve.ptr, seen, this.#ground);
      else kernels.tonePlanes(frame, y0, y1, this.#curve.ptr);
      if (hasAlpha(frame)) kernels.raiseAlpha(frame, y0, y1);
      if (!seen || !this.#paperGround) return;
      const { own, toned } = this.#paperGround;
      for (const name of ['r', 'g', 'b'] as const)
        kernels.copyU8(toned[name].ptr + y0 * toned.stride, own[name].ptr + y0 * own.stride, (y1 - y0) * own.stride);
      kernels.tonePlanes(toned, y0, y1, this.#curve.ptr);
      kernels.groundRows(frame, y0, y1, seen, own, toned);
    };
  }

  /**
   * Starts a frame. `ground` (0xrrggbb) is what it is filled with, `uncovered` the plane that passes keep up to date, or null. `setGround`
   * gets the frame that paper is drawn on too.
   */
  begin(request: ToneRequest, setGround: (frame: Frame) => void): { ground: number; uncovered: Plane | null } {
    const { background, isStretched, gamma, hasPaper, isHidden } = request;
    this.#request = request;
    const [r, g, b] = background;
    const ground = this.#env.plan.alpha ? 0 : (r << 16) | (g << 8) | b;
    this.#ground = ground;
    // A black background needs no tracking: black stays black. One that `alpha` leaves out is still not counted, so that `alpha` changes no
    // colour. Where nothing of the background can be seen, the plane would be 0 everywhere.
    const isTracked = (background.some((level) => level > 0) || hasPaper) && !isHidden;
    const uncovered = isTracked && (isStretched || gamma !== 1) ? this.#uncoveredPlane() : null;
    if (uncovered && hasPaper) {
      this.#paperGround ??= { own: this.#env.acquireOpaque(), toned: this.#env.acquireOpaque() };
      this.#env.kernels.fillRows(this.#paperGround.own, 0, this.#env.format.height, ground);
      setGround(this.#paperGround.own);
    }
    this.#map.begin(uncovered);
    this.#seen = uncovered;
    return { ground, uncovered };
  }

  /** Counts levels of finished rows while they are in the cache; null where nothing is stretched. */
  get count(): PointPass | undefined {
    return this.#request.isStretched ? this.#map.count : undefined;
  }

  /** The pass that maps a drawn frame; null where it would change nothing. */
  passFor(frame: Frame): PointPass | null {
    const { isStretched, gamma } = this.#request;
    this.#curve.ptr = this.#map.curveFor(frame, isStretched, gamma);
    return this.#curve.ptr === 0 ? null : this.#pass;
  }

  dispose(): void {
    this.#map.dispose();
    if (this.#uncovered) this.#env.memory.free(this.#uncovered);
    if (this.#paperGround) Object.values(this.#paperGround).forEach((frame) => this.#env.releaseFrame(frame));
  }

  #uncoveredPlane(): PlaneBuffer {
    const { width, height } = this.#env.format;
    return (this.#uncovered ??= new PlaneBuffer(this.#env.memory, width, height, (width + 15) & ~15));
  }
}
