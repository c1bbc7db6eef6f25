// What a renderer needs of a film.

import type { MediaLookup } from '../effect-api/media.ts';
import type { RendererOptions } from '../frame/renderer/renderer.ts';
import { unpackAudio } from './film-audio.ts';
import { type Film, FILM_VERSION, type FilmFile, type FilmTables } from './film.ts';
import { filmArt } from './film-art.ts';
import { filmFont } from './film-fonts.ts';
import { filmTape } from './film-layers.ts';
import { filmRasteriser } from './film-rasteriser.ts';

/** Everything but the format. Throws where the film is of another version. */
export function openFilm(film: Film, bytes: Uint8Array): Omit<RendererOptions, 'format'> {
  if (film.version !== FILM_VERSION)
    throw new Error(`Expected a film of version ${FILM_VERSION}, but got ${film.version}.`);
  const [at, length] = film.tables;
  const tables = JSON.parse(textOf(bytes.subarray(at, at + length))) as FilmTables;
  return {
    plan: film.plan,
    ...(film.scene === undefined ? {} : { scene: film.scene }),
    audio: unpackAudio(film.audio, bytes),
    captions: film.captions,
    rasteriser: filmRasteriser(tables, bytes),
    media: filmMedia(tables, bytes),
    ...(tables.layers.length > 0 ? { tape: filmTape(tables.layers, bytes) } : {}),
  };
}

function filmMedia({ files, fonts, art }: FilmTables, bytes: Uint8Array): MediaLookup {
  const opened = new Map<string, { value: unknown; digest: string }>();
  for (const file of files) opened.set(`${file.kind} ${file.path}`, { value: valueOf(file, bytes), digest: file.path });
  for (const font of fonts)
    if (font.path !== null) opened.set(`fonts ${font.path}`, { value: filmFont(font), digest: font.path });
  for (const { path } of art) {
    const films = art.filter((other) => other.path === path);
    opened.set(`character-art ${path}`, { value: filmArt(films, bytes), digest: path });
  }
  return { find: (kind, path) => opened.get(`${kind} ${path}`) ?? null };
}

function valueOf(file: FilmFile, bytes: Uint8Array): unknown {
  switch (file.kind) {
    case 'texts':
      return file.text;
    case 'lut': {
      const [at, length] = file.values;
      return { size: file.size, values: new Float32Array(bytes.slice(at, at + length).buffer) };
    }
  }
}

/** Bytes as UTF-8; TextDecoder is not part of every realm. */
function textOf(bytes: Uint8Array): string {
  let escaped = '';
  for (const byte of bytes)
    escaped += byte < 128 && byte !== 37 ? String.fromCharCode(byte) : `%${(byte + 256).toString(16).slice(1)}`;
  return decodeURIComponent(escaped);
}
