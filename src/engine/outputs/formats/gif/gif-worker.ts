// The thread that encodes clips of GIFs. piscina calls the default export.

import { encodeClip } from './encode-clip.ts';
import type { ClipOrder, EncodedClip } from './encode-clip.ts';

export default async function run(order: ClipOrder): Promise<EncodedClip> {
  return encodeClip(order);
}
