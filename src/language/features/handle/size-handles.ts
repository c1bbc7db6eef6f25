// Lengths that are dragged: radii, widths and heights of shapes, and how far `scale` enlarges.

import { type Handle, type HalfFrame, inUv } from '../../../contract/handle.ts';
import type { Analysis } from '../../compile.ts';
import type { CallExpr, Expr } from '../../syntax/tree.ts';
import { specOf } from '../spec-of.ts';
import { numberSlot } from '../tweak/number-slot.ts';

/** Where the handle of a size lies, seen from the centre: a direction, and what the length is times the distance. */
interface Side {
  x: number;
  y: number;
  along: 'x' | 'y' | 'any';
  times: number;
}
const right: Side = { x: 1, y: 0, along: 'any', times: 1 };
const SIDES: ReadonlyMap<string, Side> = new Map([
  ['r', right],
  ['radius', right],
  ['outer', right],
  ['size', right],
  ['inner', { x: 0, y: -1, along: 'any', times: 1 }],
  ['w', { x: 1, y: 0, along: 'x', times: 2 }],
  ['h', { x: 0, y: 1, along: 'y', times: 2 }],
]);

/** Of those sizes that are written as plain numbers. */
export function sizeHandles(
  analysis: Analysis,
  base: number,
  call: CallExpr,
  { u, v, frame }: { u: number; v: number; frame: HalfFrame },
): Handle[] {
  return (call.args ?? []).flatMap(({ value }, i): Handle[] => {
    const spec = specOf(analysis, base, call, i);
    const side = spec?.unit === 'frame' ? SIDES.get(spec.name) : undefined;
    const slot = side && numberSlot(analysis, base, value);
    if (!spec || !side || !slot) return [];
    const distance = slot.value / side.times;
    return [
      {
        label: `${call.name.text}.${spec.name}`,
        u: u + (side.x * distance) / (2 * frame.halfWidth),
        v: v + (side.y * distance) / (2 * frame.halfHeight),
        form: 'frame',
        target: { to: 'length', slot, u, v, along: side.along, times: side.times, min: spec.min ?? 0 },
        fixed: null,
        rectangle: null,
      },
    ];
  });
}

/** Half a frame unit from the centre is the size of before. */
const SCALE_ARM = 0.5;

export function scaleHandle(analysis: Analysis, base: number, expr: Expr, frame: HalfFrame): Handle[] {
  const slot = numberSlot(analysis, base, expr);
  if (!slot || slot.value <= 0) return [];
  const [u, v] = inUv('frame', slot.value * SCALE_ARM, 0, frame);
  const target = { to: 'length', slot, u: 0.5, v: 0.5, along: 'any', times: 1 / SCALE_ARM, min: 0.01 } as const;
  return [{ label: 'scale', u, v, form: 'frame', target, fixed: null, rectangle: null }];
}
