// What gestures on the strip do: to playback, and to the text.

import { host } from '../host.ts';
import type { Player } from '../player.ts';
import type { StripActions } from './strip.ts';

export function stripActions(player: Player, say: (text: string) => void): StripActions {
  const { playback } = player;
  return {
    pick: (segment, t) => playback.pick(segment, t, true),
    go: (seconds) => playback.goToReel(seconds),
    gesture: (gesture, write) => host.post({ type: 'gesture', gesture, write }),
    cancel() {
      playback.seekWhenShown(null);
      host.post({ type: 'tryEdits', version: 0, edits: [] });
    },
    trim(segment) {
      playback.pause();
      const shown = player.info?.segments.find((each) => each.segment === segment);
      playback.pick(segment, shown ? shown.end - shown.start - 1 / player.fps : null, false);
    },
    trimmed: (t) => playback.seekWhenShown(t),
    reveal: (range, file) => host.post({ type: 'revealRange', range, ...(file === undefined ? {} : { file }) }),
    hideTracks: (names) => player.keepShown({ hiddenTracks: names }),
    say,
  };
}
