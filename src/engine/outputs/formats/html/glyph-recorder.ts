// A rasteriser that remembers everything it is asked for, so that a film can hold it.

import type { FilmFont, FilmGlyphs, FilmOutlines, FilmRun, FilmTables, FilmText } from '../../../film/film.ts';
import { TEXT_STEPS } from '../../../film/film-rasteriser.ts';
import { writePath } from '../../../film/outline-path.ts';
import type { CellSize } from '../../../frame/glyphs/cell-size.ts';
import type { CodeToken } from '../../../frame/glyphs/code-token.ts';
import type { Font } from '../../../frame/glyphs/font.ts';
import type { GlyphRasteriser, TextRequest } from '../../../frame/glyphs/glyph-rasteriser.ts';
import type { OutlineStep, ShapedGlyph, Shaper } from '../../../frame/glyphs/shaper.ts';
import { loadShaper } from '../../../machine/raster/harfbuzz-shaper.ts';

/** What the texts of a reel that change may show besides what was recorded: numbers as they are formatted. */
const FORMATTED = [...'0123456789.,:-+%'];
/** The largest code point. */
const LAST_CODE = 0x10ffff;

interface Recorded {
  font: Font;
  primary: Font;
  cell: CellSize;
  glyphs: Map<string, Uint8Array>;
}

export class GlyphRecorder {
  readonly rasteriser: GlyphRasteriser;
  readonly #from: GlyphRasteriser;
  readonly #fonts: Font[] = [];
  readonly #glyphs = new Map<string, Recorded>();
  readonly #runs = new Map<string, { font: Font; text: string; isRtl: boolean; glyphs: readonly ShapedGlyph[] }>();
  readonly #outlines = new Map<Font, Map<number, string>>();
  readonly #texts = new Map<string, { request: TextRequest; coverage: Float32Array }>();
  readonly #code: { code: string; language: string; tokens: CodeToken[] }[] = [];

  constructor(from: GlyphRasteriser) {
    this.#from = from;
    const { shaper, highlight } = from;
    this.rasteriser = {
      glyph: (font, primary, cell, glyph) => this.#glyph(font, primary, cell, glyph),
      text: (request) => this.#text(request),
      ...(shaper && { shaper: this.#shaper(shaper) }),
      ...(highlight && { highlight: (code: string, language: string) => this.#highlight(highlight, code, language) }),
    };
  }

  /** `fontPath`: the name in the film's plan of a font that the reel brings; `add` puts bytes into the film. */
  async tables(
    fontPath: (font: Font) => string | null,
    add: (bytes: Uint8Array) => readonly [number, number],
  ): Promise<Pick<FilmTables, 'fonts' | 'glyphs' | 'outlines' | 'runs' | 'texts' | 'code'>> {
    const shaper = this.#from.shaper ?? (await loadShaper());
    this.#recordMore(shaper);
    const glyphs = [...this.#glyphs.values()].map(({ font, primary, cell, glyphs: drawn }): FilmGlyphs => {
      const size = cell.width * cell.height;
      const bitmaps = new Uint8Array(size * drawn.size);
      [...drawn.values()].forEach((bitmap, i) => bitmaps.set(bitmap, i * size));
      const [at] = add(bitmaps);
      return { font: this.#place(font), primary: this.#place(primary), cell, glyphs: [...drawn.keys()], at };
    });
    const runs = [...this.#runs.values()].map(({ font, text, isRtl, glyphs: shaped }): FilmRun => ({
      font: this.#place(font),
      text,
      isRtl,
      glyphs: shaped.flatMap(({ id, cluster, advance, dx, dy }) => [id, cluster, advance, dx, dy]),
    }));
    const texts = [...this.#texts.values()].map(({ request: { font, ...request }, coverage }): FilmText => {
      const steps = Uint16Array.from(coverage, (share) => Math.round(share * TEXT_STEPS));
      const [at] = add(new Uint8Array(steps.buffer));
      return { request, font: font?.family ?? null, at };
    });
    const outlines = this.#outlinesOf(shaper);
    // Last, once every font has its place.
    const fonts = this.#fonts.map((font) => filmFont(font, shaper, fontPath(font)));
    return { fonts, glyphs, outlines, runs, texts, code: this.#code };
  }

  #place(font: Font): number {
    const known = this.#fonts.findIndex(({ family }) => family === font.family);
    return known >= 0 ? known : this.#fonts.push(font) - 1;
  }

  #glyph(font: Font, primary: Font, cell: CellSize, glyph: string): Uint8Array {
    const key = JSON.stringify([font.family, primary.family, cell]);
    let recorded = this.#glyphs.get(key);
    if (!recorded) {
      recorded = { font, primary, cell: { ...cell }, glyphs: new Map() };
      this.#glyphs.set(key, recorded);
    }
    let bitmap = recorded.glyphs.get(glyph);
    if (!bitmap) {
      bitmap = this.#from.glyph(font, primary, cell, glyph);
      recorded.glyphs.set(glyph, bitmap);
    }
    return bitmap;
  }

