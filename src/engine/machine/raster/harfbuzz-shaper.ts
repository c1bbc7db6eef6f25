// Shapes text with HarfBuzz, compiled to WebAssembly. It reads font files itself and counts in whole units of the font, so the result
// is the same on every machine.

import { join } from 'node:path';
import type * as HarfBuzzModule from 'harfbuzzjs';
import type { Font } from '../../frame/glyphs/font.ts';
import type { OutlineStep, ShapedGlyph, Shaper } from '../../frame/glyphs/shaper.ts';
import { readPacked } from '../native/read-packed.ts';
import { fontsFolder } from './fonts-folder.ts';

type HarfBuzz = typeof HarfBuzzModule;

let loading: Promise<Shaper> | null = null;
let loaded: Shaper | null = null;
/** The shaper of this process. Loading takes about 15 ms, so it is done only for reels with text. */
export const loadShaper = (): Promise<Shaper> =>
  (loading ??= import('harfbuzzjs').then((hb) => (loaded = createShaper(hb))));
/** Null until it has been loaded. */
export const loadedShaper = (): Shaper | null => loaded;

/** Fonts, and glyphs of one font, that are kept. */
const MOST_FONTS = 48;
const MOST_OUTLINES = 4000;

interface Opened {
  font: InstanceType<HarfBuzz['Font']>;
  outlines: Map<number, readonly OutlineStep[]>;
}

function createShaper(hb: HarfBuzz): Shaper {
  const opened = new Map<string, Opened>();
  const open = (font: Font): Opened => {
    const known = opened.get(font.family);
    if (known) return known;
    const bytes = typeof font.data === 'string' ? readPacked(join(fontsFolder(), font.data)) : font.data;
    const made = { font: new hb.Font(new hb.Face(new hb.Blob(bytes))), outlines: new Map() };
    if (opened.size >= MOST_FONTS) opened.delete(opened.keys().next().value!);
    opened.set(font.family, made);
    return made;
  };
  const buffer = new hb.Buffer();
  return {
    canUse: (font) => typeof font.data !== 'string' || !font.data.endsWith('.woff2'),
    shape(font, text, isRtl) {
      buffer.reset();
      buffer.addText(text);
      buffer.guessSegmentProperties();
      buffer.setDirection(isRtl ? hb.Direction.RTL : hb.Direction.LTR);
      hb.shape(open(font).font, buffer);
      return buffer
        .getGlyphInfosAndPositions()
        .map(({ codepoint, cluster, xAdvance, xOffset, yOffset }): ShapedGlyph => ({
          id: codepoint,
          cluster,
          advance: xAdvance ?? 0,
          dx: xOffset ?? 0,
          dy: yOffset ?? 0,
        }));
    },
    outline(font, glyph) {
      const { font: face, outlines } = open(font);
      let outline = outlines.get(glyph);
      if (!outline) {
        outline = face.glyphToJson(glyph).map(({ type, values }): OutlineStep => [type as OutlineStep[0], ...values]);
        if (outlines.size >= MOST_OUTLINES) outlines.clear();
        outlines.set(glyph, outline);
      }
      return outline;
    },
  };
}
