// The editor's features, called as functions. `|` in a text marks the cursor.

import { describe, expect, it } from 'vitest';
import { type Analysis, analyze } from '../../src/language/compile.ts';
import { builtIn } from '../../src/catalog/lookup.ts';
import type { CompileFacts } from '../../src/contract/facts.ts';
import { codeActions } from '../../src/language/features/code-actions.ts';
import { colorPresentations, documentColors } from '../../src/language/features/colors.ts';
import { completions, type CompletionOptions, resolveCompletion } from '../../src/language/features/completion.ts';
import { documentLinks } from '../../src/language/features/document-links.ts';
import { documentSymbols } from '../../src/language/features/document-symbols.ts';
import { foldingRanges } from '../../src/language/features/folding.ts';
import { formatEdits, formatOnType, formatText } from '../../src/language/features/format.ts';
import { hover } from '../../src/language/features/hover.ts';
import { inlayHints } from '../../src/language/features/inlay-hints.ts';
import { prepareRename, renameEdits } from '../../src/language/features/rename.ts';
import { sceneAt } from '../../src/language/features/scene-at.ts';
import { selectionRange } from '../../src/language/features/selection-ranges.ts';
import { semanticTokens } from '../../src/language/features/semantic-tokens.ts';
import { signatureHelp } from '../../src/language/features/signature-help.ts';
import { occurrencesOf, symbolAt } from '../../src/language/features/symbol-at.ts';

function at(
  marked: string,
  facts: CompileFacts = { path: '/reels/main.reel' },
): { analysis: Analysis; offset: number; text: string } {
  const offset = marked.indexOf('¦');
  const text = marked.replace('¦', '');
  return { analysis: analyze(text, facts), offset, text };
}
const complete = (marked: string, options: CompletionOptions = {}) => {
  const { analysis, offset } = at(marked);
  return completions(analysis, offset, options);
};
const labels = (marked: string): string[] => complete(marked).map((item) => item.label);
const layer = (inside: string): string => `scene s for 2s { layer on md { ${inside} } }`;

