// Effects inserted at the cursor `¦`; `‹ ›` is what is selected then.

import { describe, expect, it } from 'vitest';
import { builtIn } from '../../../src/catalog/lookup.ts';
import type { EffectKind } from '../../../src/contract/catalog-entry.ts';
import { analyze } from '../../../src/language/compile.ts';
import { insertEffect } from '../../../src/language/features/insert/insert-effect.ts';
import { at } from './marked.ts';

function inserted(marked: string, kind: EffectKind, name: string): string {
  const { analysis, offset, text } = at(marked);
  const { edit, select, problem } = insertEffect(analysis, offset, builtIn.find(kind, name)!);
  if (!edit) return `refused: ${problem}`;
  const after = text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
  return `${after.slice(0, select.start)}‹${after.slice(select.start, select.end)}›${after.slice(select.end)}`;
}
const scene = (inside: string): string => `scene s for 4s {\n  ${inside}\n}\n`;
const LAYER = 'layer on md { value: plasma() }';

describe('at a value that is missing', () => {
  it('is written there, whole where it is all of the value', () => {
    expect(inserted(scene('layer on md { value: ¦ }'), 'field', 'checker')).toBe(
      scene('layer on md { value: checker(count: ‹6›, angle: 15deg) }'),
    );
    expect(inserted(scene('layer on md { value: ¦ }'), 'distance', 'circle')).toBe(
      scene('layer on md { value: glow(circle(‹0.45›), 0.3) }'),
    );
    expect(inserted(scene(`${LAYER}\n  shade: bloom() | ¦`), 'shader', 'channelSwap')).toBe(
      scene(`${LAYER}\n  shade: bloom() | channelSwap(order: ‹gbr›)`),
    );
    expect(inserted(scene('layer on md { value: 0.5 * ¦ }'), 'distance', 'circle')).toBe(
      scene('layer on md { value: 0.5 * circle(‹0.45›) }'),
    );
    expect(inserted(scene('layer on md { value: plasma() | ¦ }'), 'transform', 'fisheye')).toBe(
      scene('layer on md { value: plasma() | fisheye(‹0.9›) }'),
    );
    expect(inserted(scene('layer on md { value: u  color: ramp(¦) }'), 'colors', 'neon')).toBe(
      scene('layer on md { value: u  color: ramp(neon‹›) }'),
    );
  });
});

describe('between items of a scene', () => {
  it('fields become layers, on the empty line of the cursor or after the item it is in', () => {
    expect(inserted(scene(`${LAYER}\n¦\n  gamma: 0.8`), 'field', 'fbm')).toMatch(
      /plasma\(\) \}\n {2}layer on md \{ value: fbm\(.*‹.*› ?.*\) \}\n {2}gamma/,
    );
    expect(inserted(scene('layer on md { value: pla¦sma() } // sky\n  gamma: 0.8'), 'mask', 'invert')).toBe(
      scene('layer on md { value: plasma()  mask: invert(‹disc(0.6, 0.4)›) } // sky\n  gamma: 0.8'),
    );
    expect(inserted(`scene s for 2s { ${LAYER}¦ }`, 'distance', 'ring')).toBe(
      `scene s for 2s { ${LAYER}  layer on md { value: glow(ring(‹0.6›, 0.08), 0.12) } }`,
    );
    expect(inserted('scene s for 2s {¦}', 'field', 'aurora')).toBe(
      'scene s for 2s { layer on md { value: aurora(bands: ‹3›) }}',
    );
  });
  it('particles become the item of their example', () => {
    const text = inserted(scene(`${LAYER}¦`), 'particles', 'snow');
    expect(text).toContain(`${LAYER}\n  particles snow on sm { rate: ‹190›  speed: 0.7`);
  });
  it('shaders join the chain, or begin one', () => {
    expect(inserted(scene(`${LAYER}¦\n  shade: bloom()`), 'shader', 'blockGlitch')).toBe(
      scene(`${LAYER}\n  shade: bloom() | blockGlitch(blocks: ‹24›, size: 48)`),
    );
    expect(inserted(scene(`${LAYER}¦`), 'shader', 'blockGlitch')).toBe(
      scene(`${LAYER}\n  shade: blockGlitch(blocks: ‹24›, size: 48)`),
    );
    expect(inserted(`look soft = bloom()¦\n${scene(LAYER)}`, 'shader', 'channelSwap')).toContain(
      'look soft = bloom() | channelSwap(order: ‹gbr›)\n',
    );
  });
  it('a parameter that the example leaves out is written with its default', () => {
    expect(inserted(scene(`${LAYER}¦`), 'feedback', 'heat')).toBe(scene(`${LAYER}\n  feedback: heat(decay: ‹0.9›)`));
  });
});

