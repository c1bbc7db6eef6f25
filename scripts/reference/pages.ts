// The pages of the reference, from the catalog: one per kind, and an index. Text only; the pictures are rendered elsewhere.

import { exampleReel } from '../../src/catalog/example-reel.ts';
import type { CatalogEntry, EffectKind, ParamSpec } from '../../src/contract/catalog-entry.ts';
import { GLYPH_MODES, glyphModeReel } from './glyph-modes.ts';
import { SCENE_SAMPLES } from './scene-samples.ts';

/** Title and introduction of each kind's page, in the order of the index. */
const KINDS: Record<EffectKind, { title: string; about: string }> = {
  field: {
    title: 'Value fields',
    about:
      'For `value:` in a layer: a number 0..1 for each cell. Fields are added, multiplied, mixed and sent through transforms. All lengths are frame units: 1 is half the shorter side.',
  },
  distance: {
    title: 'Distances',
    about:
      'Shapes as signed distances in frame units, negative inside. `fill`, `glow` and `outline` make them visible; joined ones stay distances.',
  },
  mask: {
    title: 'Masks',
    about: 'Fields to multiply with others, or for `mask:`. Join them with `min`, `max` and `*`.',
  },
  transform: {
    title: 'Transforms',
    about: 'Follow a field after `|` and move its picture. Chains read from left to right.',
  },
  math: {
    title: 'Functions',
    about: 'Functions of numbers, once per frame or per cell. What is undefined, such as a division by zero, is 0.',
  },
  particles: {
    title: 'Particles',
    about:
      'Systems of moving glyphs: `particles KIND on GRID { settings }`. Every system takes the common settings beside its own.',
  },
  color: { title: 'Colours', about: 'For `color:` and `hue:`.' },
  shader: {
    title: 'Shaders',
    about:
      'For `shade:`, joined by `|`: passes over the finished frame. Every shader also takes `mix` and `when` by name.',
  },
  feedback: {
    title: 'Feedback',
    about:
      'For `feedback:`: the previous frame, moved and faded, under the new one. All presets are `echo` with other defaults.',
  },
  transition: { title: 'Transitions', about: 'For `transition:`: how a scene replaces the one before.' },
  easing: {
    title: 'Easings',
    about: 'For `ease` and the `ease` of `keys`. The pictures show the curve from 0 (left) to 1 (right).',
  },
  palette: { title: 'Glyph palettes', about: 'For `palette:`, dark to bright.' },
  colors: { title: 'Colour sets', about: 'Lists of colours for `ramp` and `pick`, dark to bright.' },
  blend: { title: 'Blend modes', about: 'For `blend:`, each also in linear light with `linear: on`.' },
  reveal: { title: 'Reveals', about: 'For `reveal:` of a text.' },
};

const RATES = { const: 'fixed', frame: 'per frame', cell: 'per cell' };
const UNITS: Partial<Record<ParamSpec['unit'], string>> = {
  frame: 'frame units',
  px: 'px of a 1080-line frame',
  levels: 'levels 0..255',
  uv: '0..1 across and down',
  none: '',
};
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A number as written by hand. */
const plain = (value: number): string =>
  Math.abs(value) >= 1e6 ? value.toExponential(0).replace('e+', 'e') : String(Math.round(value * 10000) / 10000);

function range({ kind, min, max, words }: ParamSpec): string {
  if (words !== undefined) return words.length > 12 ? 'a word' : words.map((word) => `\`${word}\``).join(' ');
  if (min === undefined || max === undefined || kind === 'distance') return '';
  return min <= -1e6 && max >= 1e6 ? 'any' : `${plain(min)} … ${plain(max)}`;
}

function defaultOf({ kind, default: value, required }: ParamSpec): string {
  if (required) return '*required*';
  if (value === undefined) return '';
  if (kind === 'boolean') return value ? '`on`' : '`off`';
  if (kind === 'angle' && typeof value === 'number') return `\`${plain((value * 180) / Math.PI)}deg\``;
  if (kind === 'time') return `\`${plain(Number(value))}s\``;
  return typeof value === 'number' ? `\`${plain(value)}\`` : `\`${value}\``;
}

