// Times in beats as seconds of the scene, and back: beats are interpolated between those of the music, and go on with its tempo after them.

export class BeatGrid {
  readonly #beats: readonly number[];
  /** Index, with its fraction, of the beat at which the scene begins. */
  readonly #origin: number;

  /** `beats`: seconds of the reel; without any, there are two a second. `start`: of the scene; near a beat it counts as on it. */
  constructor(beats: readonly number[], start: number, fps: number) {
    this.#beats = beats.length > 1 ? beats : [0, 0.5];
    const exact = this.#indexAt(start);
    const nearest = Math.round(exact);
    this.#origin = Math.abs(this.#timeOf(nearest) - start) <= 0.5 / fps + 1e-6 ? nearest : exact;
    this.start = start;
  }

  readonly start: number;

  /** Seconds of the scene after a number of beats. */
  secondsOf(beats: number): number {
    return this.#timeOf(this.#origin + beats) - this.start;
  }

  beatsAt(seconds: number): number {
    return this.#indexAt(this.start + seconds) - this.#origin;
  }

  #timeOf(index: number): number {
    const beats = this.#beats;
    const low = Math.max(0, Math.min(beats.length - 2, Math.floor(index)));
    return beats[low]! + (index - low) * (beats[low + 1]! - beats[low]!);
  }

  #indexAt(time: number): number {
    const beats = this.#beats;
    let low = 0;
    while (low < beats.length - 2 && beats[low + 1]! <= time) low++;
    return low + (time - beats[low]!) / (beats[low + 1]! - beats[low]!);
  }
}
