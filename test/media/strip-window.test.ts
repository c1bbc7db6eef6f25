// Zoom and scroll of the strip.

import { describe, expect, test } from 'vitest';
import { FIT, isCrowded, maxZoom, scrollToHead, zoomAt } from '../../media/preview/strip/strip-window.ts';

describe('strip window', () => {
  test('zooming keeps the time under the pointer in place', () => {
    const before = { zoom: 2, scroll: 100 };
    const after = zoomAt(before, 3, 250, 600, 100);
    const timeAt = ({ zoom, scroll }: typeof before) => (scroll + 250) / (600 * zoom);
    expect(after.zoom).toBe(6);
    expect(timeAt(after)).toBeCloseTo(timeAt(before), 12);
  });

  test('zoom stays between the whole reel and the maximum, scroll inside the reel', () => {
    expect(zoomAt({ zoom: 2, scroll: 300 }, 0.1, 0, 600, 10)).toEqual(FIT);
    expect(zoomAt({ zoom: 9, scroll: 0 }, 4, 0, 600, 10).zoom).toBe(10);
    expect(zoomAt({ zoom: 4, scroll: 1800 }, 0.5, 0, 600, 10)).toEqual({ zoom: 2, scroll: 600 });
  });

  test('a visible playhead does not scroll; another one comes into view', () => {
    expect(scrollToHead({ zoom: 4, scroll: 600 }, 0.3, 600)).toBe(600);
    expect(scrollToHead({ zoom: 4, scroll: 600 }, 0.6, 600)).toBeCloseTo(1380, 9);
    expect(scrollToHead({ zoom: 4, scroll: 600 }, 1, 600)).toBe(600 * 3);
    expect(scrollToHead({ zoom: 4, scroll: 600 }, 0, 600)).toBe(0);
  });

  test('few segments need no zoom, many do', () => {
    expect([maxZoom(1, 600), isCrowded(1, 600)]).toEqual([1, false]);
    expect([maxZoom(96, 600), isCrowded(96, 600)]).toEqual([(320 * 96) / 600, true]);
    expect(maxZoom(0, 600)).toBe(1);
  });
});
