// Looks of converted pictures, to choose from in the editor.

import type { ConvertWishes } from './reel-for-file.ts';

export interface ConvertLook {
  name: string;
  summary: string;
  wishes: ConvertWishes;
}

export const CONVERT_LOOKS: readonly ConvertLook[] = [
  {
    name: 'Glyphs over dimmed colour',
    summary: 'Glyphs follow the shapes inside each cell; the picture shines through, darker.',
    wishes: {},
  },
  {
    name: 'Closest to the picture',
    summary: 'Glyph, ink and paper of each cell are chosen together.',
    wishes: { glyphs: 'match' },
  },
  {
    name: 'Classic, in colour',
    summary: 'A ramp from dots to blocks in the picture’s colours, on black.',
    wishes: { glyphs: 'ramp', grid: 'sm' },
  },
  {
    name: 'Classic, one colour',
    summary: 'A ramp from dots to blocks in amber, on black.',
    wishes: { glyphs: 'ramp', grid: 'sm', color: '#ffb000' },
  },
  { name: 'Outlines', summary: 'Lines along the edges.', wishes: { glyphs: 'edges', grid: 'sm' } },
];
