// Times of keyframes: in the unit that they are written in, and as a place on the axis (seconds of the scene, or what the keys follow).

import type { KeyEntry, KeysTweak } from '../../../../src/contract/tweak-whole.ts';
import { writtenNumber } from '../../../../src/contract/written-number.ts';
import { BeatGrid } from './beat-grid.ts';
import type { CurveGround } from './curve-ground.ts';

const BEATS_PER_BAR = 4;
/** Where nothing is known of the scene. */
const USUAL_FPS = 24;
const USUAL_SECONDS = 4;

export class KeyTime {
  readonly #axis: KeysTweak['axis'];
  readonly #fps: number;
  readonly #duration: number;
  readonly #beats: BeatGrid;

  constructor(axis: KeysTweak['axis'], { info }: CurveGround) {
    this.#axis = axis;
    this.#fps = info?.fps ?? USUAL_FPS;
    this.#duration = info?.duration ?? USUAL_SECONDS;
    this.#beats = new BeatGrid(info?.beats ?? [], info?.reelStart ?? 0, this.#fps);
  }

  /** Whether the axis is the time of the scene. */
  get isSceneTime(): boolean {
    return this.#axis !== 'other';
  }

  get duration(): number {
    return this.#duration;
  }

  /** Beats of the scene, in seconds of it. */
  get beats(): number[] {
    const count = Math.floor(this.#beats.beatsAt(this.#duration) + 1e-6);
    const first = Math.ceil(-1e-6);
    return Array.from({ length: Math.max(0, count - first + 1) }, (_, i) => this.#beats.secondsOf(first + i));
  }

  /** Place on the axis: seconds, or what the keys follow; null for an expression. */
  placeOf({ at }: Pick<KeyEntry, 'at'>): number | null {
    if (at.value === null) return null;
    return this.#seconds(at.value, at.unit);
  }

  #seconds(value: number, unit: string): number {
    switch (unit) {
      case 'ms':
        return value / 1000;
      case 'f':
        return value / this.#fps;
      case 'beat':
      case 'beats':
        return this.#beats.secondsOf(value);
      case 'bar':
      case 'bars':
        return this.#beats.secondsOf(value * BEATS_PER_BAR);
      case '%':
        return this.#fromShare(value / 100);
      case '':
        return this.#fromShare(value);
      default:
        return value;
    }
  }

  #fromShare(value: number): number {
    return this.#axis === 'progress' ? value * this.#duration : value;
  }

  /** A place as it is written in a unit, with as many decimals as it needs, at least as many as its author used. */
  written(place: number, unit: string, decimals: number): string {
    const value = this.#inUnit(place, unit);
    const fine = { ms: 1, f: 1, beat: 0.01, beats: 0.01, bar: 0.01, bars: 0.01, '%': 0.1 }[unit] ?? 0.001;
    const text = writtenNumber(value, Math.min(fine, 10 ** -decimals));
    // One beat, two beats.
    const plural = unit === 'beat' || unit === 'beats' ? (text === '1' ? 'beat' : 'beats') : unit;
    return `${text}${plural === 'bar' || plural === 'bars' ? (text === '1' ? 'bar' : 'bars') : plural}`;
  }

  #inUnit(place: number, unit: string): number {
    const share = this.#axis === 'progress' ? place / this.#duration : place;
    switch (unit) {
      case 'ms':
        return place * 1000;
      case 'f':
        return place * this.#fps;
      case 'beat':
      case 'beats':
        return this.#beats.beatsAt(place);
      case 'bar':
      case 'bars':
        return this.#beats.beatsAt(place) / BEATS_PER_BAR;
      case '%':
        return share * 100;
      case '':
        return share;
      default:
        return place;
    }
  }

  /** The start of the scene or the nearest beat within a distance, else the nearest frame. */
  snap(place: number, within: number): number {
    if (!this.isSceneTime) return place;
    if (Math.abs(place) < within) return 0;
    const beat = this.#beats.secondsOf(Math.round(this.#beats.beatsAt(place)));
    if (Math.abs(beat - place) < within && beat >= -1e-6) return Math.max(0, beat);
    const frame = Math.round(place * this.#fps) / this.#fps;
    return Math.abs(frame - place) < Math.max(within, 0.5 / this.#fps + 1e-9) ? frame : place;
  }

  /** What an arrow key moves by: a frame, or a hundredth. */
  get step(): number {
    return this.isSceneTime ? 1 / this.#fps : 0.01;
  }

  /** What Shift and an arrow key move to: the next beat, or a tenth on. */
  leap(place: number, direction: -1 | 1): number {
    if (!this.isSceneTime) return place + direction / 10;
    const beat = this.#beats.beatsAt(place);
    return this.#beats.secondsOf(direction > 0 ? Math.floor(beat + 1.001) : Math.ceil(beat - 1.001));
  }
}
