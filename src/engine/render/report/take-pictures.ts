// Pictures for people out of the joined video: its still, and the worst moments of segments that miss their target. Each is kept with
// the clip it lies in, because decoding and compressing a still costs as much as joining the clips three times.

import { createCanvas, loadImage } from '@napi-rs/canvas';
import { grabPng } from '../../outputs/formats/mp4/grab-frame.ts';
import { grabKeyPng, KEY_FRAMES_APART } from '../../outputs/formats/mp4/grab-key-frames.ts';
import { keepPicture, keptPicture } from '../cache/clip-notes.ts';
import type { DrawnClip, DrawnClips } from '../pool/draw-clips.ts';
import type { Prepared } from '../plan/prepare-render.ts';

const WORST_WIDTH = 320;
/** A still's brightness, as a share of the brightest wish's, that is good enough where the frame is quicker to reach. */
const BRIGHT_ENOUGH = 0.9;

export interface Pictures {
  /** A PNG of the frame that stands for the video, or null where it could not be decoded. */
  still(): Promise<Uint8Array | null>;
  /** A small JPEG of a frame of the video. */
  small(frame: number): Promise<Uint8Array | null>;
}

/** Takes pictures of `video`. What it takes is kept in the notes of `drawn`; they are written by the caller. */
export function takePictures(
  { job, chosen, ffmpeg, workDir, setup, deps }: Prepared,
  drawn: DrawnClips,
  video: string,
): Pictures {
  const { fps, width } = chosen.format;
  const source = { ffmpegPath: ffmpeg.path, video, fps, ...(deps.signal ? { signal: deps.signal } : {}) };
  const kept = async (
    frame: number,
    kind: string,
    take: () => Promise<Uint8Array | null>,
  ): Promise<Uint8Array | null> => {
    const clip = drawn.clips.findLast(({ first }) => first <= frame) as DrawnClip;
    const name = `${frame - clip.first}${kind}`;
    const known = await keptPicture(setup.clipDir, clip.key, clip.notes, name);
    if (known) return known;
    const picture = await take();
    if (picture && job.options.useCache !== false)
      await keepPicture(setup.clipDir, clip.key, clip.notes, name, picture).catch(() => {});
    return picture;
  };
  return {
    still() {
      const { frame, isQuick } = stillFrame(
        drawn.curve,
        framesAlone(drawn.samples).map((sample) => sample.frame),
      );
      return kept(
        frame,
        '.png',
        async () =>
          (isQuick ? await grabKeyPng({ ...source, frames: [frame], workDir }) : null) ??
          (await grabPng({ ...source, frame })),
      );
    },
    small(frame) {
      const size = Math.min(WORST_WIDTH, width);
      return kept(frame, `-${size}.jpg`, async () => {
        const png = await grabPng({ ...source, frame, width: size });
        return png && jpegOf(png);
      });
    },
  };
}

/** Those that can be decoded without the one after them. */
export const framesAlone = <T extends { frame: number }>(samples: readonly T[]): T[] =>
  samples.filter(({ frame }, i) => i + 1 === samples.length || samples[i + 1].frame - frame >= KEY_FRAMES_APART);

/**
 * The frame that stands for the video: after its beginning, where texts are still being typed, a bright one that is no flash. One of
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
  const wish = sorted[Math.floor((sorted.length - 1) * 0.85)];
  const near = sorted.findLast(
    ({ frame, mean }) => mean <= wish.mean && mean >= wish.mean * BRIGHT_ENOUGH && quick.includes(frame),
  );
  return { frame: (near ?? wish).frame, isQuick: near !== undefined };
}

async function jpegOf(png: Uint8Array): Promise<Uint8Array> {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.encodeSync('jpeg', 82);
}
