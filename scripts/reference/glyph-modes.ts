// The glyph modes of a layer, and one scene that shows them side by side.

export const GLYPH_MODES: { mode: string; about: string }[] = [
  {
    mode: 'ramp',
    about: "The palette's glyph for the value, dark to bright. The default, and right for soft pictures.",
  },
  {
    mode: 'random',
    about:
      'Any glyph of the palette, fixed for each cell and seed; the value shows in the colour alone. Right for rain and for texture.',
  },
  {
    mode: 'shape',
    about:
      'The glyph whose own shape is nearest to the picture inside the cell, from several samples of it. Edges stay sharp.',
  },
  { mode: 'edges', about: "Strokes along the picture's edges; flat parts keep the palette's glyph." },
];

/** The same scene in every mode. */
export const glyphModeReel = (mode: string): string => `scene example for 2s {
  layer on md {
    value: max(fill(star(5, 0.85, 0.38), 0.04), 0.75 * outline(circle(0.92), 0.08)) + 0.18 * plasma()
    color: ramp([#1b2a6b, #3fa7d6, #fdf3c0], value)
    palette: ascii
    glyphs: ${mode}
  }
}
`;
