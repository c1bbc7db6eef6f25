// Small pictures of moments evenly spread over a segment or scene, from a renderer of their own.

import type { ContactPicture, PreviewView } from '../../contract/protocol.ts';
import type { ScenePlan } from '../../contract/plan.ts';
import { previewFormat } from './preview-format.ts';
import type { Subject } from './preview-info.ts';
import { drawSmallPicture, type SmallPictureParts, smallSize } from './small-picture.ts';

export interface ContactSheetOrder {
  plan: ScenePlan;
  subject: Subject;
  view: PreviewView;
  count: number;
  /** Of each picture, in pixels. */
  width: number;
}

const MOST = 60;

export async function drawContactSheet(
  { plan, subject, view, count, width }: ContactSheetOrder,
  parts: SmallPictureParts,
): Promise<ContactPicture[]> {
  const shown = previewFormat(plan, view, 'full');
  const size = smallSize(width, shown);
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
      // The first and the last frame are among them.
      const offset = wanted === 1 ? 0 : Math.round((i * (frames.count - 1)) / (wanted - 1));
      const jpeg = await drawSmallPicture(
        renderer,
        frames.first + offset,
        { hasAlpha: plan.alpha === true, ...size },
        parts,
      );
      if (!jpeg) break;
      pictures.push({ t: offset / shown.fps, jpeg, ...size });
    }
  } finally {
    renderer.dispose();
  }
  return pictures;
}
