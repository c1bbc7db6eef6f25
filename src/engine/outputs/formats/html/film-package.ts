// A film ready to be written: its JSON, and its parts as bytes.

import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { Film } from '../../../film/film.ts';
import { MARK } from '../../own-mark.ts';
import { playerFiles } from './player-files.ts';

export interface FilmPackage {
  film: Film;
  bytes: Uint8Array;
  /** WebP. */
  poster: Uint8Array;
  sound: { data: Uint8Array; file: string; type: string } | null;
}

/** Names of the files of a folder. */
export const FOLDER_FILES = [
  'index.html',
  'film.json',
  'film.bin',
  'poster.webp',
  'engine.js',
  'page.js',
  'sound.webm',
] as const;

/** The one page that holds everything. */
export function pageOf({ film, bytes, poster, sound }: FilmPackage): string {
  const { page, engine } = playerFiles();
  const script = page.trim();
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}' 'wasm-unsafe-eval'`,
    'worker-src blob:',
    'img-src data:',
    'media-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const block = (id: string, data: Uint8Array): string =>
    `<script type="text/plain" id="${id}">${Buffer.from(data).toString('base64')}</script>\n`;
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const image = `data:image/webp;base64,${Buffer.from(poster).toString('base64')}`;
  return [
    shell(film, head, image),
    `<script type="application/json" id="film">${embedded(filmJson(film, sound))}</script>\n`,
    block('film-bytes', packed(bytes)),
    block('film-engine', packed(Buffer.from(engine))),
    sound ? block('film-sound', sound.data) : '',
    `<script>${script}</script>\n</body>\n</html>\n`,
  ].join('');
}

/** The files of a folder, by name. They need `script-src 'self' 'wasm-unsafe-eval'` and no inline script or style. */
export function folderOf({ film, bytes, poster, sound }: FilmPackage): Map<string, string | Uint8Array> {
  const { page, engine } = playerFiles();
  const files = new Map<string, string | Uint8Array>([
    ['index.html', `${shell(film, '', 'poster.webp')}<script src="page.js"></script>\n</body>\n</html>\n`],
    ['film.json', filmJson(film, sound)],
    ['film.bin', packed(bytes)],
    ['poster.webp', poster],
    ['engine.js', engine],
    ['page.js', page],
  ]);
  if (sound) files.set(sound.file, sound.data);
  return files;
}

const filmJson = (film: Film, sound: FilmPackage['sound']): string =>
  JSON.stringify({ film, sound: sound && { file: sound.file, type: sound.type } });

/** Shorter blocks than usual follow the change between scripts and kernels more closely: 1.2 % less of the engine. */
export const packed = (bytes: Uint8Array): Uint8Array => deflateRawSync(bytes, { level: 9, memLevel: 6 });

/** JSON inside a script element: `</script>` and `<!--` cannot appear in it. */
const embedded = (json: string): string => json.replaceAll('<', String.raw`\u003c`);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function shell({ title, plan }: Film, head: string, poster: string): string {
  const name = escaped(title ?? 'Film');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="${MARK}">
${head}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
</head>
<body>
<main><h1>${name}</h1><glyph-reel controls${plan.loop ? ' loop' : ''}${plan.alpha ? ' transparent' : ''}><img src="${poster}" alt="${name}"></glyph-reel></main>
<noscript>The film plays with JavaScript.</noscript>
`;
}
