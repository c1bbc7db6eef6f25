// Cellular automata on the layer's own cells, on a torus. Cells are brightest at birth, then settle at a lower level, and leave fading
// ghosts when they die.

import { defineLattice } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { randomAt } from './lattice-random.ts';
import { LIFE_PATTERN, LIFE_WORDS, lifeRule } from './life-rules.ts';

/** Brightness of a settled cell: below 1, so that births stand out. */
const SETTLED = 0.6;

export default defineLattice({
  name: 'life',
  category: 'simulations',
  summary: 'A cellular automaton whose dead cells leave fading ghosts.',
  params: {
    rule: p.word(LIFE_WORDS, {
      default: 'B3/S23',
      alternatives: ['text'],
      pattern: { regex: LIFE_PATTERN, form: 'births and survivals such as `"B3/S23"`' },
      doc: 'A rule by name, or as births and survivals, as in `"B3/S23"`.',
    }),
    density: p.number({ default: 0.3, min: 0, max: 1, unit: 'ratio', doc: 'Share of cells alive at the start.' }),
    fade: p.number({ default: 0.9, min: 0, max: 1, unit: 'ratio', doc: 'Share of a ghost kept per frame.' }),
    steps: p.number({
      default: 1,
      min: 0,
      max: 16,
      unit: 'steps',
      doc: 'Generations per reel frame; 0.25 is one every four frames.',
    }),
  },
  example: 'life(rule: highlife, density: 0.25, fade: 0.93, steps: 0.5)',
  source: 'J. H. Conway, in M. Gardner, Mathematical Games (1970).',
  seeded: true,
  sample: 'nearest',
  create({ seed, cols, rows }, { density }) {
    const alive = new Uint8Array(cols * rows);
    const shine = new Float32Array(cols * rows);
    for (let i = 0; i < alive.length; i++) {
      alive[i] = randomAt(seed, i, 77) < density ? 1 : 0;
      shine[i] = alive[i];
    }
    return { alive, next: new Uint8Array(cols * rows), shine, due: 0 };
  },
  advance(state, { cols, rows }, { rule, fade, steps }) {
    const { shine } = state;
    state.due += steps;
    while (state.due >= 1) {
      state.due -= 1;
      generation(state.alive, state.next, cols, rows, rule);
      for (let i = 0; i < shine.length; i++) if (state.next[i] > state.alive[i]) shine[i] = 2;
      const old = state.alive;
      state.alive = state.next;
      state.next = old;
    }
    const { alive } = state;
    for (let i = 0; i < shine.length; i++) {
      const rest = alive[i] === 1 ? SETTLED : 0;
      // 2 marks a birth: shown at 1 for one frame before it settles.
      shine[i] = shine[i] > 1 ? 1 : rest + (shine[i] - rest) * fade;
    }
  },
  draw(out, { shine }) {
    for (let i = 0; i < out.length; i++) out[i] = Math.min(1, shine[i]);
  },
});

function generation(alive: Uint8Array, next: Uint8Array, cols: number, rows: number, written: string): void {
  const { born, stays } = lifeRule(written);
  for (let row = 0; row < rows; row++) {
    const here = row * cols;
    const above = (row === 0 ? rows - 1 : row - 1) * cols;
    const below = (row === rows - 1 ? 0 : row + 1) * cols;
    for (let col = 0; col < cols; col++) {
      const left = col === 0 ? cols - 1 : col - 1;
      const right = col === cols - 1 ? 0 : col + 1;
      const neighbours =
        alive[above + left] +
        alive[above + col] +
        alive[above + right] +
        alive[here + left] +
        alive[here + right] +
        alive[below + left] +
        alive[below + col] +
        alive[below + right];
      next[here + col] = ((alive[here + col] === 1 ? stays : born) >> neighbours) & 1;
    }
  }
}
