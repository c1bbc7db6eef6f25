// What the page and its drawing worker send each other.

import type { Film } from '../engine/film/film.ts';

export type Order =
  /** First. Without a canvas frames can only be read. */
  | { type: 'open'; film: Film; bytes: Uint8Array; canvas: OffscreenCanvas | null }
  /** Size and rate of what is shown; the film's own where it is fixed. */
  | { type: 'size'; width: number; height: number; fps: number }
  /** Shows the frame at a time in seconds; an order that has not begun is replaced by a later one. */
  | { type: 'show'; seconds: number }
  /** Asks for a frame in the film's own format. */
  | { type: 'read'; id: number; frame: number };

export type Report =
  | { type: 'opened' }
  /** `ms`: how long drawing took. */
  | { type: 'shown'; seconds: number; ms: number }
  /** 0..1: how much of a seek is done. */
  | { type: 'seeking'; done: number }
  /** RGBA, row by row. */
  | { type: 'frame'; id: number; width: number; height: number; pixels: Uint8Array }
  | { type: 'failed'; message: string };
