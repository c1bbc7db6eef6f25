// What lights up in the code at a moment of a scene.

import { expect, test } from 'vitest';
import { compile } from '../../src/language/compile.ts';
import { activePlaces } from '../../src/extension/active-code/active-places.ts';

const REEL = `scene a for 4s {
  layer on md { value: plasma() }
  layer on lg { value: plasma()  opacity: t < 1s ? 0 : audio.bass }
  layer on sm { value: 0 }
  text "LATE" { grid: xl  from: 2s  to: 2s + 1beats }
  text "ALWAYS" { grid: xl }
  group g {
    opacity: progress > 0.5
    layer on md { value: plasma() }
  }
}
timeline {
  play a for 8s
  play a
}
`;
const { plan } = compile(REEL);

/** First words of the active lines. */
function linesAt(t: number, segment = 2): { scene: string[]; items: string[] } {
  const lines = REEL.split('\n');
  const { scene, items } = activePlaces({ plan, scene: 'a', segment, t });
  const wordsOf = ({ start }: { start: { line: number } }) => lines[start.line]!.trim().split(/\s*[{]/)[0]!;
  return { scene: scene.map(wordsOf), items: items.map(wordsOf) };
}

test('the scene and the entry that plays it', () => {
  expect(linesAt(0).scene).toEqual(['scene a for 4s', 'play a']);
  expect(linesAt(0, 1).scene).toEqual(['scene a for 4s', 'play a for 8s']);
  const alone = compile('scene b for 1s { layer on md { value: u } }').plan;
  expect(activePlaces({ plan: alone, scene: 'b', segment: 1, t: 0 }).scene).toHaveLength(1);
  expect(activePlaces({ plan, scene: 'gone', segment: null, t: 0 })).toEqual({ scene: [], items: [] });
});

test('layers that can give light, texts between their times, groups with what they hold', () => {
  const always = ['layer on md', 'text "ALWAYS"'];
  expect(linesAt(0.5).items).toEqual(always);
  expect(linesAt(1.5).items).toEqual(['layer on md', 'layer on lg', 'text "ALWAYS"']);
  expect(linesAt(2.2).items).toEqual([
    'layer on md',
    'layer on lg',
    'text "LATE"',
    'text "ALWAYS"',
    'group g',
    'layer on md',
  ]);
  // A beat is half a second, and half of a segment of eight seconds comes later.
  expect(linesAt(2.6).items).not.toContain('text "LATE"');
  expect(linesAt(2.6, 1).items).not.toContain('group g');
});

test('voices while they speak, and no items of another file', () => {
  const spoken = 'scene s for 4s {\n  layer on md { value: u }\n  voice "Hello" { by: ada  at: 1s }\n}\n';
  const voices = compile(spoken).plan;
  const [scene] = voices.scenes;
  scene!.sounds![0]!.speech!.seconds = 1.5;
  const linesOf = (t: number) =>
    activePlaces({ plan: voices, scene: 's', segment: 1, t }).items.map(({ start }) => start.line);
  expect([linesOf(0.5), linesOf(1.2), linesOf(2.6)]).toEqual([[1], [1, 2], [1]]);
  scene!.file = '/other.reel';
  expect(activePlaces({ plan: voices, scene: 's', segment: 1, t: 1.2 }).items).toEqual([]);
});
