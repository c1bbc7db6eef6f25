// The glyph modes of a layer, and one scene that shows them side by side.

export interface GlyphMode {
  /** Name of its picture. */
  mode: string;
  title: string;
  /** Settings of the layer. */
  settings: string;
  about: string;
}

export const GLYPH_MODES: GlyphMode[] = [
  {
    mode: 'ramp',
    title: 'ramp',
    settings: 'glyphs: ramp',
    about: "The palette's glyph for the value, dark to bright. The default, and right for soft pictures.",
  },
  {
    mode: 'ordered',
    title: 'ramp with dither: ordered',
    settings: 'glyphs: ramp  dither: ordered',
    about: 'Values between two glyphs become a regular pattern of both. Glyphs are spaced by how much ink they have.',
  },
  {
    mode: 'noise',
    title: 'ramp with dither: noise',
    settings: 'glyphs: ramp  dither: noise',
    about: 'The same at random, fixed for each cell and seed.',
  },
  {
    mode: 'diffuse',
    title: 'ramp with dither: diffuse',
    settings: 'glyphs: ramp  dither: diffuse',
    about: 'What a cell shows too much or too little is passed on to the next cells: the finest gradients.',
  },
  {
    mode: 'random',
    title: 'random',
    settings: 'glyphs: random',
    about:
      'Any glyph of the palette, fixed for each cell and seed; the value shows in the colour alone. Right for rain and for texture.',
  },
  {
    mode: 'shape',
    title: 'shape',
    settings: 'glyphs: shape',
    about:
      'The glyph whose own shape is nearest to the picture inside the cell, from several samples of it. Edges stay sharp.',
  },
  {
    mode: 'crisp',
    title: 'shape with crisp: 0.8',
    settings: 'glyphs: shape  crisp: 0.8',
    about: 'More contrast inside a cell and against its neighbours: outlines become lines.',
  },
  {
    mode: 'edges',
    title: 'edges',
    settings: 'glyphs: edges',
    about: "Strokes along the picture's edges; flat parts keep the palette's glyph.",
  },
  {
    mode: 'paper',
    title: 'paper behind any of them',
    settings: 'glyphs: ramp  paper: ramp([#0b1130, #1a4a66, #6b6650], value)',
    about: 'A colour behind the glyphs, over the whole cell; here a darker shade of their own.',
  },
  {
    mode: 'match',
    title: 'match',
    settings: 'glyphs: match  palette: picture',
    about:
      'Glyph, ink and paper together, so that the cell comes closest to `color`. The most like its source; for pictures and footage.',
  },
  {
    mode: 'characters',
    title: 'match with characters',
    settings: 'glyphs: match  palette: printable  crisp: 0.5',
    about: 'Keyboard characters alone; `crisp` lets them show in even parts too.',
  },
  {
    mode: 'ink',
    title: 'match with ink and paper',
    settings: 'glyphs: match  palette: printable  ink: #ffe14d  paper: #101018',
    about: 'With both colours fixed, only the glyph is chosen.',
  },
];

/** The same scene in every mode. */
export const glyphModeReel = ({ settings }: Pick<GlyphMode, 'settings'>): string => `scene example for 2s {
  layer on md {
    value: max(fill(star(5, 0.85, 0.38), 0.04), 0.75 * outline(circle(0.92), 0.08)) + 0.18 * plasma()
    color: ramp([#1b2a6b, #3fa7d6, #fdf3c0], value)
${settings.includes('palette') ? '' : '    palette: ascii\n'}    ${settings}
  }
}
`;
