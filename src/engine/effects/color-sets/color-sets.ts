// The colour sets, dark to bright, so that `ramp(set, value)` gets brighter with the value.

import type { ColorsEffect } from '../../effect-api/define.ts';

const set = (name: string, category: string, summary: string, colors: string[]): ColorsEffect => ({
  kind: 'colors',
  name,
  category,
  summary,
  colors,
});

export const colorSets: ColorsEffect[] = [
  set('neon', 'vivid', 'Signs in the rain: violet, magenta, cyan, acid.', [
    '#14002e',
    '#7a00ff',
    '#ff1fa5',
    '#00e5ff',
    '#d4ff3d',
  ]),
  set('pastel', 'soft', 'Chalk: lilac, rose, apricot, mint.', ['#5b4b8a', '#b28fce', '#f5a6c4', '#ffd6a5', '#d9fbe2']),
  set('monoGreen', 'screens', 'A green phosphor tube.', ['#001b08', '#00611f', '#00b33c', '#33ff66', '#d6ffe0']),
  set('monoAmber', 'screens', 'An amber phosphor tube.', ['#1c0c00', '#6b3400', '#c96a00', '#ffb000', '#fff0c9']),
  set('cyberpunk', 'vivid', 'A city at night: indigo, hot pink, electric blue, yellow.', [
    '#0b0221',
    '#3a0ca3',
    '#f72585',
    '#4cc9f0',
    '#fcee0c',
  ]),
  set('vaporwave', 'vivid', 'Sunset over marble: purple, pink, peach, turquoise.', [
    '#241148',
    '#8a3ab9',
    '#ff71ce',
    '#ffc59f',
    '#9dfff0',
  ]),
  set('earth', 'nature', 'Soil, clay, straw.', ['#1b120a', '#5a3a1e', '#9c6b34', '#cfa865', '#f3e6c4']),
  set('ice', 'nature', 'Deep water to snow.', ['#03121f', '#0b4f7d', '#2fa4d7', '#9be3f5', '#f4fdff']),
  set('blood', 'nature', 'Near black to bright red and bone.', ['#140003', '#5c0010', '#b3001e', '#ff3b3b', '#ffe3d6']),
  set('forest', 'nature', 'Undergrowth to sunlit leaves.', ['#06140a', '#17452a', '#3f8f3f', '#9bc53d', '#f1f7c2']),
];
