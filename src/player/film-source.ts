// Where a player gets a film from: the blocks of its own page, a page or a folder that is fetched.

import type { Film } from '../engine/film/film.ts';

export interface FilmSource {
  film: Film;
  /** URL of a picture, or null. */
  poster: string | null;
  hasSound: boolean;
  bytes(): Promise<Uint8Array>;
  /** A new worker that draws. */
  engine(): Promise<Worker>;
  /** URL of the sound; null where the film has none. */
  sound(): Promise<string | null>;
}

/** Names of the files of a folder, and ids of the blocks of a page. */
export const FILES = { film: 'film.json', bytes: 'film.bin', engine: 'engine.js', poster: 'poster.webp' } as const;
export const BLOCKS = { film: 'film', bytes: 'film-bytes', engine: 'film-engine', sound: 'film-sound' } as const;

/** What `film.json` and the page's JSON block hold. */
export interface FilmFile {
  film: Film;
  /** File name of the sound in a folder, and its media type; null: no sound. */
  sound: { file: string; type: string } | null;
}

/** The film in the blocks of a document. Null where it has none. */
export function pageFilm(page: Document): FilmSource | null {
  const block = (id: string): string | null => page.getElementById(id)?.textContent ?? null;
  const json = block(BLOCKS.film);
  if (json === null) return null;
  const { film, sound } = JSON.parse(json) as FilmFile;
  const data = async (id: string): Promise<Blob> => inflate(new Blob([fromBase64(block(id) ?? '')]));
  return {
    film,
    poster: page.querySelector('glyph-reel img')?.getAttribute('src') ?? null,
    hasSound: sound !== null,
    bytes: async () => new Uint8Array(await (await data(BLOCKS.bytes)).arrayBuffer()),
    async engine() {
      const url = URL.createObjectURL(new Blob([await data(BLOCKS.engine)], { type: 'text/javascript' }));
      return new Worker(url);
    },
    sound: async () =>
      sound && URL.createObjectURL(new Blob([fromBase64(block(BLOCKS.sound) ?? '')], { type: sound.type })),
  };
}

/** The film at a URL: a page (`film.html`), or a folder. Rejects where there is none. */
export async function fetchFilm(src: string, base: string): Promise<FilmSource> {
  const url = new URL(src, base);
  if (/\.html?$/.test(url.pathname)) {
    const page = new DOMParser().parseFromString(await (await get(url)).text(), 'text/html');
    const source = pageFilm(page);
    if (!source) throw new Error(`Expected a film at ${url.href}, but found none.`);
    return source;
  }
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  const at = (name: string): URL => new URL(name, url);
  const { film, sound, engine } = (await (await get(at(FILES.film))).json()) as FilmFile & { engine?: string };
  return {
    film,
    poster: at(FILES.poster).href,
    hasSound: sound !== null,
    async bytes() {
      const packed = await (await get(at(FILES.bytes))).blob();
      return new Uint8Array(await (await inflate(packed)).arrayBuffer());
    },
    // Films may share an engine.
    engine: async () => new Worker(at(engine ?? FILES.engine)),
    sound: async () => sound && at(sound.file).href,
  };
}

async function get(url: URL): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`Expected ${url.href}, but got status ${response.status}.`);
  return response;
}

const inflate = (packed: Blob): Promise<Blob> =>
  new Response(packed.stream().pipeThrough(new DecompressionStream('deflate-raw'))).blob();

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.trim());
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
