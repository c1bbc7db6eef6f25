// Which argument of which call the cursor is in.

import { expect, it } from 'vitest';
import { signatureHelp } from '../../../src/language/features/signature-help.ts';
import { at, layer } from './marked.ts';

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

it('knows the arguments of functions that make a text', () => {
  const help = (marked: string) => {
    const { analysis, offset } = at(`scene s for 1s { text ${marked} }`);
    return signatureHelp(analysis, offset);
  };
  expect(help('box("a", ¦')).toMatchObject({ activeParameter: 1, signatures: [{ label: 'box(title, text)' }] });
  expect(help('progress(¦)')!.signatures[0]!.label).toBe('progress(value, [cells])');
  expect(help('table("a", "b", "c", ¦')).toMatchObject({ activeParameter: 1 });
  expect(help('banner(¦')!.signatures[0]!.parameters).toHaveLength(2);
});

it('knows the arguments of the forms of numbers in a text', () => {
  const help = (marked: string) => {
    const { analysis, offset } = at(`scene s for 1s { text "${marked}" }`);
    return signatureHelp(analysis, offset);
  };
  expect(help('${fixed(t, ¦2)}')).toMatchObject({
    activeParameter: 1,
    signatures: [{ label: 'fixed(x, [decimals])' }],
  });
  expect(help('${clock(¦)}')!.signatures[0]!.label).toBe('clock(seconds)');
  expect(help('${round(mix(0, 9, ¦k))}')!.signatures[0]!.label).toMatch(/^mix\(/);
  expect(help('fixed(t, ¦2)')).toBeNull();
});

it('names the coordinates of points', () => {
  const help = (marked: string) => {
    const { analysis, offset } = at(marked);
    return signatureHelp(analysis, offset);
  };
  expect(help('media face = "a.mp4" { at: (0.5, ¦0.4) }')).toMatchObject({
    activeParameter: 1,
    signatures: [{ label: 'at: (u, v)' }],
  });
  expect(help('media face = "a.mp4" { crop: [(0, 0), (¦1, 1)] }')).toMatchObject({ activeParameter: 0 });
  expect(help('scene s for 1s { text "x" { each: (¦0, 0) } }')).toMatchObject({
    signatures: [{ label: 'each: (x, y)' }],
  });
});
