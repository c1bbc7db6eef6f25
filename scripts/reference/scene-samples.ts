// What scenes hold besides layers and particles, each with a sample: texts, captions, character art, groups.

export interface SceneSample {
  /** Name of its picture. */
  name: string;
  title: string;
  about: string;
  /** A whole reel that works beside the reference's pages. */
  text: string;
  /** Of the picture. */
  seconds: number;
}

const GROUND = '  layer on md { value: plasma() * 0.4  hue: 0.62  palette: dots }';
const scene = (body: string, ground = GROUND): string =>
  `scene example for 4s {\n${ground === '' ? '' : `${ground}\n`}${body
    .trim()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')}\n}\n`;

export const SCENE_SAMPLES: SceneSample[] = [
  {
    name: 'spans',
    title: 'Spans',
    about: 'Colours and styles inside a text, by tags.',
    text: `colors ember = [#ff5a00, #ffe8b0]

${scene(`text "$ npm [green]run[/] [b]build[/b]\\n[dim]compiled in[/] [ember]1.2 s[/]\\n[inverse] DONE [/] [#7fdbff]0 errors[/], [magenta]2 notes[/]" {
  size: 9%  align: left
}`)}`,
    seconds: 1,
  },
  {
    name: 'values',
    title: 'Values',
    about: 'Numbers that are written anew in each frame.',
    text: scene(`text "\${round(mix(0, 1e6, progress))} views\\n\${clock(t + 63)} · \${percent(progress)}\\n\${progress(progress, 16)}" {
  size: 10%  outline: 2px
}`),
    seconds: 2.7,
  },
  {
    name: 'box',
    title: 'Box',
    about: 'A frame around a text, with its title in the upper edge.',
    text: scene('text box("ready", "my-app is at\\nhttp://localhost:3000") { size: 7%  color: #ffd43b }'),
    seconds: 1,
  },
  {
    name: 'table',
    title: 'Table',
    about: 'Columns between `|`; the first row is the heading.',
    text: scene('text table("file | size", "a.ts | 12K", "picture.png | 310K") { size: 7%  color: #d7dde5 }'),
    seconds: 1,
  },
  {
    name: 'progress',
    title: 'Bar',
    about: 'As a text of its own, or as `${progress(k, 16)}` inside one.',
    text: scene('text progress(t / 4, 24) { size: 8%  color: #9fe8b0 }'),
    seconds: 2.6,
  },
  {
    name: 'banner',
    title: 'Banner',
    about: 'Large letters that are made of blocks, from any font.',
    text: scene('text banner("HELLO", 8) { size: 5%  color: #ffe14d }'),
    seconds: 1,
  },
  {
    name: 'code',
    title: 'Code',
    about: 'Source code in the colours of its language; `highlight` are the lines that stand out.',
    text: scene(
      `code """
  export function total(items: Item[]): number {
    // The discount was applied twice.
    return items.reduce((sum, item) => sum + item.price, 0);
  }
  """ { lang: ts  highlight: [3]  size: 4.6% }`,
      '',
    ),
    seconds: 1,
  },
  {
    name: 'outline',
    title: 'Outline and shadow',
    about: 'Keep letters readable on any ground.',
    text: scene(
      'text "ON ANY GROUND" { size: 14%  color: #ffffff  outline: 6px  outlineColor: #c2255c  shadow: 12px }',
      '  layer on md { value: 0.4 + 0.6 * plasma()  hue: 0.1 + value * 0.4  palette: dense }',
    ),
    seconds: 1,
  },
  {
    name: 'each',
    title: 'Letters that move',
    about: '`each` moves letter `i` of `n`.',
    text: scene('text "UP AND DOWN" { size: 16%  color: #ffe8c8  each: (0, 0.08 * sin(i * 0.9 + t * 4)) }'),
    seconds: 1,
  },
  {
    name: 'along',
    title: 'Letters on a path',
    about: 'The outline of any distance, or points.',
    text: scene('text "ROUND AND ROUND AND ROUND AND " { size: 9%  color: #ffe8c8  along: circle(0.68) }'),
    seconds: 1,
  },
  {
    name: 'glow',
    title: 'Glow and cursor',
    about: 'The newest letters shine while a reveal runs, and a cursor follows them.',
    text: scene(
      'text "npm create acme my-app" { size: 9%  color: #9fe8b0  reveal: typewriter(2s)  glow: 1  cursor: on }',
    ),
    seconds: 1.4,
  },
  {
    name: 'leave',
    title: 'Reveal and leave',
    about: 'A text comes by one effect and goes by another; here halfway through `leave: burn`.',
    text: scene('text "AND GONE" { size: 18%  color: #ffd8a8  reveal: scatter(1s)  leave: burn(1.5s) }'),
    seconds: 3.2,
  },
  {
    name: 'scripts',
    title: 'Scripts',
    about: 'Arabic and Hebrew run from right to left, Indic scripts are shaped, wide characters take two cells.',
    text: scene('text "नमस्ते · שלום · สวัสดี\\nمرحبا بالعالم\\n🚀 こんにちは 你好" { size: 12% }'),
    seconds: 1,
  },
  {
    name: 'captions',
    title: 'Captions',
    about: 'Drawn over everything, after the shaders. `active` is the colour of the word that is being said.',
    text: `reel { captions: "samples/song.vtt" { size: 10%  active: #ffe14d  outline: 3px  backdrop: 0.5 } }

${scene('shade: glitchBands(0.3) | scanlines(0.3)', '  layer on md { value: 0.3 + 0.5 * plasma()  hue: 0.62  palette: dense }')}`,
    seconds: 1.2,
  },
  {
    name: 'art',
    title: 'Character art',
    about: 'Drawn with its own glyphs and colours.',
    text: `media cat = "samples/cat.txt"

${scene('art cat { grid: xxl  size: 2  color: #ffd8a8 }')}`,
    seconds: 1,
  },
  {
    name: 'group',
    title: 'Group',
    about: 'Layers that are drawn alone, turned and shaded together, and then laid on what is below.',
    text: scene(`group badge {
  layer disc on md { value: glow(circle(0.5), 0.1)  hue: 0.08  palette: blocks }
  layer rings on md { value: rings(6, 0.3, t * 0.2)  hue: 0.55  mask: disc(0.5, 0.02) }
  transform: rotate(20deg) | scale(1, 0.7)
  shade: bloom() | chromatic(6)
}`),
    seconds: 1,
  },
  {
    name: 'shade',
    title: 'Shaders of one layer',
    about: 'What is below stays as it is.',
    text: scene(
      'layer on md { value: glow(star(5, 0.7, 0.3), 0.06)  hue: 0.12  palette: dense  shade: pixelate(10) | glitchBands(0.6) }',
    ),
    seconds: 1,
  },
  {
    name: 'camera',
    title: 'Camera',
    about: 'Moves all layers and the places of particles; glyphs keep their size, and texts stay.',
    text: scene(
      `camera: rotate(15deg) | scale(1.4) | move(0.2, 0)
text "STAYS" { size: 12%  at: (0.5, 0.86)  outline: 3px }`,
      '  layer on md { value: checker() * 0.5 + 0.5 * glow(circle(0.4), 0.1)  hue: 0.58  palette: dense }',
    ),
    seconds: 1,
  },
];
