// Nests what a render writes under its reel in the explorer. It only applies where `explorer.fileNesting.enabled` is on, which
// stays the user's choice.

import { outputFormats } from '../../catalog/output-formats.ts';
import { SIDECAR_ENDINGS } from '../../contract/render.ts';

/** Also endings of what authors write beside a reel. */
const OWN = new Set(['.txt', '.png', '.svg', '.ans', '.cast']);

/** Of single files: a sequence has a folder. Not those of texts, which may be the author's own. */
const rendered = outputFormats
  .filter(({ isSequence }) => !isSequence)
  .flatMap(({ extensions }) => extensions)
  .filter((extension) => !OWN.has(extension));
const endings = [...new Set([...rendered, ...Object.values(SIDECAR_ENDINGS)])];

export const FILE_NESTING = {
  'explorer.fileNesting.patterns': {
    '*.reel': endings.flatMap((ending) => [`\${capture}${ending}`, `\${capture}-*${ending}`]).join(', '),
  },
};
