// The markup of texts: spans, values, escapes, raw strings; and what the plan has of them.

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { TextItem } from '../../src/contract/plan.ts';
import { boxText, tableText } from '../../src/language/check/text-source.ts';
import { analyze, compile } from '../../src/language/compile.ts';
import { completions } from '../../src/language/features/completion.ts';
import { reelString } from '../../src/contract/reel-string.ts';
import { readRawString } from '../../src/language/syntax/raw-string.ts';
import { scan } from '../../src/language/syntax/scan.ts';
import { readMarkup } from '../../src/language/syntax/text-markup.ts';

function textOf(written: string, before = ''): { item: TextItem; problems: string[] } {
  const { plan, diagnostics } = compile(`${before}\nscene a for 2s {\n  text ${written}\n}\n`, {
    path: '/reels/a.reel',
    fileExists: () => true,
  });
  const item = plan.scenes[0]?.items.find((each) => each.kind === 'text') as TextItem;
  return { item, problems: diagnostics.map(({ severity, code }) => `${severity} ${code}`) };
}
/** The parts in short: a text with its style's number in front. */
const partsOf = (written: string, before = '') =>
  textOf(written, before).item.parts.map((part) =>
    'text' in part ? `${part.style}:${part.text}` : 'value' in part ? `${part.style}:{${part.form}}` : 'other',
  );

describe('spans', () => {
  it('are colour names, colours, entries of lists, and styles, nested', () => {
    const { item, problems } = textOf('"npm [green]run [b]fast[/][/] [#f0f]x[/#f0f]"');
    expect(item.parts).toEqual([
      { text: 'npm ', style: 0 },
      { text: 'run ', style: 1 },
      { text: 'fast', style: 2 },
      { text: ' ', style: 0 },
      { text: 'x', style: 3 },
    ]);
    expect(item.styles.map(({ bold, color }) => [bold, color !== null])).toEqual([
      [false, false],
      [false, true],
      [true, true],
      [false, true],
    ]);
    expect(problems).toEqual([]);
  });
  it('take colours of a list by its name, which then counts as used', () => {
    const { item, problems } = textOf('"[ember]a[/] [ember.1]b[/] [ember.9]c[/]"', 'colors ember = [#000000, #ff5a00]');
    expect(problems).toEqual([]);
    expect(item.parts.map((part) => ('text' in part ? part.text : ''))).toEqual(['a', ' ', 'b', ' [ember.9]c[/]']);
  });
  it('are nothing else in brackets, and not after a backslash', () => {
    expect(partsOf(String.raw`"a[0] [not a tag] [/] [] [nope]x[/] \[green]y"`)).toEqual([
      '0:a[0] [not a tag] [/] [] [nope]x[/] [green]y',
    ]);
  });
  it('share a style that is written twice', () => {
    expect(partsOf('"[b]a[/]c[b]d[/]"')).toEqual(['1:a', '0:c', '1:d']);
  });
});

describe('values', () => {
  it('are written plainly or in a form of their own', () => {
    expect(partsOf('"${round(t)} ${fixed(t, 2)} ${clock(t)} ${percent(progress)} ${progress(progress, 10)}"')).toEqual([
      '0:{plain}',
      '0: ',
      '0:{fixed}',
      '0: ',
      '0:{clock}',
      '0: ',
      '0:{percent}',
      '0: ',
      '0:{bar}',
    ]);
  });
  it.each(['${nope}', '${x}', '${1 +}', '${}', '${#ff0000}', '${fixed()}'])(
    '%s is shown as written, with a warning',
    (value) => {
      const { item, problems } = textOf(`"a ${value} b"`);
      expect(item.parts).toEqual([{ text: `a ${value} b`, style: 0 }]);
      expect(problems).toEqual(['warning unresolved-text']);
    },
  );
  it('use lets, which then count as used', () => {
    expect(textOf('"${2 * k}"', 'let k = 3').problems).toEqual([]);
  });
  it('are escaped by a backslash', () => {
    expect(partsOf(String.raw`"\${t} costs \$5 and $6"`)).toEqual(['0:${t} costs $5 and $6']);
  });
  it('take what the captions say', () => {
    expect(textOf('"${caption.line} ${caption.word}"').item.parts).toEqual([
      { caption: 'line', style: 0 },
      { text: ' ', style: 0 },
      { caption: 'word', style: 0 },
    ]);
  });
});

describe('raw strings', () => {
  it('have no escapes and no markup, and lose common indentation', () => {
    expect(partsOf('"""\n    [b]a[/]\\n\n      "b" ${t}\n  """')).toEqual(['0:[b]a[/]\\n\n  "b" ${t}']);
  });
  it('keep blank lines between, and the first line where it is not blank', () => {
    expect(readRawString('"""a\n   b\n\n   c"""')).toEqual({ value: 'a\nb\n\nc', closed: true });
    expect(readRawString('"""x"""').value).toBe('x');
    expect(readRawString('""""""').value).toBe('');
  });
  it('may hold lines that look like statements', () => {
    const text =
      'scene a for 2s {\n  text """\nlet x = 1\nscene b for 2s {\n"""\n}\nscene c for 1s { layer on md { value: 0 } }\n';
    const { plan, diagnostics } = compile(text);
    expect(diagnostics).toEqual([]);
    expect(plan.scenes.map(({ name }) => name)).toEqual(['a', 'c']);
  });
  it('end before the next statement where they are not closed', () => {
    const text = 'scene a for 2s {\n  text """\n  open\n}\nscene c for 1s { layer on md { value: 0 } }\n';
    const { plan, diagnostics } = compile(text);
    expect(plan.scenes.map(({ name }) => name)).toEqual(['c']);
    expect(diagnostics.map(({ code }) => code)).toContain('syntax');
    expect(diagnostics.every(({ range }) => range.start.line < 4)).toBe(true);
  });
  it('are one token for the scanner', () => {
    expect(scan('text """a "b" """ { pre: on }').map(({ kind }) => kind)).toEqual([
      'word',
      'string',
      'punct',
      'word',
      'punct',
      'word',
      'punct',
    ]);
  });
});

