// Links to the files that a reel names.

import { expect, it } from 'vitest';
import { documentLinks } from '../../../src/language/features/document-links.ts';
import { at } from './marked.ts';

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
