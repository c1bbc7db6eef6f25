// Character art: texts, ANSI art and recordings of terminals.

import { artUnusable, interrupted } from '../../errors/render-errors.ts';
import type { CharacterArt } from '../../frame/media/character-art.ts';
import { askDecoder } from '../decoder/ask-decoder.ts';
import { defineSource, type MediaFacts } from '../media-source.ts';
import { ArtError } from './art-error.ts';
import { recordedArt } from './recorded-art.ts';

const MAX_BYTES = 128 * 1024 * 1024;

export interface ArtFile extends CharacterArt {
  /** `asciicast v2`, `ANSI` or `text`. */
  readonly codec: string;
  readonly facts: MediaFacts;
}

export default defineSource<ArtFile>({
  kind: 'character-art',
  noun: 'character art',
  extensions: ['.txt', '.asc', '.nfo', '.ans', '.cast'],
  async load(path, access) {
    const bytes = await access.read(path, MAX_BYTES);
    try {
      const failure = (reason: string) => new ArtError(reason);
      const art = await askDecoder({ task: 'art', bytes }, { signal: access.signal, failure });
      return { ...recordedArt(art), codec: art.codec, facts: { summary: art.summary, warnings: art.warnings } };
    } catch (error) {
      if (access.signal?.aborted) throw interrupted();
      if (error instanceof ArtError) throw artUnusable(path, error.reason);
      throw error;
    }
  },
  facts: ({ facts }) => facts,
});
