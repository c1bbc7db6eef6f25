// Plays a film in the terminal: the frame of the moment is drawn, matched to cells, and only what changed is sent. Frames that the machine or
// the terminal has no time for are dropped.

import type { Renderer } from '../../engine/frame/renderer/renderer.ts';
import { interrupted } from '../../engine/errors/render-errors.ts';
import { seekInSlices } from '../../engine/preview/draw-in-slices.ts';
import type { FrameView, TerminalSize } from './cell-view.ts';
import { PlayClock } from './play-clock.ts';
import type { PlayAction } from './play-keys.ts';
import type { PlayScreen } from './play-screen.ts';
import type { PlaySound } from './play-sound.ts';
import { statusLine } from './status-line.ts';

export interface Film {
  renderer: Renderer;
  frames: number;
  fps: number;
  sound: PlaySound | null;
}

export interface PlayOptions {
  /** Seconds to start at. */
  from: number;
  isLooping: boolean;
  isMuted: boolean;
  isUnicode: boolean;
  openView(grid: TerminalSize): FrameView;
}

/** The status is shown this long after a key. */
const STATUS_MS = 2500;
/** A frame that comes so late stops the clock until it is shown: scenes with feedback cannot leave frames out. */
const LATE_SECONDS = 0.75;

/** What a film is waiting for, and what is typed meanwhile. */
export class PlayQueue {
  readonly #actions: PlayAction[] = [];
  #wake: (() => void) | null = null;

  push(...actions: PlayAction[]): void {
    this.#actions.push(...actions);
    this.wake();
  }
  take(): PlayAction | undefined {
    return this.#actions.shift();
  }
  get isEmpty(): boolean {
    return this.#actions.length === 0;
  }
  wake(): void {
    this.#wake?.();
  }
  /** Resolves after a while, or when something happens. */
  async wait(ms: number): Promise<void> {
    if (this.#actions.length > 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = null;
  }
}

/** Resolves when the film has ended or was quit. Rejects with `interrupted` where the signal is aborted. */
export async function playFilm(
  { renderer, frames, fps, sound }: Film,
  screen: PlayScreen,
  queue: PlayQueue,
  options: PlayOptions,
  signal: AbortSignal,
): Promise<void> {
  const length = frames / fps;
  const clock = new PlayClock(length, Math.min(options.from, length));
  let { isLooping, isMuted } = options;
  let grid = { cols: 0, rows: 0 };
  let view: FrameView | null = null;
  let shown = -1;
  let statusUntil = 0;
  let status = '';
  let isOver = false;

  const hear = () => {
    if (isMuted || clock.isPaused || clock.speed !== 1 || clock.hasEnded) sound?.stop();
    else sound?.start(clock.seconds);
  };
  const goTo = (seconds: number) => {
    clock.goTo(seconds);
    hear();
  };
  const act = async (action: PlayAction): Promise<void> => {
    statusUntil = performance.now() + STATUS_MS;
    switch (action.kind) {
      case 'quit':
        isOver = true;
        break;
      case 'pause':
        if (clock.hasEnded) clock.goTo(0);
        clock.pause(!clock.isPaused);
        hear();
        break;
      case 'seek':
        goTo(clock.seconds + action.by);
        break;
      case 'goTo':
        // The end is its last frame.
        goTo(Math.min(length * action.share, length - 1 / fps));
        break;
      case 'step':
        if (!clock.isPaused) clock.pause(true);
        goTo((Math.floor(clock.seconds * fps + 1e-6) + action.frames + 0.5) / fps);
        break;
      case 'speed':
        clock.changeSpeed(action.by);
        hear();
        break;
      case 'mute':
        isMuted = !isMuted;
        hear();
        break;
      case 'loop':
        isLooping = !isLooping;
        break;
      case 'suspend': {
        const wasPaused = clock.isPaused;
        clock.pause(true);
        sound?.stop();
        await screen.suspend();
        clock.pause(wasPaused);
        grid = { cols: 0, rows: 0 };
        hear();
      }
    }
  };

  hear();
  try {
    while (!isOver) {
      if (signal.aborted) throw interrupted(false);
      for (let action = queue.take(); action; action = queue.take()) await act(action);
      if (isOver) break;
      if (clock.hasEnded && !clock.isPaused) {
        if (!isLooping) break;
        goTo(0);
      }
      let text = '';
      const size = screen.size;
      if (size.cols !== grid.cols || size.rows !== grid.rows) {
        grid = size;
        view?.dispose();
        // The last line is for the status.
        view = options.openView({ cols: size.cols, rows: Math.max(1, size.rows - 1) });
        text = '\x1b[m\x1b[2J';
        shown = -1;
        status = '';
      }
      const frame = Math.min(frames - 1, Math.max(0, Math.floor(clock.seconds * fps + 1e-6)));
      if (frame !== shown) {
        await renderer.prepare(frame, signal);
        const isThere = await seekInSlices(renderer, frame, { isWanted: () => !signal.aborted && queue.isEmpty });
        if (!isThere) continue;
        renderer.draw(frame);
        const late = clock.seconds - frame / fps;
        if (late > LATE_SECONDS && !clock.isPaused) goTo(frame / fps);
        text += view!.update(renderer.packRgba());
        shown = frame;
      }
      const wanted = statusText();
      if (wanted !== status && grid.rows > 1) {
        // Saved and restored with its colours, which the next update relies on.
        text += `\x1b7\x1b[${grid.rows};1H\x1b[m\x1b[2K${wanted}\x1b8`;
        status = wanted;
      }
      if (text !== '') await screen.show(text);
      const next = clock.isPaused ? 1000 : (((frame + 1) / fps - clock.seconds) * 1000) / clock.speed;
      await queue.wait(Math.max(0, Math.min(next, 1000)));
    }
  } finally {
    sound?.stop();
    view?.dispose();
  }

  function statusText(): string {
    if (!clock.isPaused && performance.now() > statusUntil) return '';
    const { seconds, isPaused, speed } = clock;
    return statusLine({ seconds, length, isPaused, speed, isMuted, isLooping }, grid.cols, options.isUnicode);
  }
}
