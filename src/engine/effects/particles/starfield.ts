// Flight through a star field: stars have positions in space and come nearer; near and bright ones leave a streak.

import { defineParticles, type ParticleMoment, type ParticleState } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { motionSettings } from './common-settings.ts';
import { emptyPopulation, frameX, frameY, giveBirth, growOlder, removeGone } from './population.ts';
import { own, shine } from './sparkle.ts';

const NEAR = 0.06;
/** Minimum distance of a new star from the axis: a nearer one would stay in the middle for ever. */
const CLEAR = 0.04;
const { count, ...rest } = motionSettings({ count: 300, life: 3600, speed: 0.45 });
type StarState = ParticleState & { px: Float32Array; py: Float32Array; depth: Float32Array };

export const starfield = defineParticles({
  name: 'starfield',
  category: 'particles',
  summary: 'A flight through the stars.',
  doc: 'A negative `speed` flies backward. `at` is the vanishing point.',
  params: {
    count,
    depth: p.number({
      default: 1,
      min: 0.1,
      max: 10,
      unit: 'ratio',
      doc: 'Depth of the space: with more, far stars are fainter and slower.',
    }),
    ...rest,
  },
  example:
    'scene example for 4s { gamma: 0.6  particles starfield on sm { count: 1000  speed: 0.6  glyphs: "·+*✶✸"  color: ramp([#ffffff, #9fc4ff, #b98aff], dist * 0.6)  trail: 4 }  shade: bloom(threshold: 70, strength: 1.2) }',
  seeded: true,
  caps: { low: 300, standard: 800, high: 1500 },
  create(moment, args) {
    const state = emptyPopulation(moment.cap, 'px', 'py', 'depth');
    scatter(state, moment, args, () => true);
    return state;
  },
  advance(state, moment, args) {
    growOlder(state, moment.dt);
    const far = Math.max(0.1, args.depth);
    for (let i = 0; i < state.count; i++) {
      state.depth[i] -= args.speed * moment.dt;
      place(state, i, frameX(moment, args.at[0]), frameY(moment, args.at[1]));
    }
    removeGone(
      state,
      (i) =>
        state.age[i] >= state.life[i] ||
        state.depth[i] <= NEAR ||
        state.depth[i] > far ||
        Math.abs(state.x[i]) > moment.halfWidth * 1.2 ||
        Math.abs(state.y[i]) > moment.halfHeight * 1.2,
    );
    scatter(state, moment, args, () => false);
  },
  draw(state, moment, args, sink) {
    const far = Math.max(0.1, args.depth);
    const cx = frameX(moment, args.at[0]);
    const cy = frameY(moment, args.at[1]);
    for (let i = 0; i < state.count; i++) {
      const id = state.id[i];
      const z = state.depth[i];
      const nearness = Math.min(1, Math.max(0, 1 - z / far));
      const magnitude = 0.35 + 0.65 * own(id, 2) * own(id, 2);
      const strength = Math.min(
        1,
        (0.3 + 0.8 * nearness * nearness + 0.3 * nearness) *
          (0.6 + 0.6 * magnitude) *
          Math.min(1, state.age[i] * 4 + 0.2),
      );
      if (nearness > 0.55) shine(sink, state.x[i], state.y[i], strength, id, 0.8);
      else sink(state.x[i], state.y[i], strength, id);
      // A streak for near stars: a fixed fraction of a second of flight.
      const steps = Math.floor(nearness * nearness * 16 * Math.min(2, Math.abs(args.speed) / 0.45) + magnitude);
      for (let s = 1; s <= steps; s++) {
        const behind = z + args.speed * 0.02 * s;
        if (behind <= NEAR) break;
        sink(cx + state.px[i] / behind, cy + state.py[i] / behind, strength * (1 - s / (steps + 1)) * 0.8, id);
      }
    }
  },
});

function place(state: StarState, i: number, cx: number, cy: number): void {
  state.x[i] = cx + state.px[i] / state.depth[i];
  state.y[i] = cy + state.py[i] / state.depth[i];
}

/** Places new stars: at the start all through space, later at the far end (or near the viewer when flying backward). */
function scatter(
  state: StarState,
  moment: ParticleMoment,
  args: { count: number; rate: number; life: number; depth: number; speed: number; at: [number, number] },
  isAnywhere: () => boolean,
): void {
  const far = Math.max(0.1, args.depth);
  giveBirth(state, moment, args, (i, id) => {
    const anywhere = isAnywhere() || args.speed < 0;
    const z = anywhere
      ? NEAR * 2 + (far - NEAR * 2) * moment.random(id, 3)
      : far * (0.85 + 0.15 * moment.random(id, 3));
    // Spread over the area visible at that depth, so that the frame is filled evenly.
    const x = (moment.random(id, 1) * 2 - 1) * moment.halfWidth;
    const y = (moment.random(id, 2) * 2 - 1) * moment.halfHeight;
    const push = Math.abs(x) + Math.abs(y) < CLEAR ? CLEAR : 0;
    state.px[i] = (x + push) * z;
    state.py[i] = (y + push) * z;
    state.depth[i] = z;
    state.life[i] = args.life;
    if (isAnywhere()) state.age[i] = 1;
    place(state, i, frameX(moment, args.at[0]), frameY(moment, args.at[1]));
  });
}
