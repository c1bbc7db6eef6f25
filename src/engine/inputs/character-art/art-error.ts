// Character art that cannot be used at all.

import { GlyphreelError } from '../../../contract/errors.ts';

/** `reason` completes "The character art … cannot be used:". */
export class ArtError extends GlyphreelError<'art-unusable'> {
  readonly reason: string;

  constructor(reason: string) {
    super('art-unusable', `The character art cannot be used: ${reason}.`);
    this.reason = reason;
  }
}
