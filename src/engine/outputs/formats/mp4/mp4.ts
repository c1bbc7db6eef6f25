// MP4: H.264 video with AAC sound, encoded by ffmpeg.

import type { OutputFormat } from '../../output-format.ts';
import { openClipEncoder } from '../../video/clip-encoder.ts';
import { softwareSettings } from '../../video/encoder-settings.ts';
import type { EncoderSettings } from '../../video/encoder-settings.ts';
import { grabPng } from '../../video/grab-frame.ts';
import { grabKeyPng, KEY_FRAMES_APART } from '../../video/grab-key-frames.ts';
import { HARDWARE_ENCODERS, withHardwareEncoder } from '../../video/hardware-encoder.ts';
import { joinClips } from '../../video/join-clips.ts';
import { shrinkVideo } from '../../video/shrink-video.ts';
import { needsSoftware, VIDEO_RATE_OPTIONS, videoRateOf } from '../../video/video-rate.ts';
import { verifySound } from '../../verify-sound.ts';
import { verifyVideo } from '../../video/verify-video.ts';

export const mp4: OutputFormat<EncoderSettings> = {
  name: 'mp4',
  title: 'MP4 video',
  extensions: ['.mp4'],
  summary: 'H.264 video with AAC sound',
  doc: [
    'H.264 (8-bit 4:2:0, BT.709) with stereo AAC sound at 48 kHz. The quality profile sets the rate factor; a hardware encoder is used where one matches x264 in error and size.',
    'Clips are joined without encoding them again. The finished file is checked: its streams, length and frame times, and frames decoded back and compared with what was drawn.',
  ].join('\n\n'),
  hasSound: true,
  isSequence: false,
  holds: ['chapters', 'captions'],
  options: VIDEO_RATE_OPTIONS,
  encoders: { always: ['libx264'], forSound: ['aac'], optional: HARDWARE_ENCODERS },
  clipExtension: '.mp4',
  checkedFramesApart: KEY_FRAMES_APART,
  pixels: () => 'yuv420',
  async settings({ quality, crf, options, ffmpeg, cacheDir, softwareOnly }) {
    const { crf: asked = crf, audioKbps: _audio, ...rate } = videoRateOf(options);
    const software = { ...softwareSettings(quality, asked), ...rate };
    const isSoftware = softwareOnly || needsSoftware(videoRateOf(options));
    return isSoftware ? software : withHardwareEncoder(ffmpeg!, software, cacheDir);
  },
  openClip: (task) => openClipEncoder({ ...task, ffmpegPath: task.ffmpegPath! }),
  join: (task) =>
    joinClips({
      ...task,
      ffmpegPath: task.ffmpeg!.path,
      fps: task.format.fps,
      audio: task.sound,
      ...videoRateOf(task.options),
      target: task.target.path,
    }),
  shrink: shrinkVideo,
  async verify(task) {
    const { sound, target, format, frames } = task;
    const ffmpeg = task.ffmpeg!;
    const [check, soundFault] = await Promise.all([
      verifyVideo({ ...task, ...format, ffmpeg, video: target.path, hasAudio: sound !== null }),
      sound &&
        verifySound({ ...task, ffmpegPath: ffmpeg.path, video: target.path, sound, seconds: frames / format.fps }),
    ]);
    return soundFault ? { ...check, faults: [...check.faults, soundFault] } : check;
  },
  async verifyClip(task) {
    const check = await verifyVideo({
      ...task,
      ...task.format,
      ffmpeg: task.ffmpeg!,
      video: task.clip,
      hasAudio: false,
    });
    return check.faults;
  },
  async grab(task) {
    const source = { ...task, ffmpegPath: task.ffmpeg!.path, video: task.target.path, fps: task.format.fps };
    const quick =
      task.isChecked && task.width === undefined ? await grabKeyPng({ ...source, frames: [task.frame] }) : null;
    return quick ?? (await grabPng(source));
  },
};
