// Taps while it plays are one recording; a tap in a paused picture is written at once.

import { expect, test } from 'vitest';
import { TapRecorder } from '../../media/preview/time/tap-recorder.ts';
import type { Tap } from '../../src/contract/timeline.ts';

test('sends what was tapped once playback stops', () => {
  const sent: Tap[][] = [];
  const said: string[] = [];
  const recorder = new TapRecorder({ send: (taps) => void sent.push(taps), say: (text) => void said.push(text) });
  recorder.tap({ scene: 1, reel: 3 }, true);
  recorder.tap({ scene: 1.5, reel: 3.5 }, true);
  expect(sent).toEqual([]);
  expect(said.at(-1)).toBe('2 taps, last at 1.50 s. Pause to write.');
  recorder.stopped();
  recorder.stopped();
  recorder.tap({ scene: 2, reel: 4 }, false);
  expect(sent).toEqual([
    [
      { scene: 1, reel: 3 },
      { scene: 1.5, reel: 3.5 },
    ],
    [{ scene: 2, reel: 4 }],
  ]);
});