function parameters(params: ParamSpec[]): string[] {
  if (params.length === 0) return [];
  const rows = params.map((spec) =>
    [
      `\`${spec.name}\``,
      [spec.kind, ...(spec.alternatives ?? [])].join(' or '),
      defaultOf(spec),
      range(spec),
      [UNITS[spec.unit] ?? spec.unit, RATES[spec.rate]].filter(Boolean).join(', '),
      spec.doc,
    ].map(cell),
  );
  return [
    '| parameter | kind | default | range | unit, rate | |',
    '|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ];
}

const isShownWhole = (entry: CatalogEntry): boolean =>
  ['easing', 'palette', 'colors', 'blend', 'reveal', 'particles', 'transition'].includes(entry.kind);

function section(entry: CatalogEntry): string {
  const { kind, name, summary, doc, params, example, source, glyphs, colors, caps } = entry;
  const notes = [
    entry.stateful ? 'Has state that steps once a frame of the reel.' : '',
    entry.seeded ? 'Depends on the seed.' : '',
    entry.loops === false ? 'Does not loop: a reel with `loop: on` warns of it.' : '',
    caps ? `At most ${caps.low} / ${caps.standard} / ${caps.high} at the levels low / standard / high.` : '',
  ]
    .filter(Boolean)
    .join(' ');
  return [
    `### ${name}`,
    '',
    summary,
    '',
    `![${name}](images/${kind}/${name}.webp)`,
    '',
    ...(doc ? [doc, ''] : []),
    ...(glyphs ? ['```text', glyphs, '```', ''] : []),
    ...(colors ? [colors.map((color) => `\`${color}\``).join(' '), ''] : []),
    ...parameters(params),
    '```reel',
    isShownWhole(entry) && !['palette', 'colors', 'easing', 'blend'].includes(kind)
      ? exampleReel(entry).text.trimEnd()
      : example,
    '```',
    '',
    ...(notes ? [notes, ''] : []),
    ...(source ? [`Source: ${source}`, ''] : []),
  ].join('\n');
}

function glyphsPage(): string {
  const sections = GLYPH_MODES.map(
    ({ mode, title, settings, about }) =>
      `## ${title}\n\n${about}\n\n\`${settings}\`\n\n![${title}](images/glyphs/${mode}.webp)\n`,
  );
  return [
    '# Ways to choose glyphs',
    '',
    'For `glyphs:` in a layer: how a cell chooses its glyph, with the settings that go with each way. The pictures show the same scene. Not to be seen in a still: `steady`, which keeps the glyphs of `match`, `shape` and `ramp` from flickering.',
    '',
    ...sections,
    '## The scene',
    '',
    '```reel',
    glyphModeReel(GLYPH_MODES[0]).trimEnd(),
    '```',
    '',
  ].join('\n');
}

function scenePage(): string {
  const sections = SCENE_SAMPLES.map(
    ({ name, title, about, text }) =>
      `## ${title}\n\n${about}\n\n![${title}](images/scene/${name}.webp)\n\n\`\`\`reel\n${text.trimEnd()}\n\`\`\`\n`,
  );
  const contents = SCENE_SAMPLES.map(({ title }) => `[${title}](#${title.toLowerCase().replaceAll(' ', '-')})`);
  return [
    '# Texts, captions and groups',
    '',
    'What scenes hold besides layers and particles. The [settings](settings.md) of each are listed with their ranges; [the language](../language.md#10-text) has the details.',
    '',
    contents.join(' · '),
    '',
    ...sections,
  ].join('\n');
}

/** File name → text, relative to docs/reference. */
export function referencePages(catalog: CatalogEntry[]): Map<string, string> {
  const pages = new Map<string, string>();
  const contents = [
    '# Reference',
    '',
    'Every built-in name, with its parameters, ranges and units, and a picture drawn from its example. These pages are made by `npm run generate` from the effects themselves.',
    '',
  ];
  for (const [kind, { title, about }] of Object.entries(KINDS) as [EffectKind, { title: string; about: string }][]) {
    const entries = catalog.filter((entry) => entry.kind === kind);
    if (entries.length === 0) continue;
    const categories = [...new Set(entries.map((entry) => entry.category))];
    const link = (entry: CatalogEntry): string => `[${entry.name}](#${entry.name.toLowerCase()})`;
    const page = [
      `# ${title}`,
      '',
      about,
      '',
      ...categories.map(
        (c) =>
          `- ${c}: ${entries
            .filter((e) => e.category === c)
            .map(link)
            .join(' · ')}`,
      ),
      '',
    ];
    for (const category of categories) {
      page.push(`## ${category[0].toUpperCase()}${category.slice(1)}`, '');
      for (const entry of entries.filter((e) => e.category === category)) page.push(section(entry));
    }
    pages.set(`${kind}.md`, `${page.join('\n').trimEnd()}\n`);
    contents.push(`- [${title}](${kind}.md): ${entries.map((entry) => entry.name).join(', ')}`);
  }
  pages.set('glyphs.md', glyphsPage());
  pages.set('scene.md', scenePage());
  contents.push(`- [Ways to choose glyphs](glyphs.md): ${GLYPH_MODES.map(({ mode }) => mode).join(', ')}`);
  contents.push(`- [Texts, captions and groups](scene.md): ${SCENE_SAMPLES.map(({ name }) => name).join(', ')}`);
  contents.push('- [Settings](settings.md): the header, scenes and everything in them');
  contents.push('- [Errors and warnings](diagnostics.md)');
  pages.set('README.md', `${contents.join('\n')}\n`);
  return pages;
}
