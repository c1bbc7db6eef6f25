// For any text: no exception, no hang, results that are JSON, and formatting that keeps the meaning.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze, compile } from '../../src/language/compile.ts';
import { completions } from '../../src/language/features/completion.ts';
import { documentSymbols } from '../../src/language/features/document-symbols.ts';
import { foldingRanges } from '../../src/language/features/folding.ts';
import { formatText } from '../../src/language/features/format.ts';
import { hover } from '../../src/language/features/hover.ts';
import { inlayHints } from '../../src/language/features/inlay-hints.ts';
import { selectionRange } from '../../src/language/features/selection-ranges.ts';
import { encodeSemanticTokens } from '../../src/language/features/semantic-tokens.ts';
import { signatureHelp } from '../../src/language/features/signature-help.ts';
import { symbolAt } from '../../src/language/features/symbol-at.ts';
import { reelServices } from '../../src/language/syntax/reel-parser.ts';
import { scan } from '../../src/language/syntax/scan.ts';

const folder = (name: string): string[] =>
  readdirSync(join(import.meta.dirname, name))
    .filter((file) => file.endsWith('.reel'))
    .map((file) => readFileSync(join(import.meta.dirname, name, file), 'utf8'));
const reels = [...folder('reels'), ...folder('goldens'), ...folder('cases').map((text) => text.replace(/[»«]/g, ''))];

