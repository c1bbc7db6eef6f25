// What a render runs on: cores and memory, ffmpeg with the encoders that the format needs, and the cache folder.

import type { FormatFacts } from '../../../contract/format-facts.ts';
import type { ScenePlan } from '../../../contract/plan.ts';
import type { RenderOptions } from '../../../contract/render.ts';
import { noEncoder } from '../../errors/render-errors.ts';
import { cacheRoot } from '../../files/cache-dir.ts';
import { findFfmpeg } from '../../machine/ffmpeg/find-ffmpeg.ts';
import type { Ffmpeg } from '../../machine/ffmpeg/find-ffmpeg.ts';
import type { Hardware } from '../../machine/hardware/hardware.ts';

export interface RenderMachine {
  hardware: Hardware;
  /** Null where neither a format nor the reel's sound needs it. */
  ffmpeg: Ffmpeg | null;
  cacheDir: string;
}

/** Throws `machine-no-ffmpeg` where one is needed and none runs, or it lacks an encoder. */
export async function findMachine(
  { ffmpegPath, cacheDir }: Pick<RenderOptions, 'ffmpegPath' | 'cacheDir'>,
  formats: readonly FormatFacts[],
  plan: ScenePlan,
  hardware: Hardware,
): Promise<RenderMachine> {
  const hasSound = plan.audio !== null || plan.sounds !== undefined;
  const needed = formats.flatMap(({ name, encoders: { always, forSound } }) =>
    [...always, ...(hasSound ? forSound : [])].map((encoder) => ({ encoder, name })),
  );
  const needsFfmpeg = needed.length > 0 || hasSound || formats.some(({ codecs }) => codecs);
  const ffmpeg = needsFfmpeg ? await findFfmpeg({ setting: ffmpegPath }) : null;
  for (const { encoder, name } of needed)
    if (ffmpeg && !ffmpeg.encoders.has(encoder)) throw noEncoder(ffmpeg.path, encoder, name);
  return { hardware, ffmpeg, cacheDir: cacheRoot(cacheDir) };
}
