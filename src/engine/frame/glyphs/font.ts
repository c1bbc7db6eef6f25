// One font: its facts, and the name under which the canvas draws it. Registered with the canvas only when a glyph is
// first drawn, because unpacking a large font takes longer than everything else at start-up.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GlobalFonts, setTextRenderer } from '@napi-rs/canvas';
import { fileTrouble, fontUnreadable } from '../../errors/render-errors.ts';
import { bundledFonts } from './bundled-fonts.generated.ts';
import { readFontFile } from './font-file.ts';

export interface Font {
  /** Family name for the canvas; unique in the process. */
  readonly family: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly advance: number;
  has(codePoint: number): boolean;
  /** Makes the family known to the canvas; cheap after the first call. */
  register(): void;
}

function fontOf(
  family: string,
  facts: { unitsPerEm: number; ascent: number; descent: number; advance: number },
  ranges: number[],
  path: string,
): Font {
  let isRegistered = false;
  return {
    family,
    unitsPerEm: facts.unitsPerEm,
    ascent: facts.ascent,
    descent: facts.descent,
    advance: facts.advance,
    has: (codePoint) => isInRanges(ranges, codePoint),
    register() {
      if (isRegistered) return;
      // The same pixels on every system; the platform's own text renderers differ.
      setTextRenderer('portable');
      if (!GlobalFonts.registerFromPath(path, family))
        throw new Error(`Expected a font that can be drawn, but got ${path}.`);
      isRegistered = true;
    },
  };
}

function isInRanges(ranges: number[], codePoint: number): boolean {
  let low = 0;
  let high = ranges.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < ranges[middle * 2]) high = middle - 1;
    else if (codePoint > ranges[middle * 2 + 1]) low = middle + 1;
    else return true;
  }
  return false;
}

/** Where the bundled fonts lie: beside the sources, or beside the bundle that was made of them. */
function fontsFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  for (const candidate of [
    process.env['GLYPHREEL_ASSETS'],
    join(here, '../../../../assets'),
    join(here, '../assets'),
    join(here, 'assets'),
  ]) {
    if (!candidate) continue;
    try {
      readFileSync(join(candidate, 'fonts/DejaVuSansMono-LICENSE.txt'));
      return join(candidate, 'fonts');
    } catch {
      /* the next one */
    }
  }
  throw new Error('Expected the bundled fonts in assets/fonts, but they are not there. Install again.');
}

let bundled: Font[] | null = null;
/** The fonts that come along, in the order in which they are asked. */
export function loadBundledFonts(): Font[] {
  if (bundled) return bundled;
  const folder = fontsFolder();
  bundled = bundledFonts.map((font) => {
    let before = 0;
    const ranges = font.ranges.split(' ').map((step) => (before += Number.parseInt(step, 36)));
    return fontOf(`Glyphreel ${font.name}`, font, ranges, join(folder, font.file));
  });
  return bundled;
}

const users = new Map<string, Font>();
/** A font of the author's. Throws where there is none or it cannot be read; the message says so in one sentence. */
export function loadFont(path: string): Font {
  const known = users.get(path);
  if (known) return known;
  const { ranges, ...facts } = readUserFont(path);
  const font = fontOf(`Glyphreel user ${users.size}`, facts, ranges, path);
  users.set(path, font);
  return font;
}

function readUserFont(path: string): ReturnType<typeof readFontFile> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw fontUnreadable(path, fileTrouble(error));
  }
  try {
    return readFontFile(bytes);
  } catch {
    throw fontUnreadable(path, 'it is not a font that can be read');
  }
}
