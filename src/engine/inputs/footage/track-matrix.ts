// The display matrix of a track in an MP4 or MOV file. ffmpeg reports only its rotation, which does not tell a mirrored picture.

import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { PictureShape } from '../../frame/media/material.ts';

/** The index of a film of hours takes a few megabytes; it is passed over except for the headers of tracks. */
const MOST_BOXES = 10_000;

export type Turn = Pick<PictureShape, 'quarterTurns' | 'isMirrored'>;

/** Of the track with this index; null where the file does not say, or turns by other than quarters. */
export async function readTurn(path: string, index: number): Promise<Turn | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const movie = await findBox(file, 0, size, 'moov', 0);
    const track = movie && (await findBox(file, movie.from, movie.to, 'trak', index));
    const header = track && (await findBox(file, track.from, track.to, 'tkhd', 0));
    if (!header) return null;
    const bytes = Buffer.alloc(96);
    await file.read(bytes, 0, bytes.length, header.from);
    const at = bytes[0] === 1 ? 52 : 40;
    const [a, b, , c, d] = [0, 1, 2, 3, 4].map((i) => bytes.readInt32BE(at + i * 4) / 65536);
    return turnOf(a, b, c, d);
  } finally {
    await file.close();
  }
}

/** Of the matrix that takes x, y to ax + cy, bx + dy, y downwards: a rotation, then a mirror. */
export function turnOf(a: number, b: number, c: number, d: number): Turn | null {
  const isMirrored = a * d - b * c < 0;
  const [x, y] = [isMirrored ? -a : a, b].map(Math.round);
  const quarter = [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ].findIndex(([u, v]) => u === x && v === y);
  return quarter < 0 ? null : { quarterTurns: quarter as Turn['quarterTurns'], isMirrored };
}

interface Box {
  /** Where its content begins and ends in the file. */
  from: number;
  to: number;
}

async function findBox(file: FileHandle, from: number, to: number, type: string, skip: number): Promise<Box | null> {
  const header = Buffer.alloc(16);
  let left = skip;
  let at = from;
  for (let boxes = 0; boxes < MOST_BOXES && at + 8 <= to; boxes++) {
    const { bytesRead } = await file.read(header, 0, 16, at);
    if (bytesRead < 8) return null;
    const short = header.readUInt32BE(0);
    const isLong = short === 1 && bytesRead === 16;
    const size = isLong ? Number(header.readBigUInt64BE(8)) : short === 0 ? to - at : short;
    if (size < 8) return null;
    if (header.toString('latin1', 4, 8) === type && left-- === 0)
      return { from: at + (isLong ? 16 : 8), to: Math.min(to, at + size) };
    at += size;
  }
  return null;
}
