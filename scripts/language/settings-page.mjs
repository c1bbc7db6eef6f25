// docs/reference/settings.md: the settings of the header, of scenes, of scene items and of `media`, with their values.

import { mediaSettings } from '../../src/catalog/media-settings.ts';
import { headerSettings, sceneSettings } from '../../src/catalog/settings.ts';
import { MEDIA_MEMBERS } from '../../src/contract/media.ts';
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

/** Settings in braces after the value of another one. */
const blocks = (settings) =>
  settings
    .filter((spec) => spec.block)
    .map((spec) =>
      [
        `### Settings of ${spec.name}`,
        `In braces after the value: \`${spec.name}: ${spec.example} { … }\`.`,
        table(spec.block),
      ].join('\n\n'),
    );

/** What a `media` name is in expressions. */
function members() {
  const rows = Object.entries(MEDIA_MEMBERS).map(([name, { rate, type, doc }]) => {
    const written = name === 'light' ? 'NAME' : `NAME.${name}`;
    return `| \`${written}\` | ${type === 'color' ? 'colour' : 'number'} | ${VARIES[rate]} | ${cell(doc)} |`;
  });
  return [
    '### Members of a media name',
    ['| member | is | varies | |', '| --- | --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}

/** `items`: the scene items of src/language/items. */
export function settingsPage(items) {
  const [reel, scene, media] = ['reel', 'scene', 'media'].map((keyword) => {
    const spec = STATEMENTS.find((each) => each.keyword === keyword);
    if (!spec) throw new Error(`Expected a statement ${keyword}, but there is none.`);
    return spec;
  });
  const parts = [
    '<!-- Made by `npm run generate` from src/catalog/settings.ts and src/language/items; do not edit. -->',
    '# Settings',
    'What each block of a reel can set. A value that varies per frame can also be constant, one that varies per cell can also vary per frame.',
    section(reel, headerSettings),
    ...blocks(headerSettings),
    section(scene, sceneSettings),
    ...items.map((item) => section(item, item.settings)),
    section(media, mediaSettings),
    members(),
  ];
  return `${parts.join('\n\n')}\n`;
}
