// Pictures from the joined video: its still, and the worst moments of segments that miss their target. Each is cached with its
// clip, because decoding and compressing a still takes three times as long as joining the clips.

import { pngToJpeg } from '../../outputs/pictures/encode-jpeg.ts';
import type { WrittenTo } from '../../outputs/output-target.ts';
import { keepPicture, keptPicture } from '../cache/clip-notes.ts';
import { framesAlone, withSketches } from '../check-samples.ts';
import type { DrawnClip, DrawnOutput, DrawnVideo } from '../draw-video.ts';
import type { Encoding } from '../plan/choose-encoding.ts';
import type { RenderPlan } from '../plan/prepare-render.ts';
import { chooseThumbnail } from '../sidecars/choose-thumbnail.ts';

const WORST_WIDTH = 320;
const JPEG_QUALITY = 82;
/** A still's brightness, as a share of the target frame's, that is good enough where the frame is quicker to reach. */
const BRIGHT_ENOUGH = 0.9;

export interface Pictures {
  /** A PNG of the frame that represents the video, or null where it could not be decoded. */
  still(): Promise<Uint8Array | null>;
  /** A PNG of the frame with the most structure × brightness. */
  thumbnail(): Promise<Uint8Array | null>;
  /** A small JPEG of a frame of the video. */
  small(frame: number): Promise<Uint8Array | null>;
}

/** Takes pictures of what was written to `target`. They are kept in the notes of `clips`, which the caller writes. */
export function takePictures(
  { machine, frames, folders }: Pick<RenderPlan, 'machine' | 'frames' | 'folders'>,
  { output, settings }: Encoding,
  { clips, samples, curve }: DrawnOutput & Pick<DrawnVideo, 'curve'>,
  target: WrittenTo,
  keepsPictures: boolean,
  signal?: AbortSignal,
): Pictures {
  const { format } = frames.chosen;
  const { clipDir, workDir } = folders;
  const source = { target, clips, format, settings, ffmpeg: machine.ffmpeg, workDir, ...(signal ? { signal } : {}) };
  const kept = async (
    frame: number,
    kind: string,
    take: () => Promise<Uint8Array | null>,
  ): Promise<Uint8Array | null> => {
    const clip = clips.findLast(({ first }) => first <= frame) as DrawnClip;
    const name = `${frame - clip.first}${kind}`;
    const known = await keptPicture(clipDir, clip.key, clip.notes, name);
    if (known) return known;
    const picture = await take();
    if (picture && keepsPictures) await keepPicture(clipDir, clip.key, clip.notes, name, picture).catch(() => {});
    return picture;
  };
  const quick = framesAlone(samples, output.checkedFramesApart).map((sample) => sample.frame);
  return {
    async thumbnail() {
      const best = chooseThumbnail(await withSketches(clipDir, samples));
      if (best === null) return null;
      const { frame } = best;
      return kept(frame, '.png', () => output.grab({ ...source, frame, isChecked: quick.includes(frame) }));
    },
    still() {
      const { frame, isQuick } = stillFrame(curve, quick);
      return kept(frame, '.png', () => output.grab({ ...source, frame, isChecked: isQuick }));
    },
    small(frame) {
      const width = Math.min(WORST_WIDTH, format.width);
      return kept(frame, `-${width}.jpg`, async () => {
        const png = await output.grab({ ...source, frame, isChecked: false, width });
        return png && pngToJpeg(png, JPEG_QUALITY);
      });
    },
  };
}

/**
 * The frame that represents the video: a bright one that is not a flash, and not at the beginning, where texts are still being typed. One of
 * those that are quick to decode (`quick`), where one of them is about as bright: others take up to two seconds of video to reach.
 */
function stillFrame(curve: Float32Array, quick: readonly number[]): { frame: number; isQuick: boolean } {
  const count = curve.length / 4;
  const from = Math.floor(count * 0.4),
    to = Math.max(from + 1, Math.ceil(count * 0.9));
  const sorted = Array.from({ length: to - from }, (_, i) => ({
    frame: from + i,
    mean: curve[(from + i) * 4],
  })).toSorted((a, b) => a.mean - b.mean);
  const target = sorted[Math.floor((sorted.length - 1) * 0.85)];
  const near = sorted.findLast(
    ({ frame, mean }) => mean <= target.mean && mean >= target.mean * BRIGHT_ENOUGH && quick.includes(frame),
  );
  return { frame: (near ?? target).frame, isQuick: near !== undefined };
}
