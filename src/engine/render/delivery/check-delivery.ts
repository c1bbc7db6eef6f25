// What a platform makes of a reel: a second of each scene is drawn, encoded as it would be uploaded and again as viewers get it, and
// compared with what was drawn. Where much is lost, changes are tried on the same second, and those that help are named.

import { mkdtemp, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { bitrateFor } from '../../../catalog/delivery-platforms.ts';
import type { DeliveryPlatform } from '../../../catalog/delivery-platforms.ts';
import { qualityProfiles } from '../../../catalog/quality-profiles.ts';
import type {
  DeliveryHelp,
  DeliveryReport,
  DeliveryVerdict,
  Likeness,
  SceneDelivery,
} from '../../../contract/delivery.ts';
import type { ScenePlan } from '../../../contract/plan.ts';
import type { FrameFormat } from '../../../contract/render.ts';
import { declaredName } from '../../../contract/scene-name.ts';
import type { AudioFeatures } from '../../frame/features/audio-features.ts';
import type { SegmentFrames } from '../../frame/renderer/renderer.ts';
import { openRenderer } from '../../inputs/open-renderer.ts';
import type { MediaSnapshot } from '../../inputs/disk-access.ts';
import { simulateDelivery } from '../../outputs/video/simulate-delivery.ts';
import type { Delivered } from '../../outputs/video/simulate-delivery.ts';
import { segmentFrames } from '../plan/segment-frames.ts';
import { changed, onLargerGrids, withoutGrain } from './change-scene.ts';

export interface DeliveryCheck {
  platform: DeliveryPlatform;
  /** As `deliver` made them for the platform. */
  plan: ScenePlan;
  format: FrameFormat;
  audio: AudioFeatures;
  media?: MediaSnapshot;
  ffmpegPath: string;
  /** Before a scene is measured, which takes seconds to a minute. */
  onStart?: (scene: string, number: number, of: number) => void;
  onScene?: (scene: SceneDelivery) => void;
  signal: AbortSignal;
}

/** Likeness from which nothing is seen, and below which much is lost. Chroma is the mean of both planes. */
const LIMITS = { good: { luma: 0.98, chroma: 0.92 }, poor: { luma: 0.94, chroma: 0.85 } } as const;
/** A change that raises neither luma nor chroma by as much is not worth its cost. */
const LEAST_GAIN = 0.015;
/** Shorter side of a larger upload. */
const LARGER_LINES = 1440;

export async function checkDelivery(check: DeliveryCheck): Promise<DeliveryReport> {
  const { platform, plan, format } = check;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'glyphreel-delivery-'));
  try {
    const scenes: SceneDelivery[] = [];
    const parts = samplesOf(plan, format.fps);
    for (const [index, part] of parts.entries()) {
      check.onStart?.(declaredName(part.scene), index + 1, parts.length);
      const scene = await checkScene(check, part, folder);
      check.onScene?.(scene);
      scenes.push(scene);
    }
    const { width, height, fps } = format;
    return { platform: platform.name, width, height, fps, deliveredKbps: deliveredKbps(platform, format), scenes };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A second in the middle of the longest segment of each scene, in the order of the reel. */
function samplesOf(plan: ScenePlan, fps: number): SegmentFrames[] {
  const longest = new Map<string, SegmentFrames>();
  for (const part of segmentFrames(plan, fps)) {
    const known = longest.get(part.scene);
    if (part.count > 0 && (known === undefined || part.count > known.count)) longest.set(part.scene, part);
  }
  return [...longest.values()].map((part) => {
    const count = Math.min(part.count, Math.max(1, Math.round(fps)));
    return { ...part, first: part.first + ((part.count - count) >> 1), count };
  });
}

const linesOf = ({ width, height }: Pick<FrameFormat, 'width' | 'height'>): number => Math.min(width, height);

const deliveredKbps = ({ delivered }: DeliveryPlatform, format: FrameFormat): number | null =>
  delivered.value && bitrateFor(delivered.value, linesOf(format), format.fps);

async function checkScene(check: DeliveryCheck, part: SegmentFrames, folder: string): Promise<SceneDelivery> {
  const { plan, format } = check;
  const { likeness, uploadKbps } = await sample(check, plan, format, part, folder);
  const verdict = judge(likeness);
  const scene = plan.scenes.find(({ name }) => name === part.scene)!;
  const help: DeliveryHelp[] = [];
  if (verdict !== 'good')
    for (const trial of trials(check, part.scene)) {
      const tried = await sample(check, trial.plan, trial.format, part, folder);
      if (gain(tried.likeness, likeness) >= LEAST_GAIN)
        help.push({ kind: trial.kind, advice: trial.advice, likeness: tried.likeness });
    }
  return {
    scene: declaredName(part.scene),
    range: scene.nameRange,
    seconds: Math.round((part.first / format.fps) * 100) / 100,
    frames: part.count,
    likeness,
    verdict,
    uploadKbps,
    help: help.sort((a, b) => gain(b.likeness, likeness) - gain(a.likeness, likeness)),
  };
}

export const chromaOf = ({ u, v }: Likeness): number => (u + v) / 2;

export function judge(likeness: Likeness): DeliveryVerdict {
  const reaches = ({ luma, chroma }: { luma: number; chroma: number }) =>
    likeness.y >= luma && chromaOf(likeness) >= chroma;
  return reaches(LIMITS.good) ? 'good' : reaches(LIMITS.poor) ? 'fair' : 'poor';
}

/** The larger of what luma and chroma win, less what the other loses. */
function gain(after: Likeness, before: Likeness): number {
  const luma = after.y - before.y;
  const chroma = chromaOf(after) - chromaOf(before);
  return Math.max(luma, chroma) + Math.min(0, luma, chroma);
}

interface Trial {
  kind: DeliveryHelp['kind'];
  advice: string;
  plan: ScenePlan;
  format: FrameFormat;
}

function trials({ platform, plan, format }: DeliveryCheck, name: string): Trial[] {
  const found: Trial[] = [];
  const quiet = changed(plan, name, withoutGrain);
  if (quiet) found.push({ kind: 'no-grain', ...quiet, format });
  const coarser = changed(plan, name, onLargerGrids);
  if (coarser) found.push({ kind: 'larger-grid', ...coarser, format });
  const factor = LARGER_LINES / linesOf(format);
  if (factor > 1 && platform.delivered.value?.some(({ lines }) => lines >= LARGER_LINES)) {
    const even = (side: number) => 2 * Math.round((side * factor) / 2);
    const [width, height] = [even(format.width), even(format.height)];
    found.push({
      kind: 'larger-upload',
      advice: `upload ${width}×${height} (\`--resolution ${width}x${height}\`)`,
      plan,
      format: { ...format, width, height },
    });
  }
  return found;
}

/** Draws the part and sends it through the platform. */
async function sample(
  { platform, audio, media, ffmpegPath, signal }: DeliveryCheck,
  plan: ScenePlan,
  format: FrameFormat,
  { first, count }: SegmentFrames,
  folder: string,
): Promise<Delivered> {
  const [rgb, yuv420] = [path.join(folder, 'drawn.rgb'), path.join(folder, 'drawn.yuv')];
  const renderer = await openRenderer({ plan, format, audio, ...(media && { store: { snapshot: media } }) });
  const [rgbFile, yuvFile] = [await open(rgb, 'w'), await open(yuv420, 'w')];
  try {
    for (let frame = first; frame < first + count; frame++) {
      signal.throwIfAborted();
      await renderer.prepare(frame, signal);
      renderer.draw(frame);
      await rgbFile.writeFile(renderer.packRgb());
      await yuvFile.writeFile(renderer.packYuv420());
    }
  } finally {
    renderer.dispose();
    await rgbFile.close();
    await yuvFile.close();
  }
  const { crf, maxBitrate } = platform;
  return simulateDelivery({
    ffmpegPath,
    format,
    rgb,
    yuv420,
    frames: count,
    upload: {
      crf: Math.min(crf.value ?? Infinity, qualityProfiles.production.crf),
      ...(maxBitrate.value === null ? {} : { maxKbps: maxBitrate.value }),
    },
    deliveredKbps: deliveredKbps(platform, format),
    folder,
    signal,
  });
}
