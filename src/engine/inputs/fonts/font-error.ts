// What is wrong with a font file.

/** Thrown for bytes that cannot be used as a font. `reason` completes "The font … cannot be used:". */
export class FontError extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.name = 'FontError';
    this.reason = reason;
  }
}
