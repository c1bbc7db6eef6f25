// Diagnostics about pictures, footage and character art.

import { defineDiagnostic } from './define-diagnostic.ts';
import type { Span } from './define-diagnostic.ts';

export const unusableMedia = defineDiagnostic(
  'unusable-media',
  'error',
  {
    summary: 'A file of a `media` statement that cannot be used.',
    explanation:
      'The file is neither a picture nor footage nor character art that can be read, it is damaged from the start, or the used part is empty. ' +
      'What a file is, is decided by its content, not by its name.',
    example: 'media face = "face.mov" { from: 4s  to: 2s }\nscene a for 2s {\n  layer on md { value: face }\n}\n',
    fixed: 'media face = "face.mov" { from: 2s  to: 4s }\nscene a for 2s {\n  layer on md { value: face }\n}\n',
  },
  {
    /** `problem`: a sentence that names the file. */
    file: ({ problem }: { problem: string }) => problem,
    emptyPart: () => 'Expected an end after the start (`from`) of the used part for to, or nothing is left to play.',
    startAfterEnd: ({ length, got }: { length: string; got: string }) =>
      `Expected a start before the end of the file (${length}) for from, but got ${got}.`,
    crop: ({ got }: { got: string }) =>
      `Expected the top left and the bottom right corner in 0..1 for crop, such as \`[(0, 0), (0.5, 1)]\`, but got \`${got}\`.`,
    noSound: ({ name }: { name: string }) =>
      `Expected a file with sound for audio, but the file of \`${name}\` has none.`,
    noCaptions: ({ name }: { name: string }) =>
      `Expected a file with a subtitle track for captions, but the file of \`${name}\` has none.`,
    notArt: ({ name, kind }: { name: string; kind: string }) => ({
      message: `Expected character art, but \`${name}\` is ${kind}.`,
      help: `Draw it in a layer: \`layer on md { value: ${name}  color: ${name}.color  glyphs: match }\`.`,
    }),
  },
);

export const paletteOrder = defineDiagnostic(
  'palette-order',
  'info',
  {
    summary: 'A palette whose glyphs do not go from dark to bright.',
    explanation:
      'A ramp takes later glyphs for brighter cells. Where a later glyph covers less of its cell than the one before it, the picture gets ' +
      'darker as the value rises. The order depends on the font. With `dither` the order does not matter, because the ink is measured.',
    example: 'scene a for 2s {\n  layer on md { value: plasma()  palette: " #." }\n}\n',
    fixed: 'scene a for 2s {\n  layer on md { value: plasma()  palette: " .#" }\n}\n',
    facts: { ink: { ' ': 0, '.': 0.05, '#': 0.4 } },
  },
  {
    /** `sorted`: the palette in order, as it would be written. */
    glyphs: ({ brighter, darker, sorted }: { brighter: string; darker: string; sorted: string }) => ({
      message: `\`${darker}\` is darker than \`${brighter}\` before it, so the palette does not go from dark to bright.`,
      help: `By ink the palette is ${sorted}.`,
      fixes: [{ title: `Sort it: ${sorted}`, edits: [{ newText: sorted }] }],
    }),
  },
);

export const noEffect = defineDiagnostic(
  'no-effect',
  'warning',
  {
    summary: 'A setting or a member that changes nothing here.',
    explanation:
      'Another setting replaces it, the chosen glyphs do not use it, or the file has nothing of the kind: a picture does not move, ' +
      'so its times are 0 and its `speed` is not used.',
    example: 'scene a for 2s {\n  layer on md { value: plasma()  glyphs: match  threshold: 0.2 }\n}\n',
    fixed: 'scene a for 2s {\n  layer on md { value: plasma()  glyphs: match }\n}\n',
  },
  {
    /** `span`: the whole setting. */
    setting: ({ name, because, span }: { name: string; because: string; span: Span }) => ({
      message: `\`${name}\` has no effect here: ${because}.`,
      fixes: [{ title: `Remove \`${name}\``, edits: [{ span, newText: '' }] }],
    }),
    member: ({ name, kind }: { name: string; kind: string }) => `\`${name}\` is always 0: the file is ${kind}.`,
  },
);
