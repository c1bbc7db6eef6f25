// The reel's sound: any file with audio that ffmpeg decodes. It is opened as its decoded track, whose samples stay on the disk.

import { defineSource } from '../media-source.ts';
import { openSoundTrack } from './sound-track.ts';
import type { SoundTrack } from './sound-track.ts';

export default defineSource<SoundTrack>({
  kind: 'audio',
  noun: 'audio',
  extensions: ['.mp3', '.wav', '.ogg', '.oga', '.opus', '.flac', '.m4a', '.aac', '.mp4', '.mov', '.mkv', '.webm'],
  async load(path, access) {
    await access.digest(path, 'sampled');
    return openSoundTrack(path, {
      ...(access.ffmpegPath === undefined ? {} : { ffmpegPath: access.ffmpegPath }),
      ...(access.cacheDir === undefined ? {} : { cacheDir: access.cacheDir }),
      ...(access.signal ? { signal: access.signal } : {}),
    });
  },
  facts: ({ seconds }) => ({ summary: `audio, ${seconds.toFixed(1)} s`, warnings: [] }),
});
