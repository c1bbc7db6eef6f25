// SVG, drawn by resvg. It knows no scripts and no network, and as WebAssembly no files; text is in the bundled font.

import { join } from 'node:path';
import { initWasm, Resvg, type CustomFontsOptions } from '@resvg/resvg-wasm';
import { fontStack } from '../../../frame/glyphs/font-stack.ts';
import { readPacked } from '../../../machine/native/read-packed.ts';
import { fontsFolder } from '../../../machine/raster/fonts-folder.ts';
import type { PictureCodec } from '../picture-codec.ts';
import { PictureError } from '../picture-error.ts';
import { wasmModule } from '../wasm-file.ts';
import { damaged } from './wasm-decoder.ts';

/** Longer side in pixels of what is drawn. A cell of the finest grid still takes the mean of many. */
const LEAST_SIDE = 2048;
const MOST_SIDE = 4096;
const HEAD_BYTES = 4096;
const FONT = 'DejaVu Sans Mono';
const ROOT = /^<(?:[\w-]+:)?svg[\s/>]/;
/** Links of elements that draw what they name. */
const LINKED = /<(?:[\w-]+:)?(?:image|feImage|use)\b[^<>]*?\bhref\s*=\s*(["'])(?!#|data:)([^"']*)\1/g;

export const svg: PictureCodec = {
  name: 'SVG',
  matches(bytes) {
    const head = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES));
    return ROOT.test(afterProlog(head));
  },
  isHeaderDrawn: true,
  async header(bytes) {
    const { drawing } = await open(bytes);
    const { width, height } = drawing;
    drawing.free();
    const scale = scaleOf(width, height);
    return {
      // What resvg makes of the scaled width.
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
      ...{ depth: 8, hasAlpha: true, isMoving: false, orientation: 1 },
      shown: { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) },
    };
  },
  async decode(bytes, _, sink) {
    const { drawing, text } = await open(bytes, true);
    const picture = damaged(() => drawing.render());
    const { width, height, pixels } = picture;
    sink.begin(width, height, 8);
    for (let y = 0; y < height; y++) sink.row(y, straight(pixels.subarray(y * width * 4, (y + 1) * width * 4)));
    const links = new Set([...text.matchAll(LINKED)].map((match) => match[2].slice(0, 80)));
    const lacking = missingGlyphs(text);
    if (lacking !== '')
      sink.warn(
        `Its text has characters that the bundled font lacks, which are not drawn: ${lacking}. Turn text into paths.`,
      );
    for (const link of links) sink.warn(`It links to ${link}, which is not drawn: files of an SVG must be inside it.`);
  },
};

let started: Promise<void> | null = null;

async function open(
  bytes: Uint8Array,
  isDrawn = false,
): Promise<{ drawing: InstanceType<typeof Resvg>; text: string }> {
  await (started ??= initWasm(wasmModule('svg')));
  const text = new TextDecoder().decode(bytes);
  try {
    const drawing = new Resvg(text, { font: fontsFor(text) });
    if (!isDrawn) return { drawing, text };
    const { width, height } = drawing;
    const scale = scaleOf(width, height);
    drawing.free();
    const fitTo = { mode: 'zoom', value: scale } as const;
    return { drawing: new Resvg(text, { font: fontsFor(text), fitTo }), text };
  } catch (error) {
    throw new PictureError(`its SVG is damaged (${error instanceof Error ? error.message : String(error)})`);
  }
}

function scaleOf(width: number, height: number): number {
  const longer = Math.max(width, height);
  return Math.min(MOST_SIDE, Math.max(LEAST_SIDE, longer)) / longer;
}

let font: Uint8Array | null = null;

function fontsFor(text: string): CustomFontsOptions {
  const families = {
    ...{ defaultFontFamily: FONT, serifFamily: FONT, sansSerifFamily: FONT },
    ...{ monospaceFamily: FONT, cursiveFamily: FONT, fantasyFamily: FONT },
  };
  if (!/<(?:[\w-]+:)?text\b/.test(text)) return { ...families, fontBuffers: [] };
  font ??= new Uint8Array(readPacked(join(fontsFolder(), 'DejaVuSansMono.ttf')));
  return { ...families, fontBuffers: [font] };
}

const MOST_NAMED = 10;

/** Characters of text elements that the font does not have, each once. */
function missingGlyphs(text: string): string {
  const lacking = new Set<string>();
  const { primary } = fontStack();
  for (const [, content] of text.matchAll(/<(?:[\w-]+:)?text\b[^>]*>([^]*?)<\/(?:[\w-]+:)?text>/g))
    for (const glyph of content.replaceAll(/<[^>]*>|&[^;]*;/g, ''))
      if (!/[\s\p{M}\p{Cf}]/u.test(glyph) && !primary.has(glyph.codePointAt(0)!)) lacking.add(glyph);
  return [...lacking].slice(0, MOST_NAMED).join(' ');
}

/** From premultiplied to straight alpha. */
function straight(row: Uint8Array): Uint8Array {
  const out = new Uint8Array(row.length);
  for (let i = 0; i < row.length; i += 4) {
    const alpha = row[i + 3];
    for (let k = 0; k < 3 && alpha > 0; k++) out[i + k] = Math.min(255, Math.floor((row[i + k] * 255) / alpha + 0.5));
    out[i + 3] = alpha;
  }
  return out;
}

/** What follows the XML declaration, comments and the document type. */
function afterProlog(text: string): string {
  let rest = text.replace(/^\uFEFF/, '').trimStart();
  for (;;) {
    const end = rest.startsWith('<?')
      ? '?>'
      : rest.startsWith('<!--')
        ? '-->'
        : rest.startsWith('<!DOCTYPE')
          ? '>'
          : null;
    if (end === null) return rest;
    let at = rest.indexOf(end);
    // Declarations in brackets have their own ends.
    const bracket = rest.indexOf('[');
    if (end === '>' && bracket >= 0 && bracket < at) at = rest.indexOf('>', rest.indexOf(']', bracket));
    if (at < 0) return '';
    rest = rest.slice(at + end.length).trimStart();
  }
}
