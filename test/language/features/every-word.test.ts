// Every word of the language that the catalog and the tables name is known to the editor's features: nothing can be added to a table
// and be forgotten by completion, hover, semantic tokens, outline, formatting, the TextMate grammar or the reference.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mediaSettings } from '../../../src/catalog/media-settings.ts';
import { headerSettings, sceneSettings, type SettingSpec } from '../../../src/catalog/settings.ts';
import { audioFeatures, variables } from '../../../src/catalog/variables.ts';
import { MEDIA_MEMBERS } from '../../../src/contract/media.ts';
import { TEXT_FORMS, SPAN_WORDS } from '../../../src/language/check/text-content.ts';
import { TEXT_SOURCES } from '../../../src/language/check/text-source.ts';
import { completions } from '../../../src/language/features/completion.ts';
import { documentSymbols } from '../../../src/language/features/document-symbols.ts';
import { foldingRanges } from '../../../src/language/features/folding.ts';
import { formatText } from '../../../src/language/features/format.ts';
import { hover } from '../../../src/language/features/hover.ts';
import { semanticTokens } from '../../../src/language/features/semantic-tokens.ts';
import { signatureHelp } from '../../../src/language/features/signature-help.ts';
import { items } from '../../../src/language/generated/item-registry.ts';
import { CLAUSES, CONTEXTUAL_CLAUSES, STATEMENTS } from '../../../src/language/syntax/statements.ts';
import { at } from './marked.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const GRAMMAR = readFileSync(path.join(ROOT, 'syntaxes/reel.tmLanguage.json'), 'utf8');
const page = (name: string): string => readFileSync(path.join(ROOT, 'docs', name), 'utf8');
const SETTINGS_PAGE = page('reference/settings.md');
const LANGUAGE_PAGE = page('language.md');
/** Whole words in the patterns of the grammar. */
const grammarWords = new Set(GRAMMAR.replaceAll('\\\\b', ' ').match(/[A-Za-z_]\w*/g));

const labels = (marked: string): string[] => {
  const { analysis, offset } = at(marked);
  return completions(analysis, offset).map(({ label }) => label.replace(/:.*/, ''));
};
const said = (marked: string): string => {
  const { analysis, offset } = at(marked);
  return hover(analysis, offset)?.markdown ?? '';
};

/** A place inside each block, written as `¦`. */
const BLOCKS: { name: string; settings: readonly SettingSpec[]; around: (inside: string) => string }[] = [
  { name: 'reel', settings: headerSettings, around: (inside) => `reel { ${inside} }` },
  { name: 'scene', settings: sceneSettings, around: (inside) => `scene a for 2s { ${inside} }` },
  { name: 'media', settings: mediaSettings, around: (inside) => `media face = "a.mp4" { ${inside} }` },
  ...headerSettings.flatMap(({ name, block }) =>
    block
      ? [{ name: `reel.${name}`, settings: block, around: (inside: string) => `reel { ${name}: "a" { ${inside} } }` }]
      : [],
  ),
  ...items.map(({ keyword, subject, grid, settings }) => ({
    name: keyword,
    settings,
    around: (inside: string) => {
      const heads = { text: ' "x"', string: ' "x"', effect: ' embers', media: ' face', name: ' own' };
      const head = subject ? heads[subject.is as keyof typeof heads] : '';
      return `media face = "a.txt"\nscene a for 2s { ${keyword}${head}${grid ? ' on md' : ''} { ${inside} } }`;
    },
  })),
];

describe.each(BLOCKS)('settings of $name', ({ settings, around }) => {
  it.each(settings.map((spec) => [spec.name, spec] as const))('%s', (name, spec) => {
    expect(labels(around('¦'))).toContain(name);
    const setting = `${name}¦: ${valueOf(spec)}`;
    expect(said(around(setting)), 'hover').toContain(`**${name}**`);
    const marked = at(around(setting));
    const isColoured = semanticTokens(marked.analysis).some(
      ({ start, end }) => start < marked.offset && marked.offset <= end,
    );
    expect(isColoured, 'semantic token').toBe(true);
    expect(grammarWords.has(name), 'TextMate').toBe(true);
    expect(SETTINGS_PAGE, 'reference').toContain(`\`${name}\``);
    for (const word of spec.words ?? []) expect(labels(around(`${name}: ¦`)), word).toContain(word);
    const { text } = at(around(setting));
    expect(formatText(formatText(text))).toBe(formatText(text));
    expect(formatText(text)).toContain(`${name}: `);
  });
});

/** Something that the setting takes, so that it is resolved. */
function valueOf({ kind, words, example, default: usual }: SettingSpec): string {
  if (words?.[0] !== undefined) return words[0];
  if (example !== undefined) return example;
  if (typeof usual === 'number' || typeof usual === 'string') return String(usual);
  return kind === 'boolean' ? 'on' : '1';
}

