// The formatter.

import { expect, it } from 'vitest';
import { formatEdits, formatOnType, formatText } from '../../../src/language/features/format.ts';

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
