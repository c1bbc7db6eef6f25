// The frame a preview draws: the draft profile's, at the panel's size and aspect, with shaders in full or minimal.

import { FRAME_SIZES, isAspectName } from '../../contract/defaults.ts';
import type { PreviewView } from '../../contract/protocol.ts';
import type { ScenePlan } from '../../contract/plan.ts';
import type { FrameFormat } from '../../contract/render.ts';

const DRAFT_FPS = 12;
const LEAST_SIDE = 64;
const MOST_SIDE = 3840;

const even = (n: number) => Math.max(LEAST_SIDE, Math.min(MOST_SIDE, Math.round(n / 2) * 2));

/** `maxSide` is the longer side of a 16:9 frame; every aspect has that frame's shorter side, as in the quality profiles. */
export function previewFormat(plan: ScenePlan, view: PreviewView, shaders: FrameFormat['shaders']): FrameFormat {
  const shape = view.aspect !== undefined && isAspectName(view.aspect) ? FRAME_SIZES[view.aspect] : plan.format;
  const ratio = shape.width / shape.height;
  const shorter = (view.maxSide * 9) / 16;
  const production = view.density === 'production';
  return {
    width: even(ratio >= 1 ? shorter * ratio : shorter),
    height: even(ratio >= 1 ? shorter : shorter / ratio),
    fps: Math.max(1, Math.min(60, view.fps ?? DRAFT_FPS)),
    gridScale: production ? 1 : 0.5,
    shaders,
    particles: production ? 1200 : 200,
    particleLevel: production ? 'high' : 'low',
  };
}
