// Reads back what was written, as the player does.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { Film } from '../../../film/film.ts';

export interface WrittenFilm {
  film: Film;
  bytes: Uint8Array;
  engine: string;
}

/** Throws where a part is missing or cannot be parsed. */
export function readPage(file: string): WrittenFilm {
  const text = readFileSync(file, 'utf8');
  const block = (id: string): string => {
    const found = new RegExp(`<script type="[^"]*" id="${id}">([^<]*)</script>`).exec(text)?.[1];
    if (found === undefined) throw new Error(`the page has no block ${id}`);
    return found;
  };
  const inflated = (id: string): Buffer => inflateRawSync(Buffer.from(block(id), 'base64'));
  const { film } = JSON.parse(block('film')) as { film: Film };
  return { film, bytes: plain(inflated('film-bytes')), engine: inflated('film-engine').toString() };
}

export function readFolder(folder: string): WrittenFilm {
  const file = (name: string): Buffer => readFileSync(path.join(folder, name));
  const { film } = JSON.parse(file('film.json').toString()) as { film: Film };
  return { film, bytes: plain(inflateRawSync(file('film.bin'))), engine: file('engine.js').toString() };
}

/** Not a Buffer, whose `slice` copies nothing. */
const plain = (buffer: Buffer): Uint8Array => new Uint8Array(buffer);
