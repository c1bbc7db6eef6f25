// Decodes what a scene shows of its footage before it is drawn: drawing never waits.

import type { SceneGraph } from '../graph/scene-graph.ts';
import type { CancelSignal } from '../media/material.ts';

/** One step of a scene's history: state, an integral or feedback. */
export interface PictureStep {
  /** Falls with every step. */
  left: number;
  /** Seconds of the segment whose pictures the step reads. */
  time: number;
  /** Takes the step, once those are in memory. */
  take(): void;
}

export interface PicturedScene {
  readonly graph: SceneGraph;
  /** Whether layers start again at cuts. */
  readonly needsShots: boolean;
  readonly isDisposed: boolean;
  nextStep(i: number): PictureStep | null;
  timeOf(i: number): number;
}

/** Until frame `i` of the scene can be drawn exactly, or the signal is aborted. `fps`: of the reel. */
export async function preparePictures(
  scene: PicturedScene,
  i: number,
  fps: number,
  signal?: CancelSignal,
): Promise<void> {
  const { graph } = scene;
  const { materials } = graph;
  const isEnded = () => scene.isDisposed || signal?.aborted === true;
  for (const { item, material } of materials) {
    if (material && (item.tone !== 'none' || scene.needsShots)) await material.analyse(signal);
    if (isEnded()) return;
  }
  if (materials.every(({ material }) => material?.kind !== 'footage')) return;
  for (let left = Infinity; ;) {
    const step = scene.nextStep(i);
    if (!step || step.left >= left) break;
    ({ left } = step);
    await decode(graph, step.time, fps, isEnded, signal);
    if (isEnded()) return;
    step.take();
  }
  await decode(graph, scene.timeOf(i), fps, isEnded, signal);
}

/** The pictures of frame `i` alone. */
export async function decodePictures(scene: PicturedScene, i: number, signal?: CancelSignal): Promise<void> {
  const { graph } = scene;
  const seconds = graph.materialSeconds(scene.timeOf(i));
  for (const [at, { material }] of graph.materials.entries())
    if (material?.kind === 'footage') await material.prepare(seconds[at], signal);
}

async function decode(
  graph: SceneGraph,
  time: number,
  fps: number,
  isEnded: () => boolean,
  signal?: CancelSignal,
): Promise<void> {
  const frame = Math.floor(time * fps + 1e-6);
  const before =
    graph.materials.some(({ watchesMotion }) => watchesMotion) && frame > 0
      ? graph.materialSeconds((frame - 1) / fps)
      : [];
  const now = graph.materialSeconds(time);
  for (const [at, use] of graph.materials.entries()) {
    const { material } = use;
    if (material?.kind !== 'footage') continue;
    if (use.watchesMotion && frame > 0) {
      if (!material.at(before[at])) await material.prepare(before[at], signal);
      if (isEnded()) return;
      const picture = material.at(before[at]);
      if (picture && (use.shownFrame !== frame - 1 || use.picture?.serial !== picture.serial))
        use.show(picture, frame - 1);
    }
    await material.prepare(now[at], signal);
    if (isEnded()) return;
  }
}
