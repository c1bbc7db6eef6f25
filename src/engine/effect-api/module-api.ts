// The API of `use` modules (`import … from 'glyphreel/effects'`): the functions that the built-in effects are written with. Kinds
// that need passes of their own (particles, feedback) are not part of it.

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
