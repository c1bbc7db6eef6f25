import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameSizeFor, reelForFile, type ConvertWishes } from '../../src/catalog/reel-for-file.ts';
import { GRID_NAMES } from '../../src/contract/defaults.ts';
import type { MaterialFacts } from '../../src/contract/media.ts';
import { compile } from '../../src/language/compile.ts';

const footage: MaterialFacts = {
  kind: 'footage',
  width: 1920,
  height: 1080,
  seconds: 12.4,
  fps: 29.97,
  frames: 372,
  codec: 'H.264',
  hasSound: true,
  hasCaptions: false,
  summary: '',
};
const picture: MaterialFacts = {
  ...footage,
  kind: 'picture',
  seconds: null,
  fps: null,
  frames: null,
  hasSound: false,
  width: 400,
  height: 300,
};
const art: MaterialFacts = { ...footage, kind: 'character-art', width: 80, height: 24, fps: null, hasSound: false };

const errorsOf = (text: string, name: string, facts: MaterialFacts) =>
  compile(text, {
    path: `/reels/${name}.reel`,
    fileExists: () => true,
    materials: new Map([[`/reels/${name}`, facts]]),
  }).diagnostics.filter(({ severity }) => severity === 'error');

describe('reelForFile', () => {
  it('writes a reel of the film’s own shape, rate, length and sound', () => {
    expect(reelForFile('clip.mp4', footage)).toBe(
      `reel "clip" {
  size: 1920x1080
  fps: 30
  audio: source
}

media source = "clip.mp4" { loop: off }

scene whole for 12.4s {
  layer on md {
    value: source
    color: source.color
    glyphs: shape
    paper: mixColor(#000, source.color, 0.45)
    steady: 0.4
  }
}
`,
    );
  });

  it('follows what is wished for', () => {
    const text = reelForFile('clip.mp4', footage, {
      grid: 'sm',
      glyphs: 'ramp',
      palette: ' .:#',
      color: 'grey',
      size: { width: 640, height: 360 },
      fps: 12,
      from: 2,
      to: 5.5,
    });
    expect(text).toContain('size: 640x360');
    expect(text).toContain('fps: 12');
    expect(text).toContain('media source = "clip.mp4" { from: 2s  to: 5.5s  loop: off }');
    expect(text).toContain('scene whole for 3.5s');
    expect(text).toContain('layer on sm');
    expect(text).toContain('palette: " .:#"');
    expect(text).toContain('saturation: 0');
    expect(text).not.toContain('steady');
  });

  it('shows character art with its own glyphs', () => {
    expect(reelForFile('demo.cast', art)).toContain('art source { grid: md  at: center }');
  });

  it.each([
    ['film', footage, [1920, 1080]],
    ['small picture', picture, [960, 720]],
    ['wide strip', { ...picture, width: 4000, height: 100 }, [1920, 48]],
    ['terminal of 80 × 24', art, [1200, 720]],
  ] as const)('gives a %s a frame that has room for glyphs', (_, facts, [width, height]) => {
    expect(frameSizeFor(facts)).toEqual({ width, height });
  });

  it('compiles, whatever the name, the file and the wishes', () => {
    const wishes: fc.Arbitrary<ConvertWishes> = fc.record(
      {
        grid: fc.constantFrom(...GRID_NAMES),
        glyphs: fc.constantFrom('match', 'shape', 'edges', 'ramp'),
        color: fc.constantFrom('source', 'grey', '#ffb000'),
        paper: fc.constantFrom('dim', 'none', '#102030'),
        steady: fc.double({ min: 0, max: 1, noNaN: true }),
        palette: fc.constantFrom('ascii', 'dense', ' .:-=+*#%@'),
        from: fc.double({ min: 0, max: 3, noNaN: true }),
        to: fc.double({ min: 4, max: 12, noNaN: true }),
      },
      { requiredKeys: [] },
    );
    const name = fc.constantFrom('a.png', 'my clip.mp4', 'it"s.gif', 'two\\ways.mp4', 'ünï.webp');
    fc.assert(
      fc.property(name, fc.constantFrom(footage, picture, art), wishes, (path, facts, given) => {
        expect(errorsOf(reelForFile(path, facts, given), path, facts)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
