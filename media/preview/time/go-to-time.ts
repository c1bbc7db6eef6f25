// Goes to a time that was typed.

import type { GivenTime } from './go-to.ts';
import type { Playback } from './playback.ts';

export function goTo(playback: Playback, { seconds, isRelative }: GivenTime, of: 'scene' | 'reel'): void {
  const { clock } = playback;
  if (of === 'scene') return playback.seek(isRelative ? clock.now() + seconds : seconds);
  playback.goToReel(isRelative ? clock.reelStart + clock.now() + seconds : seconds);
}
