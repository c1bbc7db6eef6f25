// What the words that begin a statement or an item mean, for whoever points at one.

interface KeywordDoc {
  docs: string;
  form: string;
}

const KEYWORDS: Record<string, KeywordDoc> = {
  reel: {
    docs: 'The header: the format, sound and seed of the whole. Every setting may be left out.',
    form: 'reel "Title" { size: landscape  fps: 24 }',
  },
  import: {
    docs: "Another file's definitions become visible here; its scenes and header do not.",
    form: 'import "./shared.reel"',
  },
  use: {
    docs: 'Fields and shaders of your own, written in TypeScript. It runs code, so the workspace must be trusted.',
    form: 'use "./effects.ts"',
  },
  let: {
    docs: 'A named value, evaluated where it is used: once a frame, or for every cell if it uses names such as `x`.',
    form: 'let drive = 0.4 + audio.bass',
  },
  palette: { docs: 'Glyphs, dark to bright; the first is usually a space.', form: 'palette sparks = " .·+*"' },
  colors: { docs: 'A list of colours, for `ramp` and its like.', form: 'colors ember = [#1a0500, #ff5a00, #ffe8b0]' },
  field: {
    docs: 'A value field of your own, with parameters: a number for every cell.',
    form: 'field swirl(arms = 3) = 0.5 + 0.5 * sin(angle * arms - t)',
  },
  look: {
    docs: 'A named chain of shaders, to be used wherever shaders are.',
    form: 'look dusk = bloom(threshold: 110) | vignette(0.2)',
  },
  scene: {
    docs: 'A scene and its length: layers, particles and texts, and the settings of its frame. `t` is 0 on its first frame.',
    form: 'scene dawn for 6s { … }',
  },
  timeline: {
    docs: 'Which scenes play, in which order, how long; repeats are welcome. Without one, scenes play in the order written.',
    form: 'timeline { play dawn  play rise for 4s }',
  },
  play: {
    docs: 'One playing of a scene: a segment of the reel. `for` trims or stretches it.',
    form: 'play dawn for 4s',
  },
  layer: {
    docs: 'A grid of glyphs that shows a value: the brighter, the further along the palette. Later layers lie over earlier ones.',
    form: 'layer on md { value: plasma()  hue: 0.6  palette: dense }',
  },
  particles: { docs: 'A system of moving glyphs.', form: 'particles embers on sm { rate: 40  hue: 0.08 }' },
  text: {
    docs: 'A text over the picture. Its size is the same at every quality.',
    form: 'text "HELLO" { at: center  reveal: typewriter(2s) }',
  },
  ticker: { docs: 'A text that scrolls to the left.', form: 'ticker "signal · " { row: -2  speed: 12 }' },
  for: { docs: 'How long: seconds, milliseconds, frames, beats or bars.', form: 'for 8beats' },
  on: { docs: 'Which grid the glyphs stand on, from fine to coarse: xs, sm, md, lg, xl, xxl.', form: 'on md' },
};

/** Markdown, or null where the word is none of these. */
export function keywordDocs(word: string): string | null {
  const spec = Object.hasOwn(KEYWORDS, word) ? KEYWORDS[word] : undefined;
  return spec ? `${spec.docs}\n\n\`\`\`reel\n${spec.form}\n\`\`\`` : null;
}
