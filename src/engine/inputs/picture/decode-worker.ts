// The thread that decodes pictures. It can be ended at any time, and takes the decoders' memory with it.

import { parentPort } from 'node:worker_threads';
import { decodePicture, type DecodedPicture } from './decode-picture.ts';
import type { PictureHeader } from './picture-codec.ts';
import { PictureError } from './picture-error.ts';
import { pictureCodec } from './picture-formats.ts';

export interface DecodeRequest {
  bytes: Uint8Array;
  /** Larger pictures are averaged down to this many pixels; null: only the header is wanted. */
  mostKeptPixels: number | null;
}

export type DecodeReply = { decoded: DecodedPicture } | { header: PictureHeader } | { reason: string };

parentPort?.on('message', (request: DecodeRequest) => {
  void answer(request).then((reply) => {
    const buffers = 'decoded' in reply ? [reply.decoded.data.buffer as ArrayBuffer] : [];
    parentPort?.postMessage(reply, buffers);
  });
});

async function answer({ bytes, mostKeptPixels }: DecodeRequest): Promise<DecodeReply> {
  try {
    if (mostKeptPixels !== null) return { decoded: await decodePicture(bytes, mostKeptPixels) };
    const codec = pictureCodec(bytes);
    return codec ? { header: await codec.header(bytes) } : { reason: 'it is not a picture of a known format' };
  } catch (error) {
    if (error instanceof PictureError) return { reason: error.reason };
    // Decoders fail in ways of their own on damaged files.
    return { reason: `its decoder failed (${error instanceof Error ? error.message : String(error)})` };
  }
}
