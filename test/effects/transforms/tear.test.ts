// Bands of rows in wrong places.

import { describe, expect, test } from 'vitest';
import tear from '../../../src/engine/effects/transforms/tear.ts';
import { evaluate } from '../harness.ts';

const BANDS = 12;
/** How far each band is shifted after `seconds`. */
function shifts(args: { amount?: number; share?: number; rate?: number } = {}, seconds = 0): number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    const { planes } = evaluate((s) => {
      const to = tear.map(s.at(s.num(0.25), s.num(((band + 0.5) / BANDS) * 2 - 1)), {
        ...{ amount: 0.3, bands: BANDS, share: 0.5, rate: 8 },
        ...args,
      } as never);
      return [to.x, to.y];
    }, seconds);
    return planes[0]![0]! - 0.25;
  });
}

describe('tear', () => {
  test('shifts some bands, none farther than its amount', () => {
    const found = shifts();
    expect(found.some((by) => by === 0)).toBe(true);
    expect(found.some((by) => Math.abs(by) > 0.02)).toBe(true);
    expect(Math.max(...found.map(Math.abs))).toBeLessThanOrEqual(0.3);
  });
  test('with an amount or a share of 0 nothing moves; with a share of 1 nearly all bands do', () => {
    expect(shifts({ amount: 0 }).every((by) => by === 0)).toBe(true);
    expect(shifts({ share: 0 }).every((by) => by === 0)).toBe(true);
    expect(shifts({ share: 1 }).filter((by) => by !== 0).length).toBeGreaterThan(BANDS - 2);
  });
  test('stays for one step of its rate, then changes', () => {
    expect(shifts({}, 0.1)).toEqual(shifts({}, 0));
    expect(shifts({}, 0.13)).not.toEqual(shifts({}, 0));
  });
});
