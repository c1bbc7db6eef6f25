// Text as a field, for stencils and masks: other fields show through the letters. The engine rasterises them from its own fonts and
// caches them.

import { defineLattice } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

const PLACES = new Map<string, [number, number]>([
  ['center', [0.5, 0.5]],
  ['top', [0.5, 0.2]],
  ['bottom', [0.5, 0.8]],
  ['left', [0.25, 0.5]],
  ['right', [0.75, 0.5]],
  ['topLeft', [0.25, 0.2]],
  ['topRight', [0.75, 0.2]],
  ['bottomLeft', [0.25, 0.8]],
  ['bottomRight', [0.75, 0.8]],
]);

export default defineLattice({
  name: 'glyphText',
  category: 'shapes',
  summary: 'Letters as a field, for stencils and masks.',
  params: {
    text: p.text({ required: true, doc: 'The text; `\\n` starts a new line.' }),
    size: p.number({ default: 0.4, min: 0.01, max: 10, unit: 'frame', doc: 'Height of a line.' }),
    at: p.word([...PLACES.keys()], {
      default: 'center',
      alternatives: ['point'],
      doc: 'Position of its middle: a word, or a point in 0..1.',
    }),
    font: p.media<unknown>({ input: 'fonts', doc: 'A font file, relative to the reel. Default: the bundled fonts.' }),
  },
  example: 'glyphText("REEL", size: 1.4) * (0.35 + 0.65 * fbm(octaves: 3, scale: 0.5))',
  sample: 'linear',
  text: true,
  create: () => ({}),
  draw(out, _state, { rasterText, cols, rows }, { text, size, at, font }) {
    if (rasterText === undefined) {
      out.fill(0);
      return;
    }
    const place: unknown = at;
    const [u, v] = Array.isArray(place) ? (place as [number, number]) : (PLACES.get(at) ?? [0.5, 0.5]);
    out.set(rasterText(text, cols, rows, size, [u, v], font ?? null));
  },
});
