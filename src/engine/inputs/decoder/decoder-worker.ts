// The thread that decodes pictures and emulates terminals. It can be ended at any time, and takes the decoders' memory with it.

import { parentPort } from 'node:worker_threads';
import { ArtError } from '../character-art/art-error.ts';
import { artFacts, recordArt, type ArtFacts, type ArtRecording } from '../character-art/record-art.ts';
import { decodePicture, type DecodedPicture } from '../picture/decode-picture.ts';
import type { PictureHeader } from '../picture/picture-codec.ts';
import { PictureError } from '../picture/picture-error.ts';
import { pictureCodec } from '../picture/picture-formats.ts';
import { thumbnail } from '../picture/thumbnail.ts';

export interface DecoderResults {
  picture: DecodedPicture;
  header: PictureHeader;
  /** A small PNG. */
  thumbnail: Uint8Array;
  art: ArtRecording;
  artFacts: ArtFacts;
}
export type DecoderTask = keyof DecoderResults;

export interface DecoderRequest<K extends DecoderTask = DecoderTask> {
  task: K;
  bytes: Uint8Array;
  /** Larger pictures are averaged down to this many pixels. */
  mostKeptPixels?: number | undefined;
}

export type DecoderReply<K extends DecoderTask = DecoderTask> = { result: DecoderResults[K] } | { reason: string };

const WORK: { [K in DecoderTask]: (request: DecoderRequest<K>) => Promise<DecoderResults[K]> } = {
  picture: ({ bytes, mostKeptPixels }) => decodePicture(bytes, mostKeptPixels),
  async header({ bytes }) {
    const codec = pictureCodec(bytes);
    if (!codec) throw new PictureError('it is not a picture of a known format');
    return codec.header(bytes);
  },
  thumbnail: ({ bytes }) => thumbnail(bytes),
  art: ({ bytes }) => recordArt(bytes),
  artFacts: ({ bytes }) => artFacts(bytes),
};

parentPort?.on('message', (request: DecoderRequest) => {
  void answer(request).then((reply) => {
    const buffers = 'result' in reply && 'data' in reply.result ? [reply.result.data.buffer as ArrayBuffer] : [];
    parentPort?.postMessage(reply, buffers);
  });
});

async function answer({ task, ...request }: DecoderRequest): Promise<DecoderReply> {
  try {
    return { result: await (WORK[task] as (request: object) => Promise<DecoderResults[DecoderTask]>)(request) };
  } catch (error) {
    if (error instanceof PictureError || error instanceof ArtError) return { reason: error.reason };
    // Decoders fail in ways of their own on damaged files.
    return { reason: `its decoder failed (${error instanceof Error ? error.message : String(error)})` };
  }
}
