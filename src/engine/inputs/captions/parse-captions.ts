// Parses a caption file from its bytes, in any encoding and format.

import { MOST_WARNINGS } from './caption.ts';
import type { CaptionFile, CaptionWarning } from './caption.ts';
import { decodeText } from './decode-text.ts';
import { parseCues } from './parse-cues.ts';
import { parseLyrics } from './parse-lyrics.ts';

/** The file name decides between lyrics and cues. Never throws. */
export function parseCaptions(bytes: Uint8Array, name: string): CaptionFile {
  const { text, guessedAt } = decodeText(bytes);
  const { captions, warnings } = /\.lrc$/i.test(name) ? parseLyrics(text) : parseCues(text);
  const guessed: CaptionWarning[] =
    guessedAt === undefined
      ? []
      : [
          {
            line: guessedAt,
            message: 'The file is not UTF-8 and was read as Windows-1252. Save it as UTF-8 to be sure.',
          },
        ];
  return { captions, warnings: limited([...guessed, ...warnings]) };
}

function limited(warnings: CaptionWarning[]): CaptionWarning[] {
  if (warnings.length <= MOST_WARNINGS) return warnings;
  const kept = warnings.slice(0, MOST_WARNINGS - 1);
  const { line } = warnings[kept.length];
  return [...kept, { line, message: `${warnings.length - kept.length} more lines are not shown.` }];
}
