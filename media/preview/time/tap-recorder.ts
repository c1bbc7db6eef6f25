// Collects the moments that somebody taps while it plays, and sends them once playback stops: a recording is one step of undo.

import * as l10n from '@vscode/l10n';
import type { Tap } from '../../../src/contract/timeline.ts';

export interface TapActions {
  send(taps: Tap[]): void;
  say(text: string): void;
}

export class TapRecorder {
  readonly #actions: TapActions;
  #taps: Tap[] = [];

  constructor(actions: TapActions) {
    this.#actions = actions;
  }

  tap(tap: Tap, isPlaying: boolean): void {
    this.#taps.push(tap);
    if (!isPlaying) return this.stopped();
    const count = this.#taps.length;
    const at = tap.scene.toFixed(2);
    this.#actions.say(
      count === 1
        ? l10n.t('1 tap, at {0} s. Pause to write.', at)
        : l10n.t('{0} taps, last at {1} s. Pause to write.', count, at),
    );
  }

  /** Playback has stopped. */
  stopped(): void {
    if (this.#taps.length === 0) return;
    const taps = this.#taps;
    this.#taps = [];
    this.#actions.send(taps);
  }
}