describe('completion', () => {
  it('offers statements and, in blocks, settings that are not given yet', () => {
    expect(labels('¦')).toEqual(expect.arrayContaining(['scene', 'reel', 'let', 'look', 'timeline']));
    expect(labels('let a = 1\nsc¦')).toContain('scene');
    expect(labels('scene s for 2s { ¦ }')).toEqual(
      expect.arrayContaining(['layer', 'particles', 'text', 'gamma', 'shade', 'transition']),
    );
    const inLayer = labels(layer('value: 1  ¦'));
    expect(inLayer).toEqual(expect.arrayContaining(['hue', 'palette', 'mask']));
    expect(inLayer).not.toContain('value');
    expect(labels('reel { size: square  ¦')).toEqual(expect.arrayContaining(['fps', 'audio']));
    expect(labels('scene s for 2s { particles boids on md { ¦ } }')).toEqual(
      expect.arrayContaining(['perception', 'count']),
    );
    expect(labels('scene s for 2s { text "x" { ¦ } }')).toEqual(expect.arrayContaining(['reveal', 'backdrop']));
  });

  it('offers what the value can be', () => {
    const value = labels(layer('value: ¦'));
    expect(value).toEqual(expect.arrayContaining(['plasma', 'fbm', 'sin', 'u', 'progress', 'audio']));
    expect(value).not.toContain('bloom');
    expect(labels(layer('value: plasma() | ¦'))).toEqual(expect.arrayContaining(['rotate', 'tile']));
    expect(labels(layer('value: plasma() | ¦'))).not.toContain('plasma');
    expect(labels(layer('value: 1  palette: ¦'))).toEqual(expect.arrayContaining(['ascii', 'katakana']));
    expect(labels(layer('value: 1  color: ¦'))).toEqual(expect.arrayContaining(['ramp', 'hsv']));
    expect(labels(layer('value: 1  color: ramp(¦'))).toEqual(expect.arrayContaining(['neon', 'vaporwave']));
    expect(labels(layer('value: 1  glyphs: ¦'))).toEqual(['ramp', 'random', 'shape', 'edges']);
    expect(labels(layer('value: 1  blend: ¦'))).toEqual(expect.arrayContaining(['screen', 'overlay', 'hardmix']));
    expect(labels('scene s for 2s { shade: bloom() | ¦ }')).toEqual(expect.arrayContaining(['vignette', 'grain']));
    expect(labels('scene s for 2s { transition: ¦ }')).toEqual(expect.arrayContaining(['crossfade', 'wipe']));
    expect(labels('scene s for 2s { feedback: ¦ }')).toEqual(expect.arrayContaining(['echo', 'tunnel']));
    expect(labels('scene s for 2s { text "x" { reveal: ¦ } }')).toEqual(expect.arrayContaining(['typewriter']));
    expect(labels('reel { size: ¦ }')).toEqual(expect.arrayContaining(['landscape', 'portrait4k']));
    expect(labels('look l = ¦')).toEqual(expect.arrayContaining(['bloom']));
  });

  it('leaves out what would be an error', () => {
    for (const place of [
      'scene s for 2s { gamma: ¦ }',
      layer('value: 1  opacity: ¦'),
      'scene s for 2s { shade: grain(¦ }',
    ]) {
      const offered = labels(place);
      expect(offered, place).toEqual(expect.arrayContaining(['t', 'progress', 'sin', 'audio']));
      for (const perCell of ['u', 'dist', 'col', 'value', 'plasma', 'fbm', 'circle'])
        expect(offered, place).not.toContain(perCell);
    }
    expect(labels(layer('value: ¦'))).not.toContain('value');
    expect(labels(layer('value: 1  color: ramp(neon, ¦'))).toContain('value');
  });

  it('offers fields before functions where a layer takes its value', () => {
    const sorted = complete(layer('value: ¦'))
      .toSorted((a, b) => (a.sortText! < b.sortText! ? -1 : 1))
      .map((item) => item.label);
    expect(sorted.indexOf('plasma')).toBeLessThan(sorted.indexOf('sin'));
    expect(new Set(sorted).size).toBe(sorted.length);
  });

  it('offers parameters, their words, units, members, grids and systems', () => {
    expect(labels(layer('value: voronoi(mode: ¦'))).toEqual(['distance', 'edge', 'cell']);
    expect(labels(layer('value: fbm(¦'))).toEqual(expect.arrayContaining(['octaves', 'gain', 'progress']));
    expect(labels(layer('value: fbm(octaves: 3, ¦'))).not.toContain('octaves');
    expect(labels('scene s for 2s { shade: bloom(¦ }')).toEqual(expect.arrayContaining(['threshold', 'when', 'mix']));
    expect(labels('scene s for 2¦')).toEqual(expect.arrayContaining(['2s', '2beats', '2bars']));
    expect(labels(layer('value: audio.¦'))).toEqual(expect.arrayContaining(['bass', 'decay']));
    expect(labels('scene s for 2s { layer on ¦')).toEqual(['xs', 'sm', 'md', 'lg', 'xl', 'xxl']);
    expect(labels('scene s for 2s { particles ¦')).toEqual(expect.arrayContaining(['boids', 'embers']));
    expect(labels('scene one for 2s {} timeline { play ¦')).toEqual(['one']);
    expect(labels('scene one for ¦')).toContain('8beats');
  });

  it("offers the author's own names, with the comment above them", () => {
    const items = complete(
      '// How hard it pumps.\nlet drive = 1\nfield own(size = 1) = plasma()\nscene s for 2s { let grow = 1 layer on md { value: ¦ } }',
    );
    expect(items.find((item) => item.label === 'drive')).toMatchObject({
      documentation: { value: 'How hard it pumps.' },
    });
    expect(items.map((item) => item.label)).toEqual(expect.arrayContaining(['own', 'grow']));
    expect(labels('field f(size = 1) = si¦')).toContain('size');
    expect(labels('look warm_ = bloom() scene s for 1s { shade: ¦ }')).toContain('warm_');
    expect(labels('palette p = " ." colors c = [#fff] scene s for 1s { layer on md { palette: ¦ } }')).toContain('p');
  });

  it('documents with parameters, an example and a picture', () => {
    const item = resolveCompletion(
      complete(layer('value: ¦')).find((each) => each.label === 'fbm')!,
      builtIn,
      (entry) => `data:${entry.kind}/${entry.name}`,
    );
    const docs = (item.documentation as { value: string }).value;
    expect(docs).toContain('![fbm](data:field/fbm|width=320)');
    expect(docs).toContain('octaves');
    expect(item.detail).toMatch(/^fbm\(octaves: 5/);
    expect((resolveCompletion(item, builtIn, () => undefined).documentation as { value: string }).value).not.toContain(
      '![',
    );
  });

  it('offers files and replaces the word that is there', () => {
    const listFiles = (endings: readonly string[]): string[] =>
      endings.includes('.mp3') ? ['music/a.mp3'] : endings.includes('.reel') ? ['./b.reel'] : [];
    expect(complete('reel { audio: "¦" }', { listFiles }).map((item) => item.label)).toEqual(['"music/a.mp3"']);
    expect(complete('reel { audio: "./mu¦" }', { listFiles }).map((item) => item.label)).toEqual(['"./music/a.mp3"']);
    expect(complete('import "¦"', { listFiles }).map((item) => item.label)).toEqual(['"./b.reel"']);
    expect(complete(layer('value: pla¦sma')).find((item) => item.label === 'plasma')!.textEdit).toMatchObject({
      range: { start: { character: 38 }, end: { character: 44 } },
    });
    expect(labels('// ¦')).toEqual([]);
    expect(labels(layer('value: glyphText("pla¦"'))).toEqual([]);
  });
});

describe('hover', () => {
  const markdown = (marked: string): string => {
    const { analysis, offset } = at(marked);
    return hover(analysis, offset, { pictureOf: (entry) => `data:${entry.kind}/${entry.name}` })?.markdown ?? '';
  };
  it('explains every kind of word', () => {
    expect(markdown(layer('value: pla¦sma()'))).toContain('value field');
    expect(markdown(layer('value: fbm(oct¦aves: 3)'))).toContain('from 1 to 12');
    expect(markdown(layer('va¦lue: 1'))).toContain('needed');
    expect(markdown(layer('value: audio.de¦cay'))).toContain('audio.decay');
    expect(markdown(layer('value: di¦st'))).toContain('per cell');
    expect(markdown(layer('value: 1  palette: den¦se'))).toContain('glyph palette');
    expect(markdown(layer('value: 1  color: ramp(ne¦on, value)'))).toContain('data:image/svg+xml');
    expect(markdown(layer('value: 1  color: #ff8¦800'))).toMatch(/data:image\/svg\+xml.*255, 136, 0/);
    expect(markdown(layer('value: voronoi(mode: ed¦ge)'))).toContain('one of distance, edge, cell');
    expect(markdown('scene s for 2s { layer on m¦d { value: 1 } }')).toContain('192×57');
    expect(markdown('reel { bpm: 120 fps: 25 } scene s for 2¦s { layer on md { value: 1 } }')).toContain('50 frames');
    expect(markdown('scene s for 2s { shade: blo¦om() layer on md { value: 1 } }')).toContain(
      '![bloom](data:shader/bloom|width=320)',
    );
    expect(
      markdown(
        '// My field.\nfield own(size = 1) = plasma(scale: size)\nscene s for 1s { layer on md { value: o¦wn() } }',
      ),
    ).toMatch(/field own\(size = 1\)[^]*My field\./);
    expect(markdown('scene s¦ for 2s { layer on md { value: 1 } }')).toContain('0.00 s – 2.00 s (48 frames)');
    expect(markdown('scene s for 2s { ¦ }')).toBe('');
  });
  it('explains the words of the language itself, but not settings of the same name', () => {
    for (const [marked, words] of [
      ['sc¦ene s for 2s { layer on md { value: 1 } }', 'its length'],
      ['scene s fo¦r 2s { layer on md { value: 1 } }', 'A length in seconds'],
      ['scene s for 2s { lay¦er on md { value: 1 } }', 'grid of glyphs'],
      ['scene s for 2s { layer on md { value: 1 } }\ntimeline { pl¦ay s }', 'segment'],
      ['re¦el "x" { }', 'header'],
      ['scene s for 2s { te¦xt "x" { } }', 'text over the picture'],
    ] as const)
      expect(markdown(marked)).toContain(words);
    expect(markdown(layer('value: 1  pale¦tte: dense'))).toContain('setting');
  });
  it('shows the comment above without its slashes', () => {
    expect(markdown('/// Mine.\nlet dr¦ive = 1 scene s for 1s { layer on md { value: drive } }')).toMatch(
      /\n\nMine\.$/,
    );
  });
});

describe('signature help', () => {
  it('knows the argument', () => {
    const help = (marked: string) => {
      const { analysis, offset } = at(marked);
      return signatureHelp(analysis, offset);
    };
    expect(help(layer('value: fbm(4, ¦'))).toMatchObject({
      activeParameter: 1,
      signatures: [{ label: expect.stringContaining('fbm(octaves: 5, scale: 1') }],
    });
    expect(help(layer('value: fbm(gain: ¦'))).toMatchObject({ activeParameter: 3 });
    expect(help(layer('value: sin(fbm(1), ¦'))!.signatures[0]!.label).toMatch(/^sin/);
    expect(help('field own(a = 1, b = 2) = a scene s for 1s { layer on md { value: own(1, ¦) } }')).toMatchObject({
      activeParameter: 1,
      signatures: [{ label: 'own(a: 1, b: 2)' }],
    });
    expect(help('scene s for 2s { shade: bloom(100, ¦ }')).toMatchObject({ activeParameter: 1 });
    expect(help(layer('value: plasma() | wave(¦'))!.signatures[0]!.documentation).toBeDefined();
    expect(help(layer('value: 1 ¦'))).toBeNull();
  });
});

describe('names', () => {
  const source =
    'let drive = 1\nfield own(size = 1) = plasma(scale: size) * drive\nlook l = bloom()\nscene s for 1s { let drive = 2 layer on md { value: own(size: 2) * drive } shade: l }\nscene z for 1s { layer on md { value: drive } }\ntimeline { play s play s }';
  const places = (marked: string): string[] => {
    const { analysis, offset, text } = at(marked);
    const symbol = symbolAt(analysis, offset);
    return symbol
      ? occurrencesOf(analysis, symbol)
          .map(({ start }) => {
            const { line, character } = analysis.main.parsed.lines.position(start);
            return `${line}:${character}${text.slice(start, start + 1)}`;
          })
          .sort()
      : [];
  };
  it('are found with all their uses, by scope', () => {
    expect(places(source.replace('let drive = 1', 'let dr¦ive = 1'))).toEqual(['0:4d', '1:44d', '4:38d']);
    expect(places(source.replace('* drive }', '* dr¦ive }'))).toEqual(['3:21d', '3:67d']);
    expect(places(source.replace('scale: size', 'scale: si¦ze'))).toEqual(['1:10s', '1:36s', '3:56s']);
    expect(places(source.replace('play s play', 'play s¦ play'))).toEqual(['3:6s', '5:16s', '5:23s']);
    expect(places(source.replace('look l', 'look l¦'))).toHaveLength(2);
    expect(places(layer('value: pla¦sma'))).toEqual([]);
  });

  it('are renamed with all their uses, across files', () => {
    const shared = 'let drive = 1\nfield own() = plasma() * drive';
    const readImport = (path: string): string | null => (path === '/reels/shared.reel' ? shared : null);
    const main = at('import "shared.reel" scene s for 1s { layer on md { value: dr¦ive } }', {
      path: '/reels/main.reel',
      readImport,
    });
    const other = analyze('import "shared.reel" scene t for 1s { layer on md { value: drive * own } }', {
      path: '/reels/other.reel',
      readImport,
    });
    const target = prepareRename(main.analysis, main.offset)!;
    expect(main.text.slice(target.start, target.end)).toBe('drive');
    const edits = renameEdits(
      main.analysis,
      '/reels/main.reel',
      target.symbol,
      'force',
      new Map([['/reels/other.reel', other]]),
    );
    expect(edits.map(({ path, spans }) => [path, spans.length]).sort()).toEqual(
      [
        ['/reels/other.reel', 1],
        ['/reels/shared.reel', 2],
        [null, 1],
      ].sort(),
    );
    expect(() => renameEdits(main.analysis, '/reels/main.reel', target.symbol, 'scene')).toThrow(
      'word of the language',
    );
    expect(() => renameEdits(main.analysis, '/reels/main.reel', target.symbol, '2x')).toThrow('Expected a name');
    const own = at('let a¦ = 1 let b = a');
    expect(() => renameEdits(own.analysis, null, symbolAt(own.analysis, own.offset)!, 'b')).toThrow('already');
  });
});

describe('quick fixes', () => {
  it('mend what they are offered for', () => {
    const text =
      'scene mistakes { layer on md { value: plasmaa(scle: 2) | rotate(45)  blend: scren } shade: blom() feedback: echo(blend: multiply) }';
    let now = text;
    for (let round = 0; round < 12; round++) {
      const { result } = analyze(now);
      const [action] = codeActions('u', result.diagnostics, {
        start: { line: 0, character: 0 },
        end: { line: 9, character: 0 },
      });
      if (!action) break;
      const { lines } = analyze(now).main.parsed;
      for (const { range, newText } of action.edit!.changes!.u!)
        now = now.slice(0, lines.offset(range.start)) + newText + now.slice(lines.offset(range.end));
    }
    expect(now).toBe(
      'scene mistakes for 6s { layer on md { value: plasma(scale: 2) | rotate(45deg)  blend: screen } shade: bloom() feedback: echo(blend: screen) }',
    );
    expect(analyze(now).result.diagnostics).toEqual([]);
  });
});

describe('colours', () => {
  it('are shown and written back', () => {
    const { analysis } = at('colors c = [#f80, #102030] ¦');
    expect(
      documentColors(analysis.main.parsed).map(({ color }) =>
        [color.red, color.green, color.blue].map((channel) => Math.round(channel * 255)),
      ),
    ).toEqual([
      [255, 136, 0],
      [16, 32, 48],
    ]);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } };
    expect(colorPresentations({ red: 1, green: 8 / 15, blue: 0, alpha: 1 }, range).map((each) => each.label)).toEqual([
      '#ff8800',
      '#f80',
      'rgb(1, 0.533, 0)',
    ]);
  });
});

