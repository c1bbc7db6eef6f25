// One pass over the pictures of a file, in order.

import type { FieldOrder } from './stream-info.ts';

export interface DecodedFrame {
  /** Microseconds, by the container's own clock. */
  micros: number;
  field: FieldOrder;
  bytes: ArrayBuffer;
}

export interface PictureRun {
  /** The next frame, or null at the end. Rejects with a RenderError where the decoder could not be run or was ended. */
  next(): Promise<DecodedFrame | null>;
  /** The message that best explains why there is no picture. */
  lastWords(): string;
  /** Ends it. `next` then gives null. */
  stop(): void;
}
