// The graph of a segment's expressions, with what it asks of the renderer.

import type { Font } from '../glyphs/font.ts';
import { SceneGraph } from '../graph/scene-graph.ts';
import { openMaterial } from './open-material.ts';
import type { RenderEnv } from './render-env.ts';
import type { RunSegment } from './segments.ts';

export function createSceneGraph(env: RenderEnv, segment: RunSegment): SceneGraph {
  const { plan, format, kernels, memory } = env;
  const { fps } = plan.format;
  const side = Math.min(format.width, format.height);
  const halfWidth = format.width / side;
  const halfHeight = format.height / side;
  return new SceneGraph({
    scene: segment.scene,
    kernels,
    memory,
    reader: env.reader,
    registry: env.registry,
    media: env.media,
    material: (item) => openMaterial(env, item),
    pixel: side / Math.min(plan.format.width, plan.format.height),
    reelSeed: plan.seed,
    clock: {
      fps,
      duration: segment.end - segment.start,
      firstFrame: Math.round(segment.start * fps),
      loopSeconds: plan.loop ? (Math.round(segment.end * fps) - Math.round(segment.start * fps)) / fps : null,
      captions: env.captions,
    },
    beatSeconds: segment.beatSeconds,
    frameWidth: format.width,
    frameHeight: format.height,
    rasterText: (text, cols, rows, size, at, font) =>
      env.rasteriser.text({
        text,
        cols,
        rows,
        size,
        at,
        halfWidth,
        halfHeight,
        ...(font ? { font: font.value as Font } : {}),
      }),
  });
}
