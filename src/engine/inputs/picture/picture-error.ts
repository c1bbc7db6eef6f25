// A picture that cannot be drawn at all.

import { GlyphreelError } from '../../../contract/errors.ts';

/** `reason` completes "The picture … cannot be drawn:". */
export class PictureError extends GlyphreelError<'picture-undrawable'> {
  readonly reason: string;

  constructor(reason: string) {
    super('picture-undrawable', `The picture cannot be drawn: ${reason}.`);
    this.reason = reason;
  }
}
