// A clip that could not be encoded. The code that draws the clip knows its segment, and turns this into a `RenderError`.

import { GlyphreelError } from '../../contract/errors.ts';
import type { EncoderErrorCode } from '../../contract/errors.ts';

/** `message` completes "the encoder failed: …". */
export class EncoderFailure extends GlyphreelError<EncoderErrorCode> {}

export const encoderEnded = (how: string, isDiskFull = false) =>
  new EncoderFailure(isDiskFull ? 'encoder-disk-full' : 'encoder-died', how);
export const encoderStalled = (how: string) => new EncoderFailure('encoder-hung', how);
