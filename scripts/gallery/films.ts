// The gallery's texts, and the frames it shows of each example.

export interface Film {
  /** File name in examples/, without extension. */
  name: string;
  title: string;
  story: string;
  technique: string;
  /** Times of the frames in seconds. */
  moments: readonly number[];
  /** Index of the frame shown in the overview. */
  best: number;
}

export const FILMS: readonly Film[] = [
  {
    name: 'first-light',
    title: 'First Light',
    moments: [2.5, 5.2, 6.8, 9],
    best: 0,
    story:
      'A cold sky gathers, a sun breaks through it on the beat, and everything opens. Its three cuts fall on the music.',
    technique: 'beats, aurora, a stencilled title, feedback, kaleidoscope on the beat',
  },
  {
    name: 'storm',
    title: 'Storm',
    moments: [1.5, 4.3, 5.3, 9.8],
    best: 3,
    story: 'A moon over a calm sea; a squall tears the picture apart with every flash. Then it is morning.',
    technique: 'a sea drawn by arithmetic, domain warp, rain, pixel sort and block glitch on the flash',
  },
  {
    name: 'emergence',
    title: 'Emergence',
    moments: [1, 2.9, 5.2, 6.8],
    best: 1,
    story:
      'A haze finds its arms and its name. Then it falls down a swaying tunnel that folds on every beat, cools from ember to ice, and ends in light.',
    technique: 'audio-reactive values, a look shared by scenes, tunnel feedback, kaleidoscope',
  },
  {
    name: 'rose-window',
    title: 'Rose Window',
    moments: [1, 3, 4.8, 8.8],
    best: 1,
    story: 'Square. Stained glass assembles pane by pane, turns, and floods with light.',
    technique: 'voronoi cells, kaleido, mandala feedback, OKLCH colour',
  },
  {
    name: 'paper-cut',
    title: 'Paper Cut',
    moments: [0.8, 2.9, 6.4, 9.6],
    best: 0,
    story:
      'The moon crosses the sun and night falls on the hills. In the dark the two circle each other until they are one heart.',
    technique: 'signed distances and smooth unions, `glyphs: shape` for sharp edges, a light background',
  },
  {
    name: 'blueprint',
    title: 'Blueprint',
    moments: [1.2, 3.6, 5.6, 9],
    best: 3,
    story: 'A clockwork is drawn on blue paper and begins to turn. The drawing becomes brass.',
    technique: '`glyphs: edges` for lines, `glyphs: shape` for bodies, fields of the author’s own',
  },
  {
    name: 'tides',
    title: 'Tides',
    moments: [1, 3, 6, 9],
    best: 1,
    story: 'Portrait. The sea breathes in at sunset, breathes out foam, and keeps a line of a poem.',
    technique: 'layered noise, moving masks, dissolve, words that appear one by one',
  },
  {
    name: 'reef',
    title: 'Reef',
    moments: [1.2, 3.4, 6.4, 9],
    best: 3,
    story:
      'Square. A ring of cells divides until it is a coral. Below the light a whole reef grows, and a shoal comes to live in it.',
    technique: 'reaction-diffusion, a cellular automaton, boids that point where they swim, bubbles, masks',
  },
  {
    name: 'pulse',
    title: 'Pulse',
    moments: [0.6, 2.9, 5.4, 6.5],
    best: 2,
    story:
      'The track as bars and as a wave, and then as rings that it throws out. Everything that moves is moved by sound.',
    technique: 'spectrum, waveform, rings, particles on the beat, `when`',
  },
  {
    name: 'boot',
    title: 'Boot',
    moments: [1.2, 3.4, 5.2, 7.6],
    best: 3,
    story: 'An amber terminal checks its memory and mounts its imagination. The picture tears open and says hello.',
    technique: 'text reveals, stencils, `glyphs: edges`, glitch bands, crt',
  },
  {
    name: 'rainfall',
    title: 'Rainfall',
    moments: [1.5, 5.2, 6.6, 9.4],
    best: 2,
    story: 'Portrait. A wall of green rain parts. Somebody wrote it.',
    technique: 'rain on two grids, random glyphs, stencilled words, a ticker',
  },
  {
    name: 'deep-field',
    title: 'Deep Field',
    moments: [1.5, 3.4, 4.9, 7],
    best: 3,
    story: 'Ultrawide. A flight through burning clouds of gas, until the dark looks back: an eye opens.',
    technique: 'starfield, domain warp, signed distances for the lids, a vortex for the iris',
  },
  {
    name: 'constellation',
    title: 'Constellation',
    moments: [0.8, 4, 6.6, 10],
    best: 3,
    story: 'Points are drawn to one another until they agree on a figure. It is a swan.',
    technique: 'gravity and orbit particles, segments, wipe masks',
  },
  {
    name: 'ember',
    title: 'Ember',
    moments: [1.2, 3, 5.2, 6.8],
    best: 1,
    story: 'A title burns in and glows. It falls apart into a cloud of sparks, and the fire under it dies.',
    technique: 'fire, fbm in a stencil, warp, dissolve, heat feedback',
  },
  {
    name: 'mosaic',
    title: 'Mosaic',
    moments: [1, 3, 5.2, 7.3],
    best: 0,
    story: 'Square. Pop in four bars: stripes, tiles, dots, mirrors. Each cut is on the beat.',
    technique: 'plain patterns and transforms, posterize, halftone, duotone, mirrors',
  },
  {
    name: 'still-water',
    title: 'Still Water',
    moments: [2, 3.4, 6, 10.5],
    best: 0,
    story: 'Fish circle in a pond. Their wakes turn to light, and the pond folds into a flower.',
    technique:
      'footage: shapes over its own dimmed colours, motion and edges as fields, kaleidoscope with matched glyphs',
  },
  {
    name: 'ringed',
    title: 'Ringed',
    moments: [2.2, 5.8, 8, 11.5],
    best: 3,
    story: 'A planet as an instrument sees it: first its outline, then its light, then all its colours.',
    technique: 'a picture: edges, a dithered ramp, matched glyphs; a slow zoom',
  },
  {
    name: 'green-again',
    title: 'Green Again',
    moments: [2.5, 6, 8.5, 11.7],
    best: 0,
    story: 'A title in blocks, a test that fails, a line that is fixed.',
    technique: 'ANSI art and a recorded terminal, with their own glyphs and colours',
  },
  {
    name: 'custom-effects',
    title: 'Loom',
    moments: [1.4, 3, 7, 8.6],
    best: 3,
    story: 'A loom threads itself and weaves. Its cloth folds and catches the light.',
    technique:
      'two fields and a shader of its own, in [my-effects.ts](../examples/my-effects.ts); render it with `--allow-code`',
  },
];
