// The point that the cursor is in, for the pad.

import type { HalfFrame } from '../../../contract/handle.ts';
import type { PointTweak } from '../../../contract/tweak-whole.ts';
import type { Analysis } from '../../compile.ts';
import type { ExprPlace } from '../expr-at.ts';
import { sourceOf } from '../tweak/list-source.ts';
import { ownerOf } from '../tweak/owner-of.ts';
import { placeNamed, pointHandle } from './point-handle.ts';

/** Null where the cursor is in no point of the picture. */
export function pointTweak(analysis: Analysis, place: ExprPlace, frame: HalfFrame): PointTweak | null {
  const { path, base, setting } = place;
  const expr = path.findLast(
    (each) =>
      (each.k === 'tuple' && each.items.length === 2) ||
      (each.k === 'call' && each.args === null && placeNamed(each.name.text) !== undefined),
  );
  if (!expr) return null;
  const { spec, label } = ownerOf(analysis, place, expr);
  const isPlace = label === 'at' && setting !== null && path[0] === expr;
  if (spec?.kind !== 'point' && !isPlace) return null;
  const form = spec?.unit === 'frame' ? 'frame' : 'uv';
  const handle = pointHandle(analysis, base, expr, { label, form, frame });
  if (handle.fixed !== null) return null;
  return {
    kind: 'point',
    ...sourceOf(analysis, base)(expr),
    label,
    handle,
    usual: typeof spec?.default === 'string' ? spec.default : null,
  };
}
