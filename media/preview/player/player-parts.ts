// What a player works with, and what it tells the view.

import type { PreviewInfo } from '../../../src/contract/protocol.ts';
import type { Density, LoopMode, PreviewState, PreviewToHost } from '../../../src/contract/webview.ts';
import type { Leader } from '../time/clock.ts';

export interface PlayerHost {
  post(message: PreviewToHost): void;
  keepState(state: PreviewState): void;
}
export interface PlayerSound extends Leader {
  readonly available: boolean;
  /** The browser waits for a click or key before it plays sound. */
  readonly blocked: boolean;
  muted: boolean;
}
export interface PlayerTime {
  nowMs(): number;
  onNextFrame(callback: () => void): void;
  after(ms: number, callback: () => void): void;
}
export interface PlayerParts {
  host: PlayerHost;
  sound: PlayerSound;
  time: PlayerTime;
  /** True if the reader prefers no motion that they did not start. */
  reducedMotion(): boolean;
}

export type SoundState = 'none' | 'on' | 'muted' | 'blocked';

/** What the view shows. `t` is seconds of the scene. */
export interface PlayerSnapshot {
  info: PreviewInfo | null;
  t: number;
  playing: boolean;
  loop: LoopMode;
  speed: number;
  /** Seconds of the reel; of the scene, where no timeline plays it. */
  inMark: number | null;
  outMark: number | null;
  sound: SoundState;
  follow: boolean;
  aspect: string | null;
  density: Density;
  /** Of `param`s: those that the panel has changed. */
  values: Readonly<Record<string, string>>;
}
