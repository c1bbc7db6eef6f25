// Times in the panel.

import { expect, test } from 'vitest';
import { secondsText, timecode } from '../../media/preview/time/timecode.ts';

test.each([
  [0, 12, '0:00:00'],
  [4.58, 12, '0:04:06'],
  [64.75, 12, '1:04:09'],
  [0.1, 10, '0:00:01'],
  [9.99, 29.97, '0:09:29'],
])('%d s at %d fps is %s', (t, fps, text) => expect(timecode(t, fps)).toBe(text));

test.each([
  [0, '0.00 s'],
  [4.58, '4.58 s'],
  [59.999, '59.99 s'],
  [64.5, '1:04.50 min'],
  [3725.25, '62:05.25 min'],
])('%d s is %s', (t, text) => expect(secondsText(t)).toBe(text));
