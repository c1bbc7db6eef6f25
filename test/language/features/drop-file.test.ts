import { describe, expect, it } from 'vitest';
import type { MediaKind } from '../../../src/catalog/media.generated.ts';
import { analyze } from '../../../src/language/compile.ts';
import { dropFile, kindOfDrop } from '../../../src/language/features/drop-file.ts';

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
    expect(dropped('reel { size: square }\n|', 'a.mp3', 'audio')).toBe('reel { audio: "a.mp3"  size: square }\n');
    expect(dropped('scene a for 1s {|}', 'a.srt', 'captions')).toBe(
      'reel "Untitled" {\n  captions: "a.srt"\n}\n\nscene a for 1s {}',
    );
  });
  it('becomes a layer where it is a film', () => {
    expect(kindOfDrop('clips/sea.mp4')).toBe('footage');
    expect(dropped(SCENE, 'clips/sea.mp4', 'footage')).toContain(
      '  layer on md { value: sea  color: sea.color  glyphs: match }\n',
    );
  });
  it('joins the shaders of the scene where it is a LUT, or begins them; elsewhere it is a look', () => {
    expect(dropped('scene a for 1s {\n  |gamma: 1\n}\n', 'warm.cube', 'lut')).toBe(
      'scene a for 1s {\n  shade: lut("warm.cube")\n  gamma: 1\n}\n',
    );
    expect(dropped('scene a for 1s {\n  |gamma: 1\n  shade: bloom()\n}\n', 'warm.cube', 'lut')).toContain(
      'shade: bloom() | lut("warm.cube")\n',
    );
    expect(dropped('|scene a for 1s {}', 'my warm.cube', 'lut')).toBe(
      'look my_warm = lut("my warm.cube")\nscene a for 1s {}',
    );
  });
  it('replaces the path of a file of its kind that it is dropped on', () => {
    expect(dropped('media face = "old|.png"\n', 'img/new.png', 'picture')).toBe('media face = "img/new.png"\n');
    expect(dropped('reel { audio: "ol|d.ogg" }\n', 'new.ogg', 'audio')).toBe('reel { audio: "new.ogg" }\n');
    expect(dropped('import "./ol|d.reel"\n', 'new.reel', null)).toBe('import "./new.reel"\n');
    expect(dropped('reel { audio: "ol|d.ogg" }\n', 'new.png', 'picture')).toContain('audio: "ol');
  });
  it('has its kind by its name', () => {
    const kinds = ['a.mp3', 'a.srt', 'a.woff2', 'a.CUBE', 'a.webp', 'a.mov', 'a.cast', 'a.ts', 'a.zip'].map(kindOfDrop);
    expect(kinds).toEqual([
      'audio',
      'captions',
      'fonts',
      'lut',
      'picture',
      'footage',
      'character-art',
      'modules',
      undefined,
    ]);
    expect(kindOfDrop('b.reel')).toBeNull();
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
