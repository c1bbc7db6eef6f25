// The panel's clock: where in the shown scene we are. Sound leads where there is any to hear, since an ear notices a
// skip that an eye forgives; otherwise the wall clock, at any speed and backwards.

export interface Leader {
  /** Seconds of the reel that are heard now; null where nothing is heard. */
  now(): number | null;
  play(reelSeconds: number, speed: number): void;
  pause(): void;
}

export class Clock {
  readonly #leader: Leader;
  #t = 0;
  #at = performance.now();
  #playing = false;
  #speed = 1;
  duration = 0;
  reelStart = 0;
  fps = 12;
  loop = true;
  inMark: number | null = null;
  outMark: number | null = null;
  /** At the end without loop; true if something else goes on playing. */
  onEnd: () => boolean = () => false;

  constructor(leader: Leader) {
    this.#leader = leader;
  }

  get playing(): boolean {
    return this.#playing;
  }

  get speed(): number {
    return this.#speed;
  }

  set speed(speed: number) {
    this.now();
    this.#speed = speed;
    if (this.#playing) this.#lead();
  }

  get from(): number {
    return this.inMark ?? 0;
  }

  get to(): number {
    return Math.max(this.from + 1 / this.fps, Math.min(this.outMark ?? this.duration, this.duration));
  }

  play(): void {
    if (this.#playing) return;
    if (this.#speed > 0 && this.#t >= this.to - 1 / this.fps) this.#t = this.from;
    this.#playing = true;
    this.#at = performance.now();
    this.#lead();
  }

  pause(): void {
    this.now();
    this.#playing = false;
    this.#leader.pause();
  }

  /** Goes to a moment; sound goes along. */
  seek(t: number): void {
    this.#t = Math.max(0, Math.min(t, Math.max(0, this.duration - 0.5 / this.fps)));
    this.#at = performance.now();
    if (this.#playing) this.#lead();
  }

  /** By frames, on the frame's own grid. */
  step(frames: number): void {
    this.seek((Math.floor(this.now() * this.fps + 1e-6) + frames) / this.fps);
  }

  /** The moment now: loops, stops or goes on at the end of the marked part. */
  now(): number {
    const wall = performance.now();
    if (this.#playing) {
      const heard = this.#speed > 0 ? this.#leader.now() : null;
      this.#t = heard === null ? this.#t + ((wall - this.#at) / 1000) * this.#speed : heard - this.reelStart;
      if (this.#speed > 0 ? this.#t >= this.to : this.#t < this.from) this.#turn();
    }
    this.#at = wall;
    return Math.max(0, Math.min(this.#t, this.duration));
  }

  #turn(): void {
    const forward = this.#speed > 0;
    if (!this.loop && forward && this.outMark === null && this.onEnd()) return;
    if (this.loop) {
      this.#t = forward ? this.from : this.to - 1 / this.fps;
      this.#lead();
      return;
    }
    this.#t = forward ? this.to - 1 / this.fps : this.from;
    this.#playing = false;
    this.#leader.pause();
  }

  #lead(): void {
    if (this.#speed > 0) this.#leader.play(this.reelStart + this.#t, this.#speed);
    else this.#leader.pause();
  }
}
