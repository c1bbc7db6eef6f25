// Ticks under the report's curve.

import { expect, test } from 'vitest';
import { tickText, timeTicks } from '../../src/report/time-ticks.ts';

test.each([
  [1, [0, 0.25, 0.5, 0.75, 1]],
  [12, [0, 2, 4, 6, 8, 10, 12]],
  [90, [0, 15, 30, 45, 60, 75, 90]],
  [0.04, [0]],
])('ticks of %d s', (seconds, ticks) => expect(timeTicks(seconds)).toEqual(ticks));

test('any length has at most nine ticks', () => {
  for (let seconds = 0.1; seconds < 200_000; seconds *= 1.3) expect(timeTicks(seconds).length).toBeLessThanOrEqual(9);
});

test('texts are in seconds up to a minute, then in minutes', () =>
  expect([0, 0.25, 12, 60, 95, 3600].map(tickText)).toEqual(['0 s', '0.25 s', '12 s', '1:00', '1:35', '60:00']));
