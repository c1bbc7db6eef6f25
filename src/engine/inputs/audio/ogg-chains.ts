// Ogg files may hold several streams one after another ("chaining": radio recordings, files joined with `cat`). ffmpeg's
// demuxer reads only the first one, or the following ones with gaps and lost packets, depending on the codec and the version.
// So the file is split at its chain boundaries (RFC 3533, §4) and each part is decoded as a file of its own.

import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

export interface OggChain {
  /** First byte, and the byte after the last. */
  start: number;
  end: number;
  /** Second at which its sound ends, by its last page; null where the codec is not known. */
  endSeconds: number | null;
}

/** The rest is not read: each chain takes a run of ffmpeg. */
export const MOST_CHAINS = 1000;

const HEADER_BYTES = 27;
const MAX_HEADER_BYTES = HEADER_BYTES + 255;
const BLOCK_BYTES = 64 * 1024;
const BEGINS_STREAM = 2;

/** The chains of an Ogg file in order; null for any other file. Rejects with the file system's own error. */
export async function oggChains(path: string): Promise<OggChain[] | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const reader = blockReader(file);
    if (!isPage(await reader(0, 4))) return null;
    const chains: OggChain[] = [];
    let clock: StreamClock | null = null;
    let hasData = false;
    let at = 0;
    while (at < size) {
      const header = await reader(at, MAX_HEADER_BYTES);
      if (!isPage(header) || header.length < HEADER_BYTES) {
        const next = await findPage(reader, at + 1, size);
        if (next === null) break;
        at = next;
        continue;
      }
      const segments = header[26];
      const body = header.subarray(HEADER_BYTES, HEADER_BYTES + segments).reduce((sum, length) => sum + length, 0);
      const begins = (header[5] & BEGINS_STREAM) !== 0;
      if (chains.length === 0 || (begins && hasData)) {
        if (chains.length > 0) chains.at(-1)!.end = at;
        if (chains.length === MOST_CHAINS) return chains;
        chains.push({ start: at, end: size, endSeconds: null });
        clock = null;
        hasData = false;
      }
      const serial = header.readUInt32LE(14);
      if (begins) clock ??= streamClock(serial, await reader(at + HEADER_BYTES + segments, 64));
      else hasData = true;
      const granule = header.readBigInt64LE(6);
      if (clock?.serial === serial && granule > 0n) {
        const seconds = clock.seconds(granule);
        const chain = chains.at(-1)!;
        if (seconds > (chain.endSeconds ?? 0)) chain.endSeconds = seconds;
      }
      at += HEADER_BYTES + segments + body;
    }
    return chains;
  } finally {
    await file.close();
  }
}

interface StreamClock {
  serial: number;
  /** Seconds of a granule position. */
  seconds: (granule: bigint) => number;
}

/** How the first audio stream of a chain counts time, by its identification header. */
function streamClock(serial: number, head: Buffer): StreamClock | null {
  const starts = (text: string) => head.subarray(0, text.length).toString('latin1') === text;
  const rated = (rate: number, skipped = 0): StreamClock | null =>
    rate > 0 ? { serial, seconds: (granule) => (Number(granule) - skipped) / rate } : null;
  if (head.length < 30) return null;
  if (starts('\x01vorbis')) return rated(head.readUInt32LE(12));
  if (starts('OpusHead')) return rated(48000, head.readUInt16LE(10));
  if (starts('\x7fFLAC')) return rated(head.readUIntBE(27, 3) >> 4);
  return null;
}

const isPage = (bytes: Buffer): boolean => bytes.length >= 4 && bytes.readUInt32BE(0) === 0x4f676753; // "OggS"

type BlockReader = (at: number, length: number) => Promise<Buffer>;

/** Reads through a buffered block, since pages are small and follow one another. The result is valid until the next read. */
function blockReader(file: FileHandle): BlockReader {
  const block = Buffer.allocUnsafe(BLOCK_BYTES);
  let from = 0;
  let filled = 0;
  return async (at, length) => {
    if (at < from || at + length > from + filled) {
      const { bytesRead } = await file.read(block, 0, BLOCK_BYTES, at);
      from = at;
      filled = bytesRead;
    }
    return block.subarray(at - from, Math.min(filled, at - from + length));
  };
}

async function findPage(reader: BlockReader, from: number, size: number): Promise<number | null> {
  for (let at = from; at < size; at += BLOCK_BYTES / 2) {
    const found = (await reader(at, BLOCK_BYTES / 2 + 3)).indexOf('OggS');
    if (found >= 0) return at + found;
  }
  return null;
}
