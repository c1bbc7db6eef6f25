// Captions, chapters and thumbnail beside a video.

import type { SidecarName } from '../../../contract/render.ts';
import { writeKnown } from '../../files/written-files.ts';
import { subRip, webVtt, youTubeChapters } from '../../outputs/caption-texts.ts';
import { pngToJpeg } from '../../outputs/pictures/encode-jpeg.ts';
import type { RenderTexts } from '../plan/prepare-render.ts';
import { sidecarFiles } from '../report/write-report.ts';

export interface SidecarTask {
  wanted: readonly SidecarName[];
  texts: RenderTexts;
  /** A PNG, or null where the frame could not be decoded. */
  thumbnail: () => Promise<Uint8Array | null>;
  /** The main output. */
  target: string;
  cacheDir: string;
}

/** YouTube takes at most 2 MB: a frame of 1080 lines has a quarter of that. */
const THUMBNAIL_QUALITY = 88;

/** Paths of what was written. Captions of a reel without any are left out. */
export async function writeSidecars({ wanted, texts, thumbnail, target, cacheDir }: SidecarTask): Promise<string[]> {
  const files = sidecarFiles(target);
  const written: string[] = [];
  const write = async (name: SidecarName, data: string | Uint8Array) => {
    await writeKnown(cacheDir, files[name], data);
    written.push(files[name]);
  };
  const { captions, chapters } = texts;
  if (wanted.includes('srt') && captions.length > 0) await write('srt', subRip(captions));
  if (wanted.includes('vtt') && captions.length > 0) await write('vtt', webVtt(captions));
  if (wanted.includes('chapters')) await write('chapters', youTubeChapters(chapters).text);
  if (wanted.includes('thumbnail')) {
    const png = await thumbnail();
    if (png) await write('thumbnail', await pngToJpeg(png, THUMBNAIL_QUALITY));
  }
  return written;
}
