// A palette in quotes under the cursor, glyph by glyph, each as it is read and as it is written.

import type { PaletteTweak } from '../../../contract/tweak-whole.ts';
import { resolvePath } from '../../check/load-units.ts';
import type { Analysis } from '../../compile.ts';
import { readString } from '../../syntax/literals.ts';
import type { ExprPlace } from '../expr-at.ts';
import { sourceOf } from './list-source.ts';
import { ownerOf } from './owner-of.ts';

/** Null where the cursor is in no palette, or it is a raw string. */
export function paletteTweak(analysis: Analysis, place: ExprPlace): PaletteTweak | null {
  const { base, path, statement } = place;
  const string = path.at(-1);
  if (string?.k !== 'string') return null;
  const owner = ownerOf(analysis, place, string);
  const isStatement = statement.k === 'palette' && path.length === 1;
  if (!isStatement && owner.spec?.kind !== 'palette') return null;
  const { range, text } = sourceOf(analysis, base)(string);
  if (text.startsWith('"""') || !readString(text).closed) return null;
  return {
    kind: 'palette',
    range,
    text,
    label: isStatement ? statement.name.text : owner.label,
    glyphs: writtenGlyphs(text),
    named: namedPalettes(analysis, string.start + base),
    font: fontOf(analysis, place),
  };
}

const IGNORED = /[\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]/u;

/** The glyphs of a string: marks and joiners stay with the character before them. */
export function writtenGlyphs(text: string): PaletteTweak['glyphs'] {
  const glyphs: PaletteTweak['glyphs'] = [];
  for (const [written] of text.slice(1, -1).matchAll(/\\u\{[0-9a-fA-F]+\}|\\.|./gsu)) {
    const glyph = written.startsWith('\\') ? readString(`"${written}"`).value : written;
    const last = glyphs.at(-1);
    if (last && (/\p{M}/u.test(glyph) || IGNORED.test(glyph))) {
      last.glyph = `${last.glyph}${IGNORED.test(glyph) ? '' : glyph}`.normalize('NFC');
      last.written += written;
    } else glyphs.push({ glyph: glyph.normalize('NFC'), written });
  }
  return glyphs;
}

function namedPalettes({ main, vocabulary }: Analysis, start: number): PaletteTweak['named'] {
  const own = [...main.names.palette.values()].flatMap(({ node, name, place }) =>
    node.k === 'palette' && node.value.k === 'string' && place.base + node.value.start !== start
      ? [{ name: name.text, glyphs: node.value.value }]
      : [],
  );
  return [...own, ...vocabulary.entries('palette').map(({ name, glyphs = '' }) => ({ name, glyphs }))];
}

/** The font of the item, else that of the reel. */
function fontOf({ main }: Analysis, { item }: ExprPlace): string | null {
  const header = main.parsed.statements.find(({ node }) => node?.k === 'reel')?.node;
  for (const settings of [item?.settings, header?.k === 'reel' ? header.settings : undefined]) {
    const font = settings?.find(({ name }) => name.text === 'font')?.value;
    if (font?.k === 'string') return resolvePath(main.path, font.value);
  }
  return null;
}
