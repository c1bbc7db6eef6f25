// The editor's features around `media` statements.

import { describe, expect, it } from 'vitest';
import type { CompileFacts } from '../../../src/contract/facts.ts';
import { MEDIA_MEMBERS } from '../../../src/contract/media.ts';
import { builtIn } from '../../../src/catalog/lookup.ts';
import { MATERIAL_EXTENSIONS } from '../../../src/language/check/material-kinds.ts';
import { completions, resolveCompletion } from '../../../src/language/features/completion.ts';
import { documentLinks } from '../../../src/language/features/document-links.ts';
import { documentSymbols } from '../../../src/language/features/document-symbols.ts';
import { foldingRanges } from '../../../src/language/features/folding.ts';
import { formatText } from '../../../src/language/features/format.ts';
import { hover } from '../../../src/language/features/hover.ts';
import { renameEdits } from '../../../src/language/features/rename.ts';
import { semanticTokens } from '../../../src/language/features/semantic-tokens.ts';
import { occurrencesOf, symbolAt } from '../../../src/language/features/symbol-at.ts';
import { materialFacts } from '../marker-cases.ts';
import { at } from './marked.ts';

const facts: CompileFacts = {
  path: '/reels/main.reel',
  materials: new Map([
    [
      '/reels/face.mov',
      materialFacts({ kind: 'footage', seconds: 12.4, hasSound: true, summary: 'H.264, 1920 × 1080, 12.4 s' }),
    ],
  ]),
};
const MEDIA = 'media face = "face.mov"\nmedia logo = "logo.png"\n';
const scene = (inside: string): string => `${MEDIA}scene s for 2s {\n  ${inside}\n}\n`;

describe('completion', () => {
  const complete = (marked: string, options = {}) => {
    const { analysis, offset } = at(marked, facts);
    return completions(analysis, offset, options);
  };
  const labels = (marked: string): string[] => complete(marked).map(({ label }) => label);

  it('offers the statement and the item', () => {
    expect(labels('¦')).toContain('media');
    expect(labels(scene('¦'))).toContain('art');
  });

  it('offers the settings of the statement and their words', () => {
    expect(labels('media face = "face.mov" { fit: cover  ¦ }')).toEqual(
      expect.arrayContaining([
        'at',
        'size',
        'crop',
        'from',
        'to',
        'speed',
        'loop',
        'clock',
        'time',
        'tone',
        'key',
        'theme',
      ]),
    );
    expect(labels('media face = "face.mov" { fit: cover  ¦ }')).not.toContain('fit');
    expect(labels('media face = "face.mov" { fit: ¦ }')).toEqual(['cover', 'contain', 'stretch', 'none']);
    expect(labels('media face = "face.mov" { loop: ¦ }')).toEqual(['on', 'off', 'mirror']);
  });

  it('offers media names where a value, an art or a sound is expected, and their colours', () => {
    expect(labels(scene('layer on md { value: ¦ }'))).toEqual(expect.arrayContaining(['face', 'logo']));
    expect(labels(scene('layer on md { value: face  color: ¦ }'))).toEqual(expect.arrayContaining(['face.color']));
    expect(labels(scene('art ¦'))).toEqual(['face', 'logo']);
    expect(labels(scene('art fa¦ { grid: md }'))).toEqual(['face', 'logo']);
    expect(labels(`reel { audio: ¦ }\n${MEDIA}`)).toEqual(['""', 'face', 'logo']);
  });

  it('offers every member after the dot', () => {
    const members = Object.keys(MEDIA_MEMBERS).filter((name) => name !== 'light');
    expect(labels(scene('layer on md { value: face.¦ }'))).toEqual(members);
    expect(labels(scene('layer on md { value: face.ed¦ }'))).toEqual(members);
    expect(labels(scene('layer on md { value: plasma.¦ }'))).toEqual([]);
  });

  it('offers files with what is known of them, and their picture once one is selected', () => {
    const files = complete('media face = "fa¦"', {
      listFiles: (endings: readonly string[]) => (endings === MATERIAL_EXTENSIONS ? ['face.png'] : ['other']),
      fileDetail: (written: string) => `${written}, 800 × 600`,
    });
    expect(files.map(({ label, detail }) => [label, detail])).toEqual([['"face.png"', 'face.png, 800 × 600']]);
    const [file] = files;
    const resolved = resolveCompletion(
      file!,
      builtIn,
      () => undefined,
      (written) => `![${written}](data:)`,
    );
    expect(resolved.documentation).toEqual({ kind: 'markdown', value: '![face.png](data:)' });
  });

  it('takes `media` and `art` for names where they are names', () => {
    const own = 'let art = 1\nlet media = 2\nscene s for 2s { let x = art\n ¦ }';
    expect(labels(own)).toContain('layer');
    expect(labels('let media = 2\nscene s for 2s { layer on md { value: media * ¦ } }')).toContain('media');
  });
});