const statements = STATEMENTS.map((spec) => [spec.keyword, spec] as const);
describe('statements', () => {
  it.each(statements)('%s', (keyword, { docs, form, snippet, inScenes }) => {
    expect(labels('¦')).toContain(keyword);
    if (inScenes) expect(labels('scene a for 2s { ¦ }')).toContain(keyword);
    expect(said(form.replace(keyword, `${keyword.slice(0, 1)}¦${keyword.slice(1)}`)), 'hover').toContain(
      docs.slice(0, 30),
    );
    expect(grammarWords.has(keyword), 'TextMate').toBe(true);
    expect(LANGUAGE_PAGE, 'docs').toMatch(new RegExp(`\`${keyword}\\b`));
    const plain = snippet.replaceAll(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1').replaceAll(/\$\{\d+:([^}]*)\}/g, '$1');
    const { analysis } = at(
      `${plain
        .replace('$0', keyword === 'timeline' ? 'a' : '1')
        .replace('"$2"', '"a.png"')
        .replace('"1"', '"./a.reel"')}¦`,
    );
    expect(documentSymbols(analysis.main.parsed), 'outline').toHaveLength(1);
    expect(
      analysis.main.parsed.statements.flatMap(({ problems }) => problems),
      'snippet',
    ).toEqual([]);
  });
});

describe('items of scenes', () => {
  it.each(items.map((item) => [item.keyword, item] as const))('%s', (keyword, { docs, form, snippet, settings }) => {
    expect(labels('scene a for 2s { ¦ }')).toContain(keyword);
    expect(said(`scene a for 2s { ${keyword.slice(0, 1)}¦${form.slice(1)} }`), 'hover').toContain(docs.slice(0, 30));
    expect(grammarWords.has(keyword), 'TextMate').toBe(true);
    expect(LANGUAGE_PAGE, 'docs').toMatch(new RegExp(`\`${keyword}\\b`));
    expect(SETTINGS_PAGE).toContain(keyword);
    expect(settings.length).toBeGreaterThan(0);
    const { analysis } = at(`scene a for 2s { ${form.replace('…', 'layer on md { value: 1 }')} }¦`);
    expect(
      analysis.main.parsed.statements.flatMap(({ problems }) => problems),
      'form',
    ).toEqual([]);
    const [scene] = documentSymbols(analysis.main.parsed);
    expect(scene!.children, 'outline').toHaveLength(1);
    expect(snippet).toContain(keyword);
    expect(
      foldingRanges(at(`scene a for 2s {\n  ${keyword} x {\n  }\n}¦`).analysis.main.parsed).length,
    ).toBeGreaterThan(0);
  });
});

describe('words between', () => {
  const forms = Object.entries({ ...CLAUSES, ...CONTEXTUAL_CLAUSES }).flatMap(([word, clause]) =>
    clause ? [[word, clause] as const] : [],
  );
  it.each(forms)('%s', (word, { docs }) => {
    const reels: Record<string, string> = {
      for: 'scene a f¦or 2s { }',
      on: 'scene a for 2s { layer o¦n md { value: 1 } }',
      in: 'param a = 1 i¦n 0..2',
      play: 'timeline { p¦lay a }',
      repeat: 'timeline { r¦epeat 2 { play a } }',
      until: 'timeline { play a u¦ntil 2s }',
    };
    expect(said(reels[word]!), 'hover').toContain(docs.slice(0, 30));
    expect(grammarWords.has(word), 'TextMate').toBe(true);
    const places: Record<string, string> = {
      for: 'scene a ¦',
      on: 'scene a for 2s { layer x ¦',
      in: 'param a = 1 ¦',
      play: 'timeline { ¦ }',
      repeat: 'timeline { ¦ }',
      until: 'timeline { play a ¦ }',
    };
    expect(labels(places[word]!)).toContain(word);
  });
});

describe('names', () => {
  const layer = (value: string): string => `media face = "a.mp4"\nscene a for 2s { layer on md { value: ${value} } }`;
  it.each(variables.map(({ name }) => name).filter((name) => !name.includes('.')))('%s', (name) => {
    expect(labels(layer('¦'))).toContain(name);
    expect(said(layer(`0 * ${name}¦`))).toContain(`**${name}**`);
    expect(grammarWords.has(name)).toBe(true);
    expect(LANGUAGE_PAGE).toMatch(new RegExp(`\\b${name}\\b`));
  });
  it.each(audioFeatures.map(({ name }) => name))('audio.%s', (name) => {
    expect(labels(layer('audio.¦'))).toContain(name);
    expect(said(layer(`audio.${name}¦`))).toContain(`audio.${name}`);
    expect(grammarWords.has(name)).toBe(true);
    expect(LANGUAGE_PAGE.replaceAll('subRatio … highRatio', audioFeatures.map((each) => each.name).join(' '))).toMatch(
      new RegExp(`\\b${name}\\b`),
    );
  });
  it.each(Object.keys(MEDIA_MEMBERS).filter((name) => name !== 'light'))('face.%s', (name) => {
    expect(labels(layer('face.¦'))).toContain(name);
    expect(said(layer(`0 * face.${name}¦`))).toContain(name);
    expect(SETTINGS_PAGE).toContain(`NAME.${name}`);
  });
  it.each(Object.keys(TEXT_SOURCES))('text %s(…)', (name) => {
    expect(said(`scene a for 2s { text ${name}¦("x", "y") }`)).toContain(TEXT_SOURCES[name as 'box'].docs);
    const { analysis, offset } = at(`scene a for 2s { text ${name}(¦) }`);
    expect(signatureHelp(analysis, offset)!.signatures[0]!.label).toContain(`${name}(`);
    expect(LANGUAGE_PAGE).toContain(`${name}(`);
  });
  it.each(Object.keys(TEXT_FORMS))('${%s(…)}', (name) => {
    expect(labels('scene a for 2s { text "${¦}" }')).toContain(name);
    expect(said(`scene a for 2s { text "\${${name}¦(t)}" }`)).toContain(TEXT_FORMS[name]!.docs);
    expect(LANGUAGE_PAGE).toContain(`${name}(`);
  });
  it.each(SPAN_WORDS)('[%s]', (name) => {
    expect(labels('scene a for 2s { text "[¦" }')).toContain(name);
    expect(LANGUAGE_PAGE).toContain(`\`${name}\``);
  });
});
