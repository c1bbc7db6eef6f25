// Nests what a render writes under its reel in the explorer. It only applies where `explorer.fileNesting.enabled` is on, which
// stays the user's choice.

import { SIDECAR_ENDINGS } from '../../contract/render.ts';

const endings = ['.mp4', ...Object.values(SIDECAR_ENDINGS)];

export const FILE_NESTING = {
  'explorer.fileNesting.patterns': {
    '*.reel': endings.flatMap((ending) => [`\${capture}${ending}`, `\${capture}-*${ending}`]).join(', '),
  },
};
