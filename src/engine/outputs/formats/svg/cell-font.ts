// The font of an SVG: the characters that are in it and nothing else, each in a cell half as wide as high. Blocks, lines and dots are drawn
// to fill the cell, so that they join.

import * as opentype from 'opentype.js/dist/opentype.mjs';
import { fontStack } from '../../../frame/glyphs/font-stack.ts';
import { drawProcedural } from '../../../frame/glyphs/procedural.ts';
import type { Font } from '../../../frame/glyphs/font.ts';
import type { Shaper } from '../../../frame/glyphs/shaper.ts';
import { loadShaper } from '../../../machine/raster/harfbuzz-shaper.ts';

/** Units of the font: the height of a cell, its width, and how far the baseline is above its bottom. */
const EM = 1000;
const ADVANCE = EM / 2;
const DESCENT = 200;
/** Pixels in which procedural glyphs are drawn: many for shapes, few for the dots of shades. */
const FINE = { width: 40, height: 80 };
const COARSE = { width: 8, height: 16 };
const BAYER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];

export const CELL_FONT = 'Glyphreel Cells';

/** An OpenType font with these characters; those that no font has, or whose font cannot be read, are left to the viewer. */
export async function makeCellFont(characters: Iterable<number>): Promise<Uint8Array> {
  const shaper = await loadShaper();
  const stack = fontStack();
  const empty = (name: string, unicode?: number) =>
    new opentype.Glyph({ name, ...(unicode && { unicode }), advanceWidth: ADVANCE, path: new opentype.Path() });
  const glyphs = [empty('.notdef'), empty('space', 0x20)];
  for (const code of [...new Set(characters)].sort((a, b) => a - b)) {
    if (code === 0x20) continue;
    const font = stack.find(String.fromCodePoint(code));
    const path =
      font === 'procedural' ? proceduralPath(code) : font && shaper.canUse(font) ? fontPath(shaper, font, code) : null;
    if (path)
      glyphs.push(new opentype.Glyph({ name: `u${code.toString(16)}`, unicode: code, advanceWidth: ADVANCE, path }));
  }
  const font = new opentype.Font({
    ...{ familyName: CELL_FONT, styleName: 'Regular', unitsPerEm: EM },
    ...{ ascender: EM - DESCENT, descender: -DESCENT, glyphs },
  });
  return new Uint8Array(font.toArrayBuffer());
}

function fontPath(shaper: Shaper, font: Font, code: number): opentype.Path {
  const path = new opentype.Path();
  const glyph = shaper.shape(font, String.fromCodePoint(code), false)[0];
  if (!glyph) return path;
  // As wide as the cell, if it is then not higher than it.
  const scale = Math.min(ADVANCE / font.advance, EM / (font.ascent + font.descent));
  const dx = (ADVANCE - glyph.advance * scale) / 2;
  const lift = (EM - (font.ascent + font.descent) * scale) / 2 + font.descent * scale - DESCENT;
  const x = (value: number) => Math.round(dx + value * scale);
  const y = (value: number) => Math.round(value * scale + lift);
  for (const [type, ...p] of shaper.outline(font, glyph.id)) {
    if (type === 'M') path.moveTo(x(p[0]), y(p[1]));
    else if (type === 'L') path.lineTo(x(p[0]), y(p[1]));
    else if (type === 'Q') path.quadraticCurveTo(x(p[0]), y(p[1]), x(p[2]), y(p[3]));
    else if (type === 'C') path.curveTo(x(p[0]), y(p[1]), x(p[2]), y(p[3]), x(p[4]), y(p[5]));
    else path.close();
  }
  return path;
}

/** Rectangles of what is covered; shades become dots. */
function proceduralPath(code: number): opentype.Path {
  const isShade = code >= 0x2591 && code <= 0x2593;
  const { width, height } = isShade ? COARSE : FINE;
  const { data } = drawProcedural(code, width, height);
  const isOn = (x: number, y: number): boolean => {
    const level = data[y * width + x];
    return isShade ? level > BAYER[(y & 3) * 4 + (x & 3)] * 16 : level >= 128;
  };
  const path = new opentype.Path();
  const [across, down] = [ADVANCE / width, EM / height];
  /** Runs of the rows above that go on, by their ends: the row at which they began. */
  let open = new Map<string, number>();
  const close = (key: string, from: number, to: number): void => {
    const [left, right] = key.split(' ').map(Number);
    const [x0, x1] = [left * across, right * across];
    const [top, bottom] = [EM - DESCENT - from * down, EM - DESCENT - to * down];
    path.moveTo(x0, bottom);
    path.lineTo(x0, top);
    path.lineTo(x1, top);
    path.lineTo(x1, bottom);
    path.close();
  };
  for (let y = 0; y <= height; y++) {
    const next = new Map<string, number>();
    for (let x = 0; x < width && y < height; x++) {
      if (!isOn(x, y)) continue;
      const left = x;
      while (x < width && isOn(x, y)) x++;
      const key = `${left} ${x}`;
      next.set(key, open.get(key) ?? y);
    }
    for (const [key, from] of open) if (!next.has(key)) close(key, from, y);
    open = next;
  }
  return path;
}
