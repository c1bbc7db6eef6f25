// Texts that the catalog and the manifest have as data and that lists of the extension show with `l10n.t(text)`. They are in no call
// with a literal, so the table of texts gets them from here.

import { ASSISTANT_TOOLS } from '../../catalog/assistant-tools.ts';
import { CONVERT_LOOKS } from '../../catalog/convert-looks.ts';
import { outputFormats } from '../../catalog/output-formats.ts';
import { EFFECT_KIND_NAMES } from '../../contract/effect-kind-names.ts';
import { SETTINGS } from '../manifest/settings.ts';

export const SHOWN_DATA: readonly string[] = [
  ...new Set([
    ...outputFormats.flatMap(({ title, summary, options }) => [
      title,
      summary,
      ...options.flatMap((option) => [option.summary, ...('what' in option.takes ? [option.takes.what] : [])]),
    ]),
    ...Object.values(EFFECT_KIND_NAMES),
    ...CONVERT_LOOKS.map(({ summary }) => summary),
    ...ASSISTANT_TOOLS.filter(({ writes }) => writes).map(({ title }) => title),
    // The rows of the render dialog.
    ...[SETTINGS['render.quality'], SETTINGS['render.aspect']].flatMap(({ doc, enumDocs }) => [doc, ...enumDocs]),
  ]),
];