describe('hover', () => {
  const markdown = (marked: string): string => {
    const { analysis, offset } = at(marked, facts);
    return hover(analysis, offset, { thumbnailOf: (path) => `data:${path}` })?.markdown ?? '';
  };
  it('tells what the file is, with a picture', () => {
    for (const marked of [
      scene('layer on md { value: fa¦ce }'),
      'media fa¦ce = "face.mov"',
      'media face = "fa¦ce.mov"',
      scene('layer on md { value: fa¦ce.edge }'),
    ]) {
      expect(markdown(marked)).toContain('H.264, 1920 × 1080, 12.4 s · with sound');
      expect(markdown(marked)).toContain('![face](data:/reels/face.mov|width=320)');
    }
  });
  it('explains members, settings and the keywords', () => {
    expect(markdown(scene('layer on md { value: face.ed¦ge }'))).toContain('**face.edge** · number per cell');
    expect(markdown(scene('layer on md { value: face  color: face.co¦lor }'))).toContain('colour per cell');
    expect(markdown('media face = "face.mov" { ti¦me: 2s }')).toContain('replaces `from`');
    expect(markdown('med¦ia face = "face.mov"')).toContain('picture, footage or character art');
    expect(markdown(scene('a¦rt face'))).toContain('own glyphs and colours');
    expect(markdown('let me¦dia = 1')).toContain('let media = 1');
  });
});

it('links, outlines, folds and colours the statement', () => {
  const { analysis, text } = at(
    `${scene('layer on md { value: face.edge }')}media demo = "a.cast" {\n  speed: 2\n}\n¦`,
    facts,
  );
  expect(documentLinks(analysis).map(({ path }) => path)).toEqual([
    '/reels/face.mov',
    '/reels/logo.png',
    '/reels/a.cast',
  ]);
  expect(documentSymbols(analysis.main.parsed).map(({ name, detail }) => [name, detail])).toEqual([
    ['face', 'face.mov'],
    ['logo', 'logo.png'],
    ['s', '2s'],
    ['demo', 'a.cast'],
  ]);
  expect(foldingRanges(analysis.main.parsed)).toContainEqual({ startLine: 5, endLine: 6 });
  const kinds = semanticTokens(analysis).map(({ start, end, type }) => [text.slice(start, end), type]);
  expect(kinds).toEqual(
    expect.arrayContaining([
      ['face', 'variable'],
      ['edge', 'property'],
      ['speed', 'property'],
    ]),
  );
});

it('finds and renames every use', () => {
  const { analysis, offset } = at(
    `reel { audio: face }\n${scene('layer on md { value: face + face.edge }\n  art fa¦ce')}`,
    facts,
  );
  const symbol = symbolAt(analysis, offset)!;
  expect(symbol).toMatchObject({ kind: 'media', name: 'face', start: 27 });
  expect(occurrencesOf(analysis, symbol)).toHaveLength(5);
  expect(renameEdits(analysis, '/reels/main.reel', symbol, 'head')[0]!.spans).toHaveLength(5);
  expect(renameEdits(analysis, '/reels/main.reel', symbol, 'media')[0]!.spans).toHaveLength(5);
  expect(() => renameEdits(analysis, '/reels/main.reel', symbol, 'logo')).toThrow('already');
});

it('formats the statement like every other', () => {
  expect(
    formatText('media  face="face.mov"{from:2s loop:mirror}  media logo = "logo.png"\nlet art=1\nlet media = art  '),
  ).toBe('media face = "face.mov" { from: 2s  loop: mirror }\nmedia logo = "logo.png"\nlet art = 1\nlet media = art\n');
  expect(formatText('scene s for 2s {\nart   face{grid:md   at:top}   art logo\nlet x = art\n}')).toBe(
    'scene s for 2s {\n  art face { grid: md  at: top }  art logo\n  let x = art\n}\n',
  );
});
