// Writes the metrics and character maps of the bundled fonts as a table, so that no font file is parsed at start-up.

import { readFileSync, writeFileSync } from 'node:fs';
import { readFontFile } from '../src/engine/frame/glyphs/font-file.ts';

const FONTS = [
  { name: 'DejaVu Sans Mono', file: 'DejaVuSansMono.ttf' },
  { name: 'Unifont signs', file: 'unifont-signs.otf' },
  { name: 'Unifont', file: 'unifont.woff2' },
  { name: 'Noto Sans Symbols', file: 'noto-sans-symbols.woff2' },
];
const root = new URL('../', import.meta.url);
const rows = FONTS.map(({ name, file }) => {
  const { ranges, ...metrics } = readFontFile(readFileSync(new URL(`assets/fonts/${file}`, root)));
  // Differences in base 36 are a tenth of the plain list.
  let before = 0;
  const packed = ranges
    .map((code) => {
      const step = code - before;
      before = code;
      return step.toString(36);
    })
    .join(' ');
  return `  { name: '${name}', file: '${file}', unitsPerEm: ${metrics.unitsPerEm}, ascent: ${metrics.ascent}, descent: ${metrics.descent}, advance: ${metrics.advance}, ranges: '${packed}' },`;
});
writeFileSync(
  new URL('src/engine/frame/glyphs/bundled-fonts.generated.ts', root),
  `// Made by scripts/generate-fonts.ts from assets/fonts; do not edit. In the order in which they are asked for a glyph.

/** \`ranges\`: first and last code points, as differences in base 36. */
export const bundledFonts = [
${rows.join('\n')}
];
`,
);
