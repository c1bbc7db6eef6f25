// The reel's sound: any file with audio that ffmpeg decodes. Too large to hold in memory, so it is opened as its path; what it
// sounds like is analysed for the frames that are wanted (plan-features.ts).

import { defineSource } from '../media-source.ts';

export interface Track {
  path: string;
}

export default defineSource<Track>({
  kind: 'audio',
  noun: 'audio',
  extensions: ['.mp3', '.wav', '.ogg', '.opus', '.flac', '.m4a', '.aac', '.mp4', '.mov', '.mkv', '.webm'],
  async load(path, access) {
    await access.digest(path);
    return { path };
  },
  facts: () => ({ summary: 'audio', warnings: [] }),
});
