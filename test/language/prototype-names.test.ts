// Names that every object inherits (`constructor`, `toString`, `__proto__` …) are ordinary names in a reel: wherever one is
// written, compile, completion and quick fixes return plain data.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze, compile } from '../../src/language/compile.ts';
import { codeActions } from '../../src/language/features/code-actions.ts';
import { completions } from '../../src/language/features/completion.ts';
import { hover } from '../../src/language/features/hover.ts';
import { signatureHelp } from '../../src/language/features/signature-help.ts';

const NAMES = Object.getOwnPropertyNames(Object.prototype);
/** Where a name can be written; NAME stands for it. */
const PLACES = [
  'NAME',
  'reel { NAME: 3 }\nscene s for 1s { layer on md { value: 1 } }',
  'reel { size: NAME  audio: NAME  captions: "NAME" }\nscene s for 1s { layer on md { value: 1 } }',
  'import "NAME"\nuse "NAME"\nscene s for 1s { layer on md { value: 1 } }',
  'let NAME = 1\nscene s for 1s { layer on md { value: NAME } }',
  'palette NAME = " .x"\nscene s for 1s { layer on md { value: 1  palette: NAME } }',
  'colors NAME = [#fff, #000]\nscene s for 1s { layer on md { value: 1  color: ramp(NAME, u) } }',
  'field NAME(NAME = 1) = NAME\nscene s for 1s { layer on md { value: NAME(NAME: 2) } }',
  'look NAME = bloom() | NAME\nscene s for 1s { layer on md { value: 1 } shade: NAME }',
  'scene NAME for 1s { layer on md { value: 1 } }\ntimeline { play NAME for 2s }',
  'timeline { play NAME }\nscene s for 1s { layer on md { value: 1 } }',
  'scene s for NAME { layer on md { value: 1 } }',
  'scene s for 1NAME { layer on md { value: 2NAME } }',
  'scene s for 1s { NAME on md { value: 1 } }',
  'scene s for 1s { NAME: 3  layer NAME on NAME { NAME: 1  value: NAME() } }',
  'scene s for 1s { layer on md { value: NAME  hue: NAME  color: NAME  palette: NAME  blend: NAME  glyphs: NAME } }',
  'scene s for 1s { layer on md { value: fbm(NAME: 3) | NAME(1)  linear: NAME } }',
  'scene s for 1s { layer on md { value: life(rule: NAME) + ease(t, NAME) + audio.NAME + NAME.bass } }',
  'scene s for 1s { particles NAME on md { NAME: 3 } particles boids on NAME { count: NAME  at: NAME } }',
  'scene s for 1s { text "x" { at: NAME  reveal: NAME  NAME: 3 } ticker "y" { row: NAME } layer on md { value: 1 } }',
  'scene s for 1s { shade: NAME(NAME: 1)  feedback: NAME  transition: NAME  energy: NAME  layer on md { value: 1 } }',
  'scene s for 1s { let NAME = NAME  layer on md { value: NAME } }',
];

const reel = fc
  .tuple(fc.constantFrom(...PLACES), fc.constantFrom(...NAMES))
  .map(([place, name]) => place.replaceAll('NAME', name));

/** Everything in the value is plain data, as JSON gives it back. */
function expectPlain(value: unknown): void {
  expect(JSON.parse(JSON.stringify(value ?? null))).toEqual(value ?? null);
}

describe('names of Object.prototype', () => {
  it('are ordinary names wherever they are written', () => {
    fc.assert(
      fc.property(reel, fc.nat(), (text, at) => {
        const facts = {
          path: '/reels/main.reel',
          readImport: () => null,
          fileExists: () => false,
          filesIn: () => NAMES,
        };
        const { diagnostics } = compile(text, facts);
        expectPlain(diagnostics);
        for (const { message, help, fixes } of diagnostics) {
          expect(`${message}${help ?? ''}${JSON.stringify(fixes ?? [])}`).not.toMatch(/native code|undefined|\[object/);
          for (const fix of fixes ?? [])
            for (const edit of fix.edits) expect([typeof fix.title, typeof edit.newText]).toEqual(['string', 'string']);
        }
        const analysis = analyze(text, facts);
        const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
        const offset = at % (text.length + 1);
        const cursor = analysis.main.parsed.lines.range(offset, offset);
        for (const range of [whole, cursor])
          expectPlain(
            codeActions({ uri: 'file:///reels/main.reel', version: 1, analysis, diagnostics }, range, {
              isAutomatic: false,
              elsewhere: { userOf: () => null },
            }),
          );
        const listed = completions(analysis, offset, { listFiles: () => NAMES });
        for (const item of listed)
          expect([typeof item.label, typeof item.textEdit?.newText]).toEqual(['string', 'string']);
        expectPlain(hover(analysis, offset));
        expectPlain(signatureHelp(analysis, offset));
      }),
      { numRuns: 600 },
    );
  });

  it.each(NAMES)('`%s` can name a field, its parameter, a let, a palette and a scene', (name) => {
    const text = `let ${name} = 1\nfield f(${name} = 1) = ${name}\npalette p_${name} = " .x"\nscene ${name} for 1s { layer ${name} on md { value: ${name} * f(${name}: 2)  palette: p_${name} } }`;
    const { plan, diagnostics } = compile(text);
    expect(diagnostics).toEqual([]);
    expect(plan.scenes.map((scene) => scene.name)).toEqual([name]);
  });
});
