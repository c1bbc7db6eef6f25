// docs/reference/settings.md: the settings of the header, of scenes and of scene items, with their values.

import { headerSettings, sceneSettings } from '../../src/catalog/settings.ts';
import { settingKind, shown } from '../../src/language/features/describe.ts';
import { STATEMENTS } from '../../src/language/syntax/statements.ts';

const VARIES = { const: 'constant', frame: 'per frame', cell: 'per cell' };
const cell = (text) => text.replaceAll('|', '\\|');

function table(settings) {
  const rows = settings.map((spec) => {
    const usual = spec.required ? 'required' : spec.default === undefined ? '' : `\`${shown(spec)}\``;
    return `| \`${spec.name}\` | ${cell(settingKind(spec))} | ${usual} | ${VARIES[spec.rate]} | ${cell(spec.doc)} |`;
  });
  return ['| setting | takes | default | varies | |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

const section = ({ keyword, docs, form }, settings) =>
  [`## ${keyword}`, docs, `\`\`\`reel\n${form}\n\`\`\``, table(settings)].join('\n\n');

/** `items`: the scene items of src/language/items. */
export function settingsPage(items) {
  const [reel, scene] = ['reel', 'scene'].map((keyword) => {
    const spec = STATEMENTS.find((each) => each.keyword === keyword);
    if (!spec) throw new Error(`Expected a statement ${keyword}, but there is none.`);
    return spec;
  });
  const parts = [
    '<!-- Made by `npm run generate` from src/catalog/settings.ts and src/language/items; do not edit. -->',
    '# Settings',
    'What each block of a reel can set. A value that varies per frame can also be constant, one that varies per cell can also vary per frame.',
    section(reel, headerSettings),
    section(scene, sceneSettings),
    ...items.map((item) => section(item, item.settings)),
  ];
  return `${parts.join('\n\n')}\n`;
}
