// Character art: texts, ANSI art and recordings of terminals.

import { artUnusable, interrupted } from '../../errors/render-errors.ts';
import type { CharacterArt } from '../../frame/media/character-art.ts';
import { defineSource, type MediaFacts } from '../media-source.ts';
import { ArtError } from './art-error.ts';
import { openArt } from './open-art.ts';

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
      const { art, codec, summary, warnings } = await openArt(bytes, access.signal);
      return { ...art, codec, facts: { summary, warnings } };
    } catch (error) {
      if (access.signal?.aborted) throw interrupted();
      if (error instanceof ArtError) throw artUnusable(path, error.reason);
      throw error;
    }
  },
  facts: ({ facts }) => facts,
});
