// Captions and lyrics: .srt, .vtt and .lrc files, or the subtitle track of a film.

import { mediaKinds } from '../../../catalog/media.generated.ts';
import { captionsUnreadable } from '../../errors/render-errors.ts';
import { findFfmpeg } from '../../machine/ffmpeg/find-ffmpeg.ts';
import { readSubtitles } from '../footage/read-subtitles.ts';
import type { MediaAccess } from '../media-access.ts';
import { defineSource } from '../media-source.ts';
import type { CaptionFile } from './caption.ts';
import { parseCaptions } from './parse-captions.ts';

/** Captions of a whole film take 200 KB. */
const MAX_BYTES = 4 * 1024 * 1024;

const readCaptions = async (path: string, access: MediaAccess): Promise<CaptionFile> =>
  parseCaptions(await access.read(path, MAX_BYTES), path);

async function filmCaptions(path: string, access: MediaAccess): Promise<CaptionFile> {
  await access.digest(path, 'sampled');
  const text = await access.share(`subtitles ${path}`, async () =>
    readSubtitles(path, { ffmpegPath: access.ffmpegPath ?? (await findFfmpeg()).path, signal: access.signal }),
  );
  return parseCaptions(Buffer.from(text), 'subtitles.srt');
}

export default defineSource<CaptionFile>({
  kind: 'captions',
  noun: 'captions',
  extensions: ['.srt', '.vtt', '.lrc'],
  async load(path, access) {
    // A name of captions, or of nothing that has a subtitle track, is read as text.
    const isFilm = mediaKinds.footage.extensions.some((extension) => path.toLowerCase().endsWith(extension));
    const file = isFilm ? await filmCaptions(path, access) : await readCaptions(path, access);
    if (file.captions.length > 0) return file;
    const [first] = file.warnings;
    const where = first ? ` (line ${first.line}: ${first.message.replace(/\.$/, '')})` : '';
    throw captionsUnreadable(path, `no caption was found in it${where}`);
  },
  facts: ({ captions, warnings }) => ({ summary: `${captions.length} captions`, warnings }),
});
