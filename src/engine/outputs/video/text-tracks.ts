// Chapters and captions as inputs of the ffmpeg that joins a video.

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chapterMetadata, subRip } from '../caption-texts.ts';
import type { JoinTask } from '../output-format.ts';

export interface TextTracks {
  inputs: string[];
  /** For the output. */
  outputs: string[];
}

/** `first`: number of the first input that these are. `codec`: the format's encoder of captions. Writes their files to `workDir`. */
export async function textTracks(
  { chapters = [], captions = [], workDir }: Partial<Pick<JoinTask, 'chapters' | 'captions'>> & { workDir: string },
  first: number,
  codec: 'mov_text' | 'webvtt',
): Promise<TextTracks> {
  const tracks: TextTracks = { inputs: [], outputs: [] };
  let input = first;
  if (chapters.length > 0) {
    const file = path.join(workDir, 'chapters.txt');
    await writeFile(file, chapterMetadata(chapters));
    tracks.inputs.push('-f', 'ffmetadata', '-i', file);
    tracks.outputs.push('-map_chapters', String(input++));
  }
  if (captions.length > 0) {
    const file = path.join(workDir, 'captions.srt');
    await writeFile(file, subRip(captions));
    tracks.inputs.push('-f', 'srt', '-i', file);
    tracks.outputs.push('-map', `${input++}:s:0`, '-c:s', codec);
  }
  return tracks;
}