describe('in a layer or a text', () => {
  it('colours, palettes, blend modes and reveals are its settings', () => {
    expect(inserted(scene('layer on md { value: u¦ }'), 'palette', 'katakana')).toBe(
      scene('layer on md { value: u  palette: katakana‹› }'),
    );
    expect(inserted(scene('layer on md {\n    value: u¦\n  }'), 'colors', 'neon')).toBe(
      scene('layer on md {\n    value: u\n    color: ramp(‹neon›, value)\n  }'),
    );
    expect(inserted(scene('text "A¦"'), 'reveal', 'typewriter')).toBe(scene('text "A" { reveal: typewriter(‹2s›) }'));
    expect(inserted(scene('layer on md { value: u¦ }'), 'color', 'hueCycle')).toBe(
      scene('layer on md { value: u  hue: hueCycle(‹0.08›) }'),
    );
  });
  it('one that is given is replaced where the cursor is on it, and kept elsewhere', () => {
    expect(inserted(scene('layer on md { value: u  blend: a¦dd }'), 'blend', 'screen')).toBe(
      scene('layer on md { value: u  blend: screen‹› }'),
    );
    expect(inserted(scene('layer on md { value: u¦  blend: add }'), 'blend', 'screen')).toBe(
      'refused: The layer has a `blend` already: put the cursor on it to replace it with `screen`.',
    );
  });
  it('transforms follow the value of the cursor, or of the layer', () => {
    expect(inserted(scene('layer on md { value: pla¦sma()  hue: 0.2 }'), 'transform', 'fisheye')).toBe(
      scene('layer on md { value: plasma() | fisheye(‹0.9›)  hue: 0.2 }'),
    );
    expect(inserted(scene(`${LAYER}¦`), 'transform', 'fisheye')).toContain('value: checker(9) | fisheye(‹0.9›) }');
  });
  it('easings go into keys', () => {
    expect(inserted(scene('layer on md { value: keys(t, [0s: 0, 2¦s: 1]) }'), 'easing', 'outBack')).toBe(
      scene('layer on md { value: keys(t, [0s: 0, 2s: 1], ease: outBack‹›) }'),
    );
    expect(inserted(scene(`${LAYER}¦`), 'easing', 'outBack')).toMatch(/^refused: The easing `outBack` is an argument/);
  });
});

it('refuses with the reason where nothing can stand', () => {
  const outside = `¦\n${scene(LAYER)}`;
  expect(inserted(outside, 'field', 'fbm')).toMatch(/^refused: `fbm` stands in a scene/);
  expect(inserted(outside, 'shader', 'bloom')).toMatch(/^refused: The shader `bloom` stands in a scene or in a look/);
  expect(inserted(outside, 'transition', 'wipe')).toMatch(/^refused: A transition belongs to a scene/);
  expect(inserted(scene(`${LAYER}¦`), 'reveal', 'fade')).toMatch(/^refused: A reveal belongs to a text/);
});

it('can write every effect of the vocabulary into a scene, without an error', () => {
  const text = scene('layer on md { value: keys(t, [0s: 0, 2s: 1]) }\n  text "A"');
  const analysis = analyze(text);
  const behind = (word: string): number => text.indexOf(word) + word.length;
  const kinds: [EffectKind, number][] = [
    ...(
      ['field', 'distance', 'mask', 'transform', 'math', 'particles', 'shader', 'feedback', 'transition'] as const
    ).map((kind): [EffectKind, number] => [kind, behind('1]) }')]),
    ...(['color', 'colors', 'palette', 'blend'] as const).map((kind): [EffectKind, number] => [
      kind,
      behind('{ value: '),
    ]),
    ['easing', behind('2s')],
    ['reveal', behind('"A"')],
  ];
  const refused = kinds.flatMap(([kind, offset]) =>
    builtIn.entries(kind).flatMap((entry) => {
      const { problem } = insertEffect(analysis, offset, entry);
      return problem === null ? [] : [`${kind} ${entry.name}: ${problem}`];
    }),
  );
  expect(refused).toEqual([]);
});
