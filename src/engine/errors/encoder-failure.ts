// A clip that could not be encoded. Who draws the clip knows its segment, and turns this into a `RenderError` that names it.

export type EncoderFailureKind = 'died' | 'hung' | 'disk-full';

export class EncoderFailure extends Error {
  readonly kind: EncoderFailureKind;
  /** `how` completes "the encoder failed: …". */
  constructor(kind: EncoderFailureKind, how: string) {
    super(how);
    this.name = 'EncoderFailure';
    this.kind = kind;
  }
}
