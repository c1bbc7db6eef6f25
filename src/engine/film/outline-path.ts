// Outlines as text, which JSON holds and deflate compresses: `M0 0L100 0Q…Z`.

import type { OutlineStep } from '../frame/glyphs/shaper.ts';

export const writePath = (outline: readonly OutlineStep[]): string =>
  outline.map(([type, ...points]) => type + points.join(' ')).join('');

export function readPath(path: string): OutlineStep[] {
  return [...path.matchAll(/([MLQCZ])([^MLQCZ]*)/g)].map(([, type, points]): OutlineStep => [
    type as OutlineStep[0],
    ...(points === '' ? [] : points.split(' ').map(Number)),
  ]);
}
