import { describe, expect, it } from 'vitest';
import type { MediaKind } from '../../../src/catalog/media.generated.ts';
import { analyze } from '../../../src/language/compile.ts';
import { dropFile } from '../../../src/language/features/drop-file.ts';

/** The text after a drop at `|`. */
function dropped(marked: string, path: string, kind: MediaKind | null): string {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { insert, edits } = dropFile(analyze(text), offset, path, kind);
  return [...edits, { start: offset, end: offset, newText: insert }]
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, newText }) => now.slice(0, start) + newText + now.slice(end), text);
}
const SCENE = 'reel "A" {\n  fps: 24\n}\n\nscene one for 2s {\n  |layer on md { value: plasma() }\n}\n';

describe('a dropped file', () => {
  it('becomes a media statement and a layer, in a scene', () => {
    expect(dropped(SCENE, 'img/my face.png', 'picture')).toBe(
      'reel "A" {\n  fps: 24\n}\n\nmedia my_face = "img/my face.png"\n\nscene one for 2s {\n  layer on md { value: my_face  color: my_face.color  glyphs: match }\n  layer on md { value: plasma() }\n}\n',
    );
  });
  it('goes on a line of its own', () => {
    expect(dropped('scene a for 1s {|\n}\n', 'a.png', 'picture')).toBe(
      'media a2 = "a.png"\n\nscene a for 1s {\n  layer on md { value: a2  color: a2.color  glyphs: match }\n}\n',
    );
    expect(dropped('scene a for 1s {|}', 'b.png', 'picture')).toContain(
      ' {\n  layer on md { value: b  color: b.color  glyphs: match }\n}',
    );
  });
  it('becomes an art item where it is character art', () => {
    expect(dropped(SCENE, 'demo.cast', 'character-art')).toContain('  art demo { grid: md  at: center }\n');
  });
  it('uses the media statement that names it already', () => {
    const text = dropped(`media face = "a.png"\n${SCENE}`, 'a.png', 'picture');
    expect(text.match(/media /g)).toHaveLength(1);
    expect(text).toContain('value: face  color: face.color');
  });
  it('gets a name that is free and no keyword', () => {
    const text = dropped(`media a = "b.png"\nlet a2 = 1\n|${SCENE.replace('|', '')}`, 'a.png', 'picture');
    expect(text).toContain('media a3 = "a.png"\n');
    expect(dropped('|', '3d!.png', 'picture')).toBe('media media_3d = "3d!.png"\n');
    expect(dropped('|', 'scene.png', 'picture')).toBe('media scene2 = "scene.png"\n');
  });
  it('becomes the audio of the header, in place of another', () => {
    expect(dropped(SCENE, 'a.mp3', 'audio')).toContain('reel "A" {\n  audio: "a.mp3"\n  fps: 24\n}');
    expect(dropped('reel "A" { audio: "old.mp3" }\n|', 'a.mp3', 'audio')).toBe('reel "A" { audio: "a.mp3" }\n');
    expect(dropped('scene a for 1s {|}', 'a.srt', 'captions')).toBe(
      'reel "Untitled" {\n  captions: "a.srt"\n}\n\nscene a for 1s {}',
    );
  });
  it('becomes a font, a LUT, a module or an import', () => {
    expect(dropped(SCENE, 'f.ttf', 'fonts')).toContain('  font: "f.ttf"\n');
    expect(dropped('scene a for 1s { shade: | }', 'warm.cube', 'lut')).toContain('shade: lut("warm.cube")');
    expect(dropped('reel "A" {}\nscene a for 1s {|}', 'fx.ts', 'modules')).toBe(
      'reel "A" {}\nuse "fx.ts"\nscene a for 1s {}',
    );
    expect(dropped('|scene a for 1s {}', 'looks.reel', null)).toBe('import "looks.reel"\nscene a for 1s {}');
  });
});
