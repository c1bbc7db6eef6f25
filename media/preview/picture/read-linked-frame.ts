// Reads a frame that came over the frame link. Its pixels stay where they are, in the message.

import { LINK_LENGTH_BYTES } from '../../../src/contract/frame-link.ts';
import type { LinkedFrame } from '../../../src/contract/frame-link.ts';

export function readLinkedFrame(message: ArrayBuffer): LinkedFrame {
  const length = new DataView(message).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(message, LINK_LENGTH_BYTES, length))) as LinkedFrame;
  return { ...head, frame: { ...head.frame, pixels: new Uint8Array(message, LINK_LENGTH_BYTES + length) } };
}
