// The render on a terminal: one bar with what is being done, how fast and how much longer; below it nothing that scrolls.

import { Presets, SingleBar } from 'cli-progress';
import type { RenderEvent } from '../contract/render.ts';
import { friendlyPath, friendlySeconds } from './terminal.ts';

type Progress = Extract<RenderEvent, { type: 'progress' }>;

const PHASES: Record<Progress['phase'], string> = {
  audio: 'analysing audio',
  footage: 'analysing footage',
  estimate: 'benchmarking',
  frames: 'drawing',
  concat: 'joining',
  mux: 'adding sound',
  fit: 'fitting the size',
  verify: 'verifying',
};

export interface ProgressView {
  update(event: Progress): void;
  /** A line above the bar. */ note(text: string): void;
  stop(): void;
}

/** A bar on a terminal; elsewhere (a log file) a line now and then. */
export function progressView(stream: NodeJS.WriteStream): ProgressView {
  return stream.isTTY ? barView(stream) : lineView(stream);
}

function barView(stream: NodeJS.WriteStream): ProgressView {
  const bar = new SingleBar(
    {
      stream,
      format: '{bar} {percentage}% | {words}',
      barsize: 28,
      hideCursor: true,
      clearOnComplete: true,
      stopOnComplete: false,
      gracefulExit: false,
      fps: 8,
      emptyOnZero: true,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    update(event) {
      const words = wordsOf(event);
      if (!started) bar.start(Math.max(1, event.frames), event.frame, { words });
      started = true;
      bar.setTotal(Math.max(1, event.frames));
      bar.update(event.frame, { words });
    },
    note(text) {
      // Clears the bar's line; the bar draws itself again below.
      if (started) stream.write('\r\u001b[2K');
      stream.write(`${text}\n`);
    },
    stop() {
      if (started) bar.stop();
      started = false;
    },
  };
}

/** Milliseconds between two lines: few at first, since a short render is over soon, and more in the log of a long one. */
export const linePause = (elapsedMs: number): number => Math.min(10_000, Math.max(3000, elapsedMs / 4));

function lineView(stream: NodeJS.WriteStream): ProgressView {
  const began = performance.now();
  let last = began;
  return {
    update(event) {
      const now = performance.now();
      if (now - last < linePause(now - began)) return;
      last = now;
      stream.write(`${event.frame}/${event.frames} ${wordsOf(event)}\n`);
    },
    note(text) {
      stream.write(`${text}\n`);
    },
    stop() {},
  };
}

/** `drawing segment 2 · frame 130 of 240 · 41 frames/s · 3 s left`. */
export function wordsOf({ phase, segment, frame, frames, fps, etaSeconds, output }: Progress): string {
  if (phase !== 'frames') return output === undefined ? PHASES[phase] : `${PHASES[phase]}: ${friendlyPath(output)}`;
  const parts = [`${PHASES.frames} segment ${segment}`, `frame ${frame} of ${frames}`];
  if (fps > 0) parts.push(`${fps < 10 ? fps.toFixed(1) : Math.round(fps)} frames/s`);
  if (etaSeconds !== null) parts.push(`${friendlySeconds(Math.max(0, etaSeconds))} left`);
  return parts.join(' · ');
}