describe('structure', () => {
  const text =
    '// One\n// two\nreel "Film" {\n  fps: 24\n}\nimport "a.reel"\nimport "b.reel"\nscene s for 2s {\n  layer sky on md {\n    value: fbm(octaves: 3) * 2\n  }\n  text "Hi" {\n    at: top\n  }\n}\ntimeline {\n  play s\n  play s for 1s\n}\n';
  const { analysis } = at(`${text}¦`);
  it('is outlined', () => {
    const outline = documentSymbols(analysis.main.parsed);
    expect(outline.map((each) => each.name)).toEqual(['Film', 'a.reel', 'b.reel', 's', 'timeline']);
    expect(outline[3]!.children!.map((each) => each.name)).toEqual(['sky', '“Hi”']);
    expect(outline[4]!.children!.map((each) => each.detail)).toEqual(['', '1s']);
  });
  it('folds', () => {
    expect(
      foldingRanges(analysis.main.parsed)
        .map((each) => `${each.startLine}-${each.endLine}${each.kind ? ` ${each.kind}` : ''}`)
        .sort(),
    ).toEqual(['0-1 comment', '11-12', '15-17', '2-3', '5-6 imports', '7-13', '8-9']);
  });
  it('selects outwards', () => {
    const widths: string[] = [];
    for (
      let range: ReturnType<typeof selectionRange> | undefined = selectionRange(
        analysis.main.parsed,
        text.indexOf('octaves') + 2,
      );
      range;
      range = range.parent
    ) {
      const { lines } = analysis.main.parsed;
      widths.push(text.slice(lines.offset(range.range.start), lines.offset(range.range.end)).split('\n')[0]!);
    }
    expect(widths.slice(0, 6)).toEqual([
      'octaves',
      'octaves: 3',
      'fbm(octaves: 3)',
      'fbm(octaves: 3) * 2',
      'value: fbm(octaves: 3) * 2',
      'layer sky on md {',
    ]);
  });
  it('says which scene is where', () => {
    expect(sceneAt(analysis, text.indexOf('octaves'))).toEqual({ scene: 's', segment: 1 });
    expect(sceneAt(analysis, text.indexOf('play s for'))).toEqual({ scene: 's', segment: 2 });
    expect(sceneAt(analysis, 0)).toEqual({ scene: null, segment: null });
  });
  it('hints at times', () => {
    expect(inlayHints(analysis).map((hint) => `${hint.position.line} ${hint.label as string}`)).toEqual([
      '7 0.00 s · 48 frames · plays 2×',
      '16 0.00 s · 48 frames',
      '17 2.00 s · 24 frames',
    ]);
    const beats = at('reel { audio: "a.mp3" } scene s for 3beats { layer on md { value: 1 } } ¦', {
      path: '/reels/main.reel',
      beats: { times: [0, 0.4, 0.9, 1.55], tempo: 110 },
    });
    expect(inlayHints(beats.analysis)[0]!.label).toBe('0.00 s · 37 frames · ends at 1.55 s');
    // A name with a b in it is no length in beats.
    const named = at('scene bob for 1s { layer on md { value: 1 } } timeline { play bob for 1s } ¦');
    expect(inlayHints(named.analysis).map((hint) => hint.label)).toEqual(['0.00 s · 24 frames', '0.00 s · 24 frames']);
    const inside = at(
      'reel { bpm: 60 } scene a for 1s { layer on md { value: 1 } } scene b for 1bar { level: fade(0s, 2beats) layer on md { value: 1 } } ¦',
    );
    expect(inlayHints(inside.analysis).map((hint) => hint.label)).toEqual([
      '0.00 s · 24 frames',
      '3.00 s',
      '1.00 s · 96 frames · ends at 5.00 s',
    ]);
  });
  it('links files', () => {
    const linked = at(
      'reel { audio: "music/a.mp3" captions: "c.srt" } import "./b.reel" scene s for 1s { text "x" { font: "f.ttf" } } ¦',
    );
    expect(
      documentLinks(linked.analysis)
        .map((link) => link.path)
        .sort(),
    ).toEqual(['/reels/b.reel', '/reels/c.srt', '/reels/f.ttf', '/reels/music/a.mp3']);
    for (const typing of [
      'use',
      'use "',
      'import ""',
      'reel "x" { audio: "" }',
      'scene a for 2s { }\nuse',
      'reel "x" { font: "',
    ])
      expect(documentLinks(at(`${typing}¦`).analysis)).toEqual([]);
  });
  it('colours names by what they mean', () => {
    const colored = at(
      'let k = 1 look l = bloom(when: audio.beat) scene s for 1s { layer on md { value: plasma(scale: k) palette: dense } shade: l } ¦',
    );
    const kinds = Object.fromEntries(
      semanticTokens(colored.analysis).map((token) => [colored.text.slice(token.start, token.end), token.type]),
    );
    expect(kinds).toMatchObject({
      k: 'variable',
      l: 'method',
      bloom: 'method',
      when: 'parameter',
      'audio.beat': 'variable',
      s: 'class',
      md: 'type',
      value: 'property',
      plasma: 'function',
      scale: 'parameter',
      dense: 'enumMember',
    });
  });
});

