// What `import … from 'glyphreel/effects'` gives to the modules that a reel brings with `use`: the functions that the
// built-in effects are written with. Kinds that need parts of the engine of their own (particles, feedback) stay built in.

export {
  defineColor,
  defineDistance,
  defineField,
  defineLattice,
  defineMask,
  defineMath,
  defineShader,
  defineTransform,
} from './define.ts';
export { p } from './params.ts';
export type { Color, FieldScope, HandlesOf, Num, NumLike } from './scope.ts';
export type { Frame } from '../kernels/frame.ts';
export type { LatticeMoment, Moment, ShaderMoment, State } from './define.ts';
export type { Params, Rgb, ValuesOf } from './params.ts';