  #text(request: TextRequest): Float32Array {
    const key = JSON.stringify({ ...request, font: request.font?.family });
    let recorded = this.#texts.get(key);
    if (!recorded) {
      recorded = { request, coverage: this.#from.text(request) };
      this.#texts.set(key, recorded);
    }
    return recorded.coverage;
  }

  #highlight(highlight: NonNullable<GlyphRasteriser['highlight']>, code: string, language: string): CodeToken[] {
    const known = this.#code.find((entry) => entry.code === code && entry.language === language);
    if (known) return known.tokens;
    const tokens = highlight(code, language);
    this.#code.push({ code, language, tokens });
    return tokens;
  }

  #shaper(shaper: Shaper): Shaper {
    return {
      canUse: (font) => {
        this.#place(font);
        return shaper.canUse(font);
      },
      shape: (font, text, isRtl) => this.#shape(shaper, font, text, isRtl),
      outline: (font, glyph) => this.#outline(shaper, font, glyph),
    };
  }

  #shape(shaper: Shaper, font: Font, text: string, isRtl: boolean): readonly ShapedGlyph[] {
    const key = JSON.stringify([font.family, text, isRtl]);
    let run = this.#runs.get(key);
    if (!run) {
      run = { font, text, isRtl, glyphs: shaper.shape(font, text, isRtl) };
      this.#runs.set(key, run);
    }
    return run.glyphs;
  }

  #outline(shaper: Shaper, font: Font, glyph: number): readonly OutlineStep[] {
    const outline = shaper.outline(font, glyph);
    let paths = this.#outlines.get(font);
    if (!paths) this.#outlines.set(font, (paths = new Map()));
    if (!paths.has(glyph)) paths.set(glyph, writePath(outline));
    return outline;
  }

  /** Characters that other frame rates and line breaks need: each by itself, and the digits. Glyphs without outlines at twice the size. */
  #recordMore(shaper: Shaper): void {
    for (const { font, text, isRtl } of [...this.#runs.values()])
      for (const character of new Set([...text, ...FORMATTED]))
        if (font.has(character.codePointAt(0)!))
          for (const { id } of this.#shape(shaper, font, character, isRtl)) this.#outline(shaper, font, id);
    for (const { font, primary, cell, glyphs } of [...this.#glyphs.values()]) {
      if (shaper.canUse(font)) continue;
      const { fontPx, width, height, baseline } = cell;
      const large = { fontPx: fontPx * 2, width: width * 2, height: height * 2, baseline: baseline * 2 };
      for (const glyph of glyphs.keys()) this.#glyph(font, primary, large, glyph);
    }
  }

  #outlinesOf(shaper: Shaper): FilmOutlines[] {
    const found = new Map<number, FilmOutlines>();
    const of = (font: Font): FilmOutlines => {
      const place = this.#place(font);
      let outlines = found.get(place);
      if (!outlines) found.set(place, (outlines = { font: place, characters: {}, ids: {} }));
      return outlines;
    };
    for (const [font, paths] of this.#outlines) Object.assign(of(font).ids, Object.fromEntries(paths));
    for (const { font, glyphs } of this.#glyphs.values()) {
      if (!shaper.canUse(font)) continue;
      const { characters } = of(font);
      const digits = FORMATTED.filter((character) => font.has(character.codePointAt(0)!));
      for (const glyph of [...glyphs.keys(), ...digits])
        characters[glyph] ??= writePath(outlineOf(shaper, font, glyph));
    }
    return [...found.values()];
  }
}

/** The outline of a character, which may be several glyphs. */
function outlineOf(shaper: Shaper, font: Font, character: string): OutlineStep[] {
  let pen = 0;
  return shaper.shape(font, character, false).flatMap(({ id, advance, dx, dy }) => {
    const from = pen + dx;
    pen += advance;
    return shaper
      .outline(font, id)
      .map(([type, ...points]): OutlineStep => [type, ...points.map((value, i) => value + (i % 2 === 0 ? from : dy))]);
  });
}

function filmFont(font: Font, shaper: Shaper, path: string | null): FilmFont {
  const { family, isBundled, unitsPerEm, ascent, descent, advance, isFixed } = font;
  const ranges = path === null ? [] : rangesOf(font);
  return {
    family,
    isBundled,
    canShape: shaper.canUse(font),
    path,
    unitsPerEm,
    ascent,
    descent,
    advance,
    isFixed,
    ranges,
  };
}

/** Of a font that the player has no other list for: [first, last, first, last …]. */
function rangesOf(font: Font): number[] {
  const ranges: number[] = [];
  for (let code = 0, wasIn = false; code <= LAST_CODE + 1; code++) {
    const isIn = code <= LAST_CODE && font.has(code);
    if (isIn !== wasIn) ranges.push(isIn ? code : code - 1);
    wasIn = isIn;
  }
  return ranges;
}
