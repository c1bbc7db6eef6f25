// Where a film is that plays: seconds by the wall clock, at a speed, unless it is paused.

const SPEEDS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 4];

export class PlayClock {
  readonly #now: () => number;
  readonly #length: number;
  #from: number;
  #since: number;
  #speed = SPEEDS.indexOf(1);
  #isPaused = false;

  /** `length` in seconds; `now` in milliseconds. */
  constructor(length: number, from = 0, now: () => number = () => performance.now()) {
    this.#now = now;
    this.#length = length;
    this.#from = from;
    this.#since = now();
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }
  get speed(): number {
    return SPEEDS[this.#speed];
  }

  /** Seconds from the start, not past the end. */
  get seconds(): number {
    const passed = this.#isPaused ? 0 : ((this.#now() - this.#since) / 1000) * this.speed;
    return Math.min(this.#length, this.#from + passed);
  }
  get hasEnded(): boolean {
    return this.seconds >= this.#length;
  }

  goTo(seconds: number): void {
    this.#from = Math.min(this.#length, Math.max(0, seconds));
    this.#since = this.#now();
  }

  pause(isPaused: boolean): void {
    this.goTo(this.seconds);
    this.#isPaused = isPaused;
  }

  /** The next slower or faster speed. */
  changeSpeed(by: number): void {
    this.goTo(this.seconds);
    this.#speed = Math.min(SPEEDS.length - 1, Math.max(0, this.#speed + by));
  }
}