describe('sources', () => {
  it('of files are read by the engine', () => {
    const { item } = textOf('file("poem.txt") { pre: on }');
    expect(item.parts).toMatchObject([{ media: { kind: 'texts', written: 'poem.txt', path: '/reels/poem.txt' } }]);
    expect(item.pre).toBe(true);
  });
  it('draw a box around lines of any width', () => {
    expect(boxText('T', 'ab\n日本')).toBe('┌─ T ──┐\n│ ab   │\n│ 日本 │\n└──────┘');
    expect(boxText('', 'a')).toBe('┌───┐\n│ a │\n└───┘');
  });
  it('align columns, numbers on the right', () => {
    expect(tableText(['name | size', 'a.ts | 117K', 'long name | 4K'])).toBe(
      'name      │ size\n──────────┼─────\na.ts      │ 117K\nlong name │   4K',
    );
  });
  it('write a bar and its percentage', () => {
    expect(partsOf('progress(progress, 10)')).toEqual(['0:{bar}', '0: ', '0:{share}']);
  });
  it.each([
    ['upper("a")', 'error text-source'],
    ['box()', 'error text-source'],
    ['file(3)', 'error text-source'],
  ])('%s is an error', (written, problem) => {
    expect(textOf(written).problems).toContain(problem);
  });
});

test('any text without brackets, dollars and backslashes is one piece of itself', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }).filter((text) => !/[[\]$\\"\r]/.test(text)),
      (text) => {
        const pieces = readMarkup(reelString(text));
        expect(pieces.map((piece) => (piece.k === 'text' ? piece.text : piece.k)).join('')).toBe(text);
        expect(pieces.length).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test('pieces cover the token from the first quote to the last, in order', () => {
  const piece = fc.constantFrom(
    '[b]',
    '[/]',
    '[',
    ']',
    '${t}',
    '${',
    '}',
    '\\[',
    '\\$',
    '\\n',
    '\\\\',
    'a',
    ' ',
    '日',
    '[#fff]',
  );
  fc.assert(
    fc.property(fc.array(piece), (parts) => {
      const token = `"${parts.join('')}"`;
      let at = 1;
      for (const { start, end } of readMarkup(token)) {
        expect(start).toBe(at);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(at).toBe(token.length - 1);
    }),
  );
});

test('an escaped text shows what was written, whatever it is', () => {
  const escape = (text: string) => reelString(text).replace(/[[$]/g, '\\$&');
  fc.assert(
    fc.property(
      fc.string().filter((text) => !/[\r]/.test(text)),
      (text) => {
        const pieces = readMarkup(escape(text));
        expect(pieces.map((piece) => (piece.k === 'text' ? piece.text : '!')).join('')).toBe(text);
      },
    ),
  );
});

test('a raw string never reaches past the statement, and scanning any text ends', () => {
  const line = fc.constantFrom('"""', 'scene a for 2s {', '  text """x"""', 'let a = 1', '}', 'words', '  "" "', '');
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = lines.join('\n');
      const tokens = scan(text);
      tokens.forEach((token, i) => expect(token.start).toBeGreaterThanOrEqual(tokens[i - 1]?.end ?? 0));
      expect(() => compile(text)).not.toThrow();
    }),
  );
});

describe('completion in a text', () => {
  const labels = (text: string) => {
    const offset = text.indexOf('»');
    return completions(analyze(text.replace('»', '')), offset).map(({ label }) => label);
  };
  it('offers names of spans after a bracket', () => {
    const found = labels('colors ember = [#000, #fff]\nscene a for 2s {\n  text "a [»"\n}\n');
    expect(found).toEqual(expect.arrayContaining(['ember', 'b', 'dim', 'green']));
    expect(found).not.toContain('plasma');
  });
  it('offers names of numbers in `${…}`, and members', () => {
    expect(labels('let score = 3\nscene a for 2s {\n  text "${sc»}"\n}\n')).toEqual(
      expect.arrayContaining(['score', 'round', 't']),
    );
    expect(labels('scene a for 2s {\n  text "${caption.»}"\n}\n')).toEqual(['progress', 'index', 'line', 'word']);
    expect(labels('scene a for 2s {\n  text "${audio.»}"\n}\n')).toContain('bass');
  });
  it('offers nothing of the kind in a palette', () => {
    expect(labels('palette p = " [»"\n')).not.toContain('green');
  });
});

test('a font that is not there names those that are', () => {
  const { diagnostics } = compile('scene a for 2s {\n  text "x" { font: "Noto Serif" }\n}\n', {
    path: '/reels/a.reel',
    fileExists: (path) => path === '/reels/b.ttf',
    filesIn: () => ['b.ttf', 'C.OTF', 'a.reel'],
  });
  expect(diagnostics.map(({ help }) => help)).toEqual([
    'Looked for /reels/Noto Serif. The font files there: `C.OTF`, `b.ttf`.',
  ]);
});
