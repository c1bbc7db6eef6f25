// Where the bundled fonts are: relative to the sources, or to the bundle.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let found: string | null = null;

/** Throws where they are not installed. */
export function fontsFolder(): string {
  if (found !== null) return found;
  const here = dirname(fileURLToPath(import.meta.url));
  for (const candidate of [
    process.env['GLYPHREEL_ASSETS'],
    join(here, '../../../../assets'),
    join(here, '../assets'),
    join(here, 'assets'),
  ]) {
    if (candidate && existsSync(join(candidate, 'fonts/DejaVuSansMono-LICENSE.txt')))
      return (found = join(candidate, 'fonts'));
  }
  throw new Error('Expected the bundled fonts in assets/fonts, but they are not there. Install again.');
}