const word = fc.constantFrom(
  'scene',
  'a',
  'b',
  'for',
  '2s',
  '4beats',
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  'layer',
  'on',
  'md',
  'value',
  ':',
  ',',
  ';',
  'plasma',
  'fbm',
  '|',
  'rotate',
  '45deg',
  '?',
  '+',
  '-',
  '*',
  '/',
  '^',
  '<=',
  '==',
  'not',
  'and',
  'let',
  '=',
  'field',
  'f',
  'look',
  'palette',
  '" .x"',
  '"',
  'colors',
  '#fff',
  '#12',
  'reel',
  'timeline',
  'play',
  '//',
  '/*',
  '*/',
  '\n',
  '1e999',
  '.5',
  '1280x720',
  'audio',
  '.',
  'bass',
  'constructor',
  '__proto__',
  'size',
  'import',
  'use',
  'text',
  'ticker',
  'media',
  'media face = "a.png"',
  'face',
  'face.color',
  'art',
  'fit',
  'value',
  'u',
  't',
  '@',
  '\\',
  '🂡',
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(word, { maxLength: 120 }).map((words) => words.join(' ')),
  fc.array(word, { maxLength: 60 }).map((words) => words.join('')),
);
const mutated = fc
  .tuple(
    fc.constantFrom(...reels),
    fc.array(fc.tuple(fc.nat(), fc.nat(30), fc.oneof(word, fc.string({ maxLength: 4 }))), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([text, edits]) =>
    edits.reduce((result, [at, cut, put]) => {
      const start = at % (result.length + 1);
      return result.slice(0, start) + put + result.slice(start + cut);
    }, text),
  );
const someText = fc.oneof(anyText, mutated);

// That each text ends at all is what the runner's own time limit watches, here as below: machines differ, so no clock is read.
const HANGS_MS = 300_000;

describe('any text', () => {
  it(
    'compiles to JSON and diagnostics inside the text',
    () => {
      fc.assert(
        fc.property(someText, (text) => {
          const result = compile(text);
          expect(JSON.parse(JSON.stringify(result))).toEqual(result);
          const lines = text.split(/\r\n|\r|\n/);
          for (const { range, fixes } of result.diagnostics) {
            for (const each of [range, ...(fixes ?? []).flatMap((fix) => fix.edits.map((edit) => edit.range))]) {
              expect(each.start.line < lines.length && each.end.line < lines.length).toBe(true);
              expect(each.end.line > each.start.line || each.end.character >= each.start.character).toBe(true);
            }
          }
          for (const name of result.brokenScenes)
            expect(result.plan.scenes.map((scene) => scene.name)).not.toContain(name);
          for (const segment of result.plan.segments)
            expect(result.plan.scenes.map((scene) => scene.name)).toContain(segment.scene);
        }),
        { numRuns: 400 },
      );
    },
    HANGS_MS,
  );

  it('compiles to the same result, whatever was compiled before', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        expect(compile(text)).toEqual(compile(text));
      }),
      { numRuns: 40 },
    );
  });

  it(
    'makes no editor feature throw',
    () => {
      fc.assert(
        fc.property(someText, fc.nat(), (text, at) => {
          const analysis = analyze(text, { path: '/reels/main.reel' });
          const offset = at % (text.length + 1);
          completions(analysis, offset);
          hover(analysis, offset);
          signatureHelp(analysis, offset);
          symbolAt(analysis, offset);
          selectionRange(analysis.main.parsed, offset);
          documentSymbols(analysis.main.parsed);
          foldingRanges(analysis.main.parsed);
          inlayHints(analysis);
          encodeSemanticTokens(analysis);
        }),
        { numRuns: 300 },
      );
    },
    HANGS_MS,
  );

  it('formats to the same tokens, and formatting again changes nothing', () => {
    fc.assert(
      fc.property(someText, (text) => {
        const formatted = formatText(text);
        const words = (of: string): string[] => scan(of).map((token) => token.text);
        expect(words(formatted)).toEqual(words(text));
        expect(formatText(formatted)).toBe(formatted);
      }),
      { numRuns: 500 },
    );
  });

  it('has the same tokens for the scanner and the grammar', () => {
    fc.assert(
      fc.property(someText, (text) => {
        const lexed = reelServices().parser.Lexer.tokenize(text);
        fc.pre(lexed.errors.length === 0);
        const tokens = scan(text).filter((token) => token.kind !== 'lineComment' && token.kind !== 'blockComment');
        expect(tokens.map((token) => [token.start, token.text])).toEqual(
          lexed.tokens.map((token) => [token.startOffset, token.image]),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('absurd text', () => {
  const deep = (open: string, close: string, n = 10_000): string => `let a = ${open.repeat(n)}1${close.repeat(n)}`;
  it.each([
    ['parentheses', deep('(', ')')],
    ['open parentheses', deep('(', '')],
    ['lists', deep('[', ']')],
    ['calls', deep('sin(', ')')],
    ['braces', deep('{', '}')],
    ['minus signs', deep('-', '')],
    ['nots', deep('not ', '')],
    ['powers', deep('2^', '')],
    ['questions', deep('1?', '')],
    ['ternaries', deep('1?1:', '')],
    ['sums', deep('1+', '', 100_000)],
    ['pipes', deep('1|', '')],
    ['scenes', 'scene a {'.repeat(10_000)],
    ['layers', `scene a for 1s {${'layer on md {'.repeat(10_000)}`],
    ['a long string', `let a = "${'x'.repeat(3_000_000)}"`],
    ['a long number', `let a = ${'9'.repeat(1_000_000)}`],
    ['a long name', `let ${'x'.repeat(1_000_000)} = 1`],
    ['a long list', `let a = [${'1,'.repeat(200_000)}1]`],
    ['a long comment', `/*${'*'.repeat(2_000_000)}`],
    ['quotes', '"'.repeat(100_000)],
    ['a large file', 'let a = 1\n'.repeat(1_000_000)],
    [
      'a chain of definitions',
      `${Array.from({ length: 3000 }, (_, i) => `let a${i} = a${i + 1} + 1`).join('\n')}\nscene s for 1s { layer on md { value: a0 } }`,
    ],
    [
      'a chain of looks',
      `${Array.from({ length: 3000 }, (_, i) => `look a${i} = a${i + 1} | a${i + 1}`).join('\n')}\nscene s for 1s { layer on md { value: 1 } shade: a0 }`,
    ],
    [
      'many heavy scenes',
      `field f0() = noise() ${Array.from({ length: 30 }, (_, i) => `field f${i + 1}() = f${i}() + f${i}()`).join('\n')}\n${Array.from({ length: 400 }, (_, i) => `scene s${i} for 1s { layer on md { value: f30() } }`).join('\n')}`,
    ],
  ])('%s', (_name, text) => {
    // That it ends at all is what the runner's own time limit watches: no clock here, machines differ.
    const { diagnostics } = compile(text);
    expect(diagnostics.length).toBeGreaterThan(0);
  });

  it('nested too deep is a syntax error at that position', () => {
    const { diagnostics } = compile(deep('(', ')'));
    expect(diagnostics.map((each) => each.code)).toContain('syntax');
    expect(diagnostics[0]!.message).toContain('more than 50 deep');
  });
});
