// What is wrong with a font file.

import { GlyphreelError } from '../../../contract/errors.ts';

/** Thrown for bytes that cannot be used as a font. `reason` completes "The font … cannot be used:". */
export class FontError extends GlyphreelError<'font-unusable'> {
  readonly reason: string;
  constructor(reason: string) {
    super('font-unusable', reason);
    this.reason = reason;
  }
}
