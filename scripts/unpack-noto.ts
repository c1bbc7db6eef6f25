// Unpacks the Noto fonts of scripts that need shaping, and of emoji, to assets/fonts: HarfBuzz reads no WOFF2. Run it when a font changes,
// then scripts/generate-fonts.ts.

import { readFileSync, writeFileSync } from 'node:fs';
import decompress from 'woff2-encoder/decompress';

const SCRIPTS =
  'arabic bengali devanagari gujarati gurmukhi hebrew kannada khmer lao malayalam myanmar sinhala tamil telugu thai'.split(
    ' ',
  );
const root = new URL('../', import.meta.url);
const files = [...SCRIPTS.map((script) => [`noto-sans-${script}`, script]), ['noto-emoji', 'emoji']] as const;
for (const [name, subset] of files) {
  const packed = readFileSync(
    new URL(`node_modules/@fontsource/${name}/files/${name}-${subset}-400-normal.woff2`, root),
  );
  writeFileSync(new URL(`assets/fonts/${name}.ttf`, root), await decompress(packed));
}
