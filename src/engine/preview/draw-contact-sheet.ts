// Small pictures of moments evenly spread over a segment or scene, from a renderer of their own.

import type { ContactPicture, PreviewView } from '../../contract/protocol.ts';
import type { ScenePlan } from '../../contract/plan.ts';
import type { AudioFeatures } from '../frame/features/audio-features.ts';
import type { Renderer } from '../frame/renderer/renderer.ts';
import type { OpenRendererOptions } from '../inputs/open-renderer.ts';
import { layOnCheckerboard } from './checkerboard.ts';
import { drawInSlices } from './draw-in-slices.ts';
import { previewFormat } from './preview-format.ts';
import type { Subject } from './preview-info.ts';

export interface ContactSheetOrder {
  plan: ScenePlan;
  subject: Subject;
  view: PreviewView;
  count: number;
  /** Of each picture, in pixels. */
  width: number;
}
export interface ContactSheetParts {
  createRenderer(options: OpenRendererOptions): Promise<Renderer>;
  audio: AudioFeatures;
  encodeJpeg(rgba: Uint8Array, width: number, height: number): Promise<Uint8Array>;
  isWanted(): boolean;
}

const MOST = 60;
const even = (n: number) => Math.max(16, Math.round(n / 2) * 2);

export async function drawContactSheet(
  { plan, subject, view, count, width }: ContactSheetOrder,
  parts: ContactSheetParts,
): Promise<ContactPicture[]> {
  const shown = previewFormat(plan, view, 'full');
  const size = { width: even(width), height: even((width * shown.height) / shown.width) };
  const renderer = await parts.createRenderer({
    plan,
    format: { ...shown, ...size },
    audio: parts.audio,
    ...(subject.segment ? {} : { scene: subject.scene.name }),
  });
  const pictures: ContactPicture[] = [];
  try {
    const frames = renderer.segments.find(({ segment }) => segment === (subject.segment?.number ?? 1));
    if (!frames) return [];
    const wanted = Math.max(1, Math.min(count, MOST, frames.count));
    for (let i = 0; i < wanted; i++) {
      if (!parts.isWanted()) break;
      // The first and the last frame are among them.
      const offset = wanted === 1 ? 0 : Math.round((i * (frames.count - 1)) / (wanted - 1));
      if (!(await drawInSlices(renderer, frames.first + offset, { isWanted: parts.isWanted }))) break;
      const pixels = renderer.packRgba();
      if (plan.alpha) layOnCheckerboard(pixels, size.width, size.height);
      pictures.push({ t: offset / shown.fps, jpeg: await parts.encodeJpeg(pixels, size.width, size.height), ...size });
    }
  } finally {
    renderer.dispose();
  }
  return pictures;
}
