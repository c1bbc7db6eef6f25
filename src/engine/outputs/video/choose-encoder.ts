// The encoder for a codec on this machine: hardware that is as good as software, software, or a sentence that says what to do.

import { noCodec } from '../../errors/render-errors.ts';
import type { Ffmpeg } from '../../machine/ffmpeg/find-ffmpeg.ts';
import type { SettingsRequest } from '../output-format.ts';
import { CODECS } from './codecs.ts';
import type { CodecName } from './codecs.ts';
import { softwareSettings } from './encoder-settings.ts';
import type { EncoderSettings } from './encoder-args.ts';
import { listedHardware, passingHardware } from './hardware-encoder.ts';
import { needsSoftware, videoRateOf } from './video-rate.ts';

/** Whether the ffmpeg can write the codec, or says that it can. */
export const hasCodec = (ffmpeg: Ffmpeg, codec: CodecName): boolean =>
  CODECS[codec].software.some((name) => ffmpeg.encoders.has(name)) || listedHardware(ffmpeg, codec).length > 0;

/** `others`: codecs that the format takes too. Throws `machine-no-ffmpeg` where nothing writes this one. */
export async function chooseEncoder(
  { quality, crf, options, ffmpeg, cacheDir, softwareOnly, alpha }: SettingsRequest,
  codec: CodecName,
  others: readonly CodecName[],
): Promise<EncoderSettings> {
  const rate = videoRateOf(options);
  const { audioKbps: _audio, ...own } = rate;
  const name = CODECS[codec].software.find((encoder) => ffmpeg!.encoders.has(encoder));
  const isBound = rate.crf !== undefined || rate.maxKbps !== undefined;
  const software = name ? softwareSettings(quality, crf, name, isBound) : null;
  const takesHardware = !(softwareOnly || needsSoftware(rate)) || !software;
  const hardware = takesHardware ? await passingHardware(ffmpeg!, codec, software, crf, cacheDir) : null;
  const settings = hardware ?? software;
  if (!settings)
    throw noCodec(
      ffmpeg!.path,
      CODECS[codec].title,
      CODECS[codec].software,
      others.filter((other) => other !== codec && hasCodec(ffmpeg!, other)),
    );
  return { ...settings, ...own, ...(alpha && CODECS[codec].alpha ? { alpha } : {}) };
}
