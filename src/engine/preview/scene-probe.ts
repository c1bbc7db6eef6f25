// Draws one moment of a scene again and again, each time without some of its items, to find out what they change. So everything is
// followed that moves pixels after an item is drawn: transforms, cameras, groups, and shaders of any kind, whether or not they can be undone.

import type { PlanScene, ScenePlan } from '../../contract/plan.ts';
import type { FrameFormat } from '../../contract/render.ts';
import type { AudioFeatures } from '../frame/features/audio-features.ts';
import type { Renderer } from '../frame/renderer/renderer.ts';
import type { OpenRendererOptions } from '../inputs/open-renderer.ts';
import { drawInSlices } from './draw-in-slices.ts';
import { withoutItems } from './without-items.ts';

export interface ProbeOrder {
  plan: ScenePlan;
  scene: PlanScene;
  /** Null: the scene plays alone. */
  segment: number | null;
  format: FrameFormat;
  /** Seconds of what is shown. */
  t: number;
}
export interface ProbeParts {
  createRenderer(options: OpenRendererOptions): Promise<Renderer>;
  audio: AudioFeatures;
}

export class SceneProbe {
  readonly #order: ProbeOrder;
  readonly #parts: ProbeParts;
  /** Without the tone map an item changes only the pixels that it draws; feedback would hold what earlier frames drew. */
  readonly #plan: ScenePlan;
  #renderer: Renderer | null = null;

  constructor(order: ProbeOrder, parts: ProbeParts) {
    this.#order = order;
    this.#parts = parts;
    const scenes = order.plan.scenes.map((each) =>
      each.name === order.scene.name ? { ...each, tonemap: false, feedback: null } : each,
    );
    this.#plan = { ...order.plan, scenes };
  }

  /** RGBA of the whole frame, valid until the next call. */
  async pixelsWithout(sites: readonly number[]): Promise<Uint8Array> {
    const { scene, segment, format, t } = this.#order;
    const renderer = await this.#parts.createRenderer({
      plan: withoutItems(this.#plan, scene.name, sites),
      format,
      audio: this.#parts.audio,
      ...(segment === null ? { scene: scene.name } : {}),
      ...(this.#renderer ? { previous: this.#renderer } : {}),
    });
    this.#renderer = renderer;
    const shown = renderer.segments.find((each) => each.segment === (segment ?? 1));
    if (!shown) return new Uint8Array(format.width * format.height * 4);
    const offset = Math.max(0, Math.min(shown.count - 1, Math.floor(t * format.fps + 1e-6)));
    await drawInSlices(renderer, shown.first + offset);
    return renderer.packRgba();
  }

  dispose(): void {
    this.#renderer?.dispose();
    this.#renderer = null;
  }
}
