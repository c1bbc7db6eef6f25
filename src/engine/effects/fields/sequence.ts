// Cycles through fields; at the start of each, the previous one fades out.

import { defineField } from '../../effect-api/define.ts';
import type { FieldScope, Num } from '../../effect-api/scope.ts';
import { p } from '../../effect-api/params.ts';

export default defineField({
  name: 'sequence',
  category: 'joining',
  summary: 'Cycles through fields, fading from one to the next.',
  params: {
    fields: p.fields({ required: true, doc: 'The fields, in order.' }),
    each: p.time({ default: 5, min: 0.01, max: 1e6, doc: 'Duration of each field.' }),
    crossfade: p.time({
      default: 1,
      min: 0,
      max: 1e6,
      doc: 'Duration of the fade into the next field, from its start.',
    }),
  },
  example: 'sequence([diamond(), spiral(), voronoi()], each: 1.2s, crossfade: 0.6s)',
  build(s, { fields, each: given, crossfade }) {
    if (fields.length === 0) return s.num(0);
    const n = fields.length;
    const each = loopEach(s, given, n);
    const turn = s.floor(s.div(s.max(s.t, 0), each));
    const current = s.mod(turn, n);
    const previous = s.mod(s.sub(turn, 1), n);
    const since = s.sub(s.max(s.t, 0), s.mul(turn, each));
    const arrives = s.smoothstep(0, s.min(crossfade, each), since);
    // The first has no predecessor, except in a reel that loops.
    const k = s.loopSeconds === null ? s.select(s.gt(turn, 0), arrives, 1) : arrives;
    let sum = s.num(0);
    for (let i = 0; i < n; i++) {
      const arriving = s.mul(s.eq(current, i), k);
      const leaving = s.mul(s.eq(previous, i), s.sub(1, k));
      sum = s.add(sum, s.mul(fields[i], s.add(arriving, leaving)));
    }
    return sum;
  },
});

/** In a reel that loops, the fields come round a whole number of times. */
function loopEach(s: FieldScope, each: Num, count: number): Num {
  if (s.loopSeconds === null) return each;
  const rounds = s.max(1, s.round(s.div(s.loopSeconds, s.mul(each, count))));
  return s.div(s.loopSeconds, s.mul(rounds, count));
}