describe('formatter', () => {
  it('settles spaces, lines and indentation, and keeps comments', () => {
    expect(
      formatText(
        'reel"X"{size:landscape fps:24}let a=1 let b = -2*-x^2+(a?b:c)// why\nscene s for 2s{\nlayer on md{\nvalue:fbm( 4 ,gain :.4 )|rotate( 45deg )\nhue:a\n+b /* c */\ncolor : ramp( [ #fff,#000 ] , value )}\n\n\n\ntext "x"{at:(0.5,-0.3)}\nshade: bloom(\nthreshold: 3)|vignette\n}\nfield f(a=1,b=2)=\na+b',
      ),
    ).toBe(
      'reel "X" { size: landscape  fps: 24 }\nlet a = 1\nlet b = -2 * -x^2 + (a ? b : c)// why\nscene s for 2s {\n  layer on md {\n    value: fbm(4, gain: .4) | rotate(45deg)\n    hue: a\n      + b /* c */\n    color: ramp([#fff, #000], value) }\n\n  text "x" { at: (0.5, -0.3) }\n  shade: bloom(\n    threshold: 3) | vignette\n}\nfield f(a = 1, b = 2) =\n  a + b\n'.replace(
        'c)// why',
        'c) // why',
      ),
    );
  });
  it('leaves a tidy reel alone', () => {
    const tidy =
      '// Tidy.\nreel "X" { fps: 24  seed: 1 }\n\nscene s for 2s {\n  layer on md {\n    value: plasma() * 2   // aligned\n    hue: 0.2              // as the author likes\n  }\n}\n';
    expect(formatText(tidy)).toBe(tidy);
    expect(formatEdits(tidy)).toEqual([]);
  });
  it('keeps line ends of Windows', () => {
    expect(formatText('scene s for 2s {\r\nlayer on md { value: 1 }\r\n}')).toBe(
      'scene s for 2s {\r\n  layer on md { value: 1 }\r\n}\r\n',
    );
  });
  it('indents as the editor is set', () => {
    const text = 'scene s for 1s {\nlayer on md {\nvalue: 1\n}\n}\n';
    const indented = (indent: string) => {
      let result = text;
      for (const { start, end, newText } of formatEdits(text, { indent }).toReversed())
        result = result.slice(0, start) + newText + result.slice(end);
      return result;
    };
    expect(indented('\t')).toBe('scene s for 1s {\n\tlayer on md {\n\t\tvalue: 1\n\t}\n}\n');
    expect(indented('    ')).toBe('scene s for 1s {\n    layer on md {\n        value: 1\n    }\n}\n');
  });

  it('formats a range, and while typing only the line', () => {
    const text = 'let a=1\nlet b=2\nlet c=3\n';
    expect(formatEdits(text, { range: { start: 8, end: 15 } }).every((edit) => edit.start >= 7 && edit.end <= 16)).toBe(
      true,
    );
    const typed = 'scene s for 2s {\nlayer on md {\nvalue: 1\n}';
    expect(formatOnType(typed, typed.length)).toEqual([{ start: 39, end: 40, newText: '\n  ' }]);
  });
});
