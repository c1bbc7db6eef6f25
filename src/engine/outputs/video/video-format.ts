// An output format whose clips ffmpeg encodes and joins without encoding them again. Each format names its container and codecs.

import type { CodecFacts, FormatFacts } from '../../../contract/format-facts.ts';
import type { OutputFormat, SettingsRequest } from '../output-format.ts';
import { verifySound } from '../verify-sound.ts';
import { chooseEncoder } from './choose-encoder.ts';
import { openClipEncoder, openRunEncoder } from './clip-encoder.ts';
import { mostRunFrames } from './run-length.ts';
import { CODECS, codecOf, codecOption } from './codecs.ts';
import type { CodecName } from './codecs.ts';
import { CONTAINERS, soundCodec } from './containers.ts';
import { decodingOf } from './decoding.ts';
import { layoutOf } from './encoder-settings.ts';
import type { EncoderSettings } from './encoder-args.ts';
import { grabPng } from './grab-frame.ts';
import { grabKeyPng, KEY_FRAMES_APART } from './grab-key-frames.ts';
import { joinClips } from './join-clips.ts';
import { shrinkVideo } from './shrink-video.ts';
import { VIDEO_RATE_OPTIONS, videoRateOf } from './video-rate.ts';
import { verifyVideo } from './verify-video.ts';

export interface VideoFormat extends Pick<FormatFacts, 'name' | 'title' | 'extensions' | 'summary' | 'doc'> {
  container: keyof typeof CONTAINERS;
  /** Choices of `--codec`, the usual one first. */
  codecs: readonly [CodecName, ...CodecName[]];
  /** The usual one of a reel with `alpha: on`, where it is another. */
  alphaCodec?: CodecName;
}

export function videoFormat({
  container: name,
  codecs,
  alphaCodec,
  ...facts
}: VideoFormat): OutputFormat<EncoderSettings> {
  const container = CONTAINERS[name];
  const usual = alphaCodec && alphaCodec !== codecs[0] ? null : codecs[0];
  const summary =
    usual === null
      ? `codec of the video; ${codecs[0]} otherwise, and ${alphaCodec} where the reel has \`alpha: on\``
      : 'codec of the video';
  const reorders = codecs.some((codec) => codec === 'h264' || codec === 'hevc');
  const rateOptions = VIDEO_RATE_OPTIONS.filter((option) => reorders || option.name !== 'b-frames');
  const chosenCodec = ({ options, alpha }: SettingsRequest): CodecName =>
    codecs.find((codec) => codec === options.codec) ?? (alpha && alphaCodec ? alphaCodec : codecs[0]);
  /** What decoding takes. */
  const source = ({ settings, format }: { settings: EncoderSettings; format: { fps: number } }) => ({
    decoding: decodingOf(settings),
    fps: format.fps,
  });
  const streams = ({ encoder }: EncoderSettings) => ({
    codec: codecOf(encoder),
    soundCodec: soundCodec(container, codecOf(encoder)).stream,
  });
  return {
    ...facts,
    hasSound: true,
    isSequence: false,
    holds: ['chapters', 'captions'],
    codecs: codecs.map((codec): CodecFacts => CODECS[codec]),
    options: [codecOption(codecs, usual, summary), ...rateOptions],
    encoders: { always: [], forSound: [soundCodec(container, codecs[0]).encoder] },
    clipExtension: `.${container.muxer}`,
    checkedFramesApart: KEY_FRAMES_APART,
    pixels: layoutOf,
    settings: (request) => chooseEncoder(request, chosenCodec(request), codecs),
    warnings: ({ encoder }, ffmpeg) =>
      ffmpeg?.experimental.has(encoder)
        ? [
            `${CODECS[codecOf(encoder)].title} takes seconds a frame with the ${encoder} of this old ffmpeg; a newer one is a hundred times faster.`,
          ]
        : [],
    openClip: (task) => openClipEncoder({ ...task, ffmpegPath: task.ffmpegPath!, container }),
    runs: {
      mostFrames: mostRunFrames,
      open: (tasks) => openRunEncoder(tasks.map((task) => ({ ...task, ffmpegPath: task.ffmpegPath!, container }))),
    },
    join: (task) =>
      joinClips({
        ...task,
        ffmpegPath: task.ffmpeg!.path,
        fps: task.format.fps,
        audio: task.sound,
        audioKbps: videoRateOf(task.options).audioKbps,
        target: task.target.path,
        container,
        codec: codecOf(task.settings.encoder),
      }),
    shrink: (task) => shrinkVideo(task, container),
    async verify(task) {
      const { sound, target, format, frames, settings } = task;
      const ffmpeg = task.ffmpeg!;
      const options = { ...task, ...format, ...source(task), ...streams(settings), ffmpeg, video: target.path };
      const [check, soundFault] = await Promise.all([
        verifyVideo({ ...options, hasAudio: sound !== null }),
        sound &&
          verifySound({ ...task, ffmpegPath: ffmpeg.path, video: target.path, sound, seconds: frames / format.fps }),
      ]);
      return soundFault ? { ...check, faults: [...check.faults, soundFault] } : check;
    },
    async verifyClip(task) {
      const check = await verifyVideo({
        ...task,
        ...task.format,
        ...source(task),
        ...streams(task.settings),
        ffmpeg: task.ffmpeg!,
        video: task.clip,
        hasAudio: false,
      });
      return check.faults;
    },
    async grab(task) {
      const from = { ...task, ...source(task), ffmpegPath: task.ffmpeg!.path, video: task.target.path };
      const quick =
        task.isChecked && task.width === undefined ? await grabKeyPng({ ...from, frames: [task.frame] }) : null;
      return quick ?? (await grabPng(from));
    },
  };
}
