// Times beside scenes and plays.

import { expect, it } from 'vitest';
import { inlayHints } from '../../../src/language/features/inlay-hints.ts';
import { at } from './marked.ts';

const text =
  '// One\n// two\nreel "Film" {\n  fps: 24\n}\nimport "a.reel"\nimport "b.reel"\nscene s for 2s {\n  layer sky on md {\n    value: fbm(octaves: 3) * 2\n  }\n  text "Hi" {\n    at: top\n  }\n}\ntimeline {\n  play s\n  play s for 1s\n}\n';
const { analysis } = at(`${text}¦`);

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
