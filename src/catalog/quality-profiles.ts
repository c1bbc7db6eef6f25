// The quality profiles, and the size and rate of a frame. Pure: previews and renders both use it, so the same options
// give the same frame everywhere.

import { FPS_LIMITS, FRAME_SIDE_LIMITS, FRAME_SIZES } from '../contract/defaults.ts';
import type { ScenePlan } from '../contract/plan.ts';
import type { FrameFormat, RenderOptions } from '../contract/render.ts';

export interface QualityProfile {
  /** Landscape frame; other aspects have the same shorter side. */
  frame: { width: number; height: number };
  fps: number;
  crf: number;
  gridScale: number;
  shaders: FrameFormat['shaders'];
  particles: number;
  particleLevel: FrameFormat['particleLevel'];
  workers: 'all' | number;
}

export const qualityProfiles: Record<'draft' | 'preview' | 'production' | 'max', QualityProfile> = {
  draft: {
    frame: { width: 960, height: 540 },
    fps: 12,
    crf: 28,
    gridScale: 0.5,
    shaders: 'minimal',
    particles: 200,
    particleLevel: 'low',
    workers: 4,
  },
  preview: {
    frame: { width: 1280, height: 720 },
    fps: 15,
    crf: 25,
    gridScale: 0.75,
    shaders: 'standard',
    particles: 500,
    particleLevel: 'standard',
    workers: 'all',
  },
  production: {
    frame: FRAME_SIZES.landscape,
    fps: 24,
    crf: 20,
    gridScale: 1,
    shaders: 'full',
    particles: 1200,
    particleLevel: 'high',
    workers: 'all',
  },
  max: {
    frame: FRAME_SIZES.landscape4k,
    fps: 30,
    crf: 15,
    gridScale: 2,
    shaders: 'full',
    particles: 3000,
    particleLevel: 'high',
    workers: 'all',
  },
};

/** Profiles `auto` chooses instead of production: on small machines, and when production would take over an hour. */
export const autoFallbacks: Record<'smallMachine' | 'longRender', QualityProfile> = {
  smallMachine: {
    ...qualityProfiles.production,
    frame: { width: 1280, height: 720 },
    fps: 15,
    crf: 23,
    gridScale: 0.75,
    particles: 500,
    particleLevel: 'standard',
  },
  longRender: {
    ...qualityProfiles.production,
    frame: { width: 1280, height: 720 },
    fps: 24,
    crf: 20,
    gridScale: 0.75,
    particles: 800,
    particleLevel: 'standard',
  },
};

/** Sides are even, because video formats halve the colour planes. */
const even = (side: number): number => Math.max(FRAME_SIDE_LIMITS.min, Math.round(side / 2) * 2);

function checkSide(name: string, side: number): void {
  const { min, max } = FRAME_SIDE_LIMITS;
  if (!(side >= min && side <= max))
    throw new RangeError(`Expected a frame ${name} of ${min} to ${max} pixels, but got ${side}.`);
}

/**
 * Size, rate and level of detail of a frame. Production (and the profiles `auto` chooses in its place, in their own rate
 * and size) follows the reel's header exactly; the other profiles keep its aspect at their own size and rate. The options
 * aspect, resolution and fps override all of them. Throws a RangeError that names the limit.
 *
 * Example: `frameFormat('draft', plan.format, { aspect: 'portrait' })` is 540×960 at 12 frames per second.
 */
export function frameFormat(
  quality: keyof typeof qualityProfiles | QualityProfile,
  planFormat: ScenePlan['format'],
  options: Pick<RenderOptions, 'aspect' | 'resolution' | 'fps'> = {},
): FrameFormat {
  const profile = typeof quality === 'string' ? qualityProfiles[quality] : quality;
  const isProduction = profile === qualityProfiles.production;
  const wanted = options.aspect === undefined ? planFormat : FRAME_SIZES[options.aspect];
  checkSide('width', wanted.width);
  checkSide('height', wanted.height);
  let { width, height } = wanted;
  if (!isProduction) {
    const scale = Math.min(profile.frame.width, profile.frame.height) / Math.min(width, height);
    width *= scale;
    height *= scale;
  }
  if (options.resolution !== undefined) ({ width, height } = options.resolution);
  checkSide('width', width);
  checkSide('height', height);
  const fps = options.fps ?? (isProduction ? planFormat.fps : profile.fps);
  if (!(fps >= FPS_LIMITS.min && fps <= FPS_LIMITS.max))
    throw new RangeError(`Expected ${FPS_LIMITS.min} to ${FPS_LIMITS.max} frames per second, but got ${fps}.`);
  const { gridScale, shaders, particles, particleLevel } = profile;
  return { width: even(width), height: even(height), fps, gridScale, shaders, particles, particleLevel };
}
