// Masks that open: closed before, open after, and half-way on the way their reference says.

import { describe, expect, it } from 'vitest';
import type { FieldEffect } from '../../../src/engine/effect-api/define.ts';
import type { Params } from '../../../src/engine/effect-api/params.ts';
import { effects } from '../../../src/engine/effects/registry.generated.ts';
import { evaluateEffect, type Overrides } from '../harness.ts';

const masks = new Map(effects.filter((e) => e.kind === 'mask').map((e) => [e.name, e as FieldEffect<Params>]));
const open = (name: string, t: number, overrides: Overrides = {}) =>
  evaluateEffect(masks.get(name)!, { t, overrides: { from: 1, to: 3, ...overrides } });

describe.each(['iris', 'wipe', 'dissolve'])('%s', (name) => {
  it('is closed before its time and open after it, in every corner', () => {
    expect(Math.max(...open(name, 0.9).planes[0])).toBe(0);
    expect(Math.max(...open(name, 1).planes[0])).toBe(0);
    expect(Math.min(...open(name, 3).planes[0])).toBe(1);
    expect(Math.min(...open(name, 9).planes[0])).toBe(1);
  });
  it('is half open half-way', () => {
    const {
      planes: [cells],
    } = open(name, 2);
    const share = cells.reduce((sum, value) => sum + value, 0) / cells.length;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.75);
  });
  it('is a cut where both times are the same', () => {
    expect(Math.max(...open(name, 0.99, { from: 1, to: 1 }).planes[0])).toBe(0);
    expect(Math.min(...open(name, 1, { from: 1, to: 1 }).planes[0])).toBe(1);
  });
});

describe('wipe', () => {
  const ends = (direction: string) => {
    const {
      planes: [cells],
      cols,
      rows,
    } = open('wipe', 2, { direction });
    const middle = Math.floor(rows / 2) * cols;
    return {
      left: cells[middle + 1],
      right: cells[middle + cols - 2],
      top: cells[Math.floor(cols / 2)],
      bottom: cells[(rows - 1) * cols + Math.floor(cols / 2)],
    };
  };
  it('travels in its direction', () => {
    expect(ends('right')).toMatchObject({ left: 1, right: 0 });
    expect(ends('left')).toMatchObject({ left: 0, right: 1 });
    expect(ends('down')).toMatchObject({ top: 1, bottom: 0 });
    expect(ends('up')).toMatchObject({ top: 0, bottom: 1 });
    expect(ends('radial')).toMatchObject({ right: 1, left: 0 });
  });
});

describe('windows', () => {
  const middle = (name: string, overrides: Overrides) => {
    const {
      planes: [cells],
      cols,
      rows,
    } = evaluateEffect(masks.get(name)!, { overrides });
    return cells[Math.floor(rows / 2) * cols + Math.floor(cols / 2)];
  };
  it('show what is inside', () => {
    expect(middle('disc', { r: 0.5 })).toBe(1);
    expect(middle('rect', { w: 0.5, h: 0.5 })).toBe(1);
    expect(middle('annulus', { inner: 0.3 })).toBe(0);
    expect(middle('disc', { r: 0 })).toBeLessThanOrEqual(0.5);
  });
});
