// The thread that decodes pictures. It can be ended at any time, and takes the decoders' memory with it.

import { parentPort } from 'node:worker_threads';
import { decodePicture, type DecodedPicture } from './decode-picture.ts';
import { PictureError } from './picture-error.ts';

export interface DecodeRequest {
  bytes: Uint8Array;
  mostKeptPixels: number;
}

export type DecodeReply = { decoded: DecodedPicture } | { reason: string };

parentPort?.on('message', ({ bytes, mostKeptPixels }: DecodeRequest) => {
  void answer(bytes, mostKeptPixels).then((reply) => {
    const buffers = 'decoded' in reply ? [reply.decoded.data.buffer as ArrayBuffer] : [];
    parentPort?.postMessage(reply, buffers);
  });
});

async function answer(bytes: Uint8Array, mostKeptPixels: number): Promise<DecodeReply> {
  try {
    return { decoded: await decodePicture(bytes, mostKeptPixels) };
  } catch (error) {
    if (error instanceof PictureError) return { reason: error.reason };
    // Decoders fail in ways of their own on damaged files.
    return { reason: `its decoder failed (${error instanceof Error ? error.message : String(error)})` };
  }
}
