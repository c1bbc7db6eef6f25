// Paths follow renames and moves of files, of folders and of the reel itself.

import { expect, it } from 'vitest';
import { applyEdits } from '../../../src/language/features/refactor/text-edits.ts';
import { type Renamed, renamedPaths } from '../../../src/language/features/renamed-paths.ts';
import { parseReel } from '../../../src/language/syntax/parse-reel.ts';

const REEL = `reel "music.mp3" { audio: "music.mp3" { from: 1s }  captions: "words/a.srt"  font: "./fonts/x.ttf" }
import "./lib/shared.reel"
import "glyphreel:moods"
use "./lib/effects.ts"
media face = "pictures/face.png" { fit: cover }
param who = file("pictures/face.png")
look graded = lut("luts/warm.cube") | lut(file: "/reels/luts/warm.cube")
scene s for 2s {
  sound "hits/a.wav" { at: 1s }
  layer on md { value: glyphText("music.mp3", font: "fonts/x.ttf")  font: "fonts/x.ttf" }
  text "music.mp3" { grid: xl  font: "../far.ttf" }
  text file("words/intro.txt") { grid: xl }
  group g { layer on md { value: u  font: "fonts/x.ttf" } }
}
`;
const after = (...renamed: Renamed[]): string => {
  const parsed = parseReel(REEL);
  return applyEdits(REEL, renamedPaths(parsed, '/reels/main.reel', renamed));
};

it('of a file, in every place that names it, and in no text that only says so', () => {
  expect(after({ from: '/reels/music.mp3', to: '/reels/sound/song.mp3' })).toBe(
    REEL.replace('audio: "music.mp3"', 'audio: "sound/song.mp3"'),
  );
  expect(after({ from: '/reels/luts/warm.cube', to: '/luts/cold.cube' })).toBe(
    REEL.replace('lut("luts/warm.cube")', 'lut("../luts/cold.cube")').replace(
      '"/reels/luts/warm.cube"',
      '"/luts/cold.cube"',
    ),
  );
  expect(after({ from: '/reels/words/intro.txt', to: '/reels/words/"end".txt' })).toBe(
    REEL.replace('"words/intro.txt"', '"words/\\"end\\".txt"'),
  );
});

it('of folders', () => {
  expect(after({ from: '/reels/fonts', to: '/reels/type' }, { from: '/reels/hits', to: '/reels/hit' })).toBe(
    REEL.replaceAll('fonts/', 'type/').replace('hits/', 'hit/'),
  );
  expect(after({ from: '/reels/lib', to: '/lib' })).toBe(REEL.replaceAll('"./lib/', '"../lib/'));
  expect(after({ from: '/reels/pic', to: '/reels/x' })).toBe(REEL);
});

it('of the reel, whose own paths are relative to it', () => {
  const moved = after({ from: '/reels/main.reel', to: '/reels/lib/main.reel' });
  expect(moved).toContain('audio: "../music.mp3"');
  expect(moved).toContain('import "./shared.reel"');
  expect(moved).toContain('font: "../../far.ttf"');
  expect(moved).toContain('"/reels/luts/warm.cube"');
  expect(moved).toContain('import "glyphreel:moods"');
  // With everything that it names it is where it was.
  expect(after({ from: '/reels', to: '/films/reels' })).toBe(
    REEL.replace('"../far.ttf"', '"../../far.ttf"').replace('"/reels/luts', '"/films/reels/luts'),
  );
});

it('on Windows', () => {
  const text = 'media a = "pictures/a.png"\nmedia b = "pictures\\\\b.png"\n';
  const renamed = [{ from: 'c:\\reels\\pictures', to: 'c:\\reels\\art' }];
  expect(applyEdits(text, renamedPaths(parseReel(text), 'c:\\reels\\main.reel', renamed))).toBe(
    'media a = "art/a.png"\nmedia b = "art/b.png"\n',
  );
});

it('leaves a path alone that still leads where it did, however it is written', () => {
  const parsed = parseReel('import "looks.reel"\nscene a for 1s {\n  shade: lut("./look.cube")\n}\n');
  const renamed = { from: '/reels/main.reel', to: '/reels/other.reel' };
  expect(renamedPaths(parsed, '/reels/main.reel', [renamed])).toEqual([]);
});
