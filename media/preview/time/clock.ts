// Where playback is in the scene. Audible sound leads, because a skip is easier to hear than to see; otherwise the wall
// clock leads, at any speed and backwards.

export interface Leader {
  /** Position of the audible sound in seconds of the reel; null if nothing is audible. */
  now(): number | null;
  play(reelSeconds: number, speed: number): void;
  pause(): void;
}

/** All times are seconds of the scene, unless they say otherwise. */
export class Clock {
  readonly #leader: Leader;
  readonly #nowMs: () => number;
  #t = 0;
  #at: number;
  #playing = false;
  #speed = 1;
  duration = 0;
  reelStart = 0;
  fps = 12;
  /** The part that plays; null: all of it. */
  part: { from: number; to: number } | null = null;
  /** Called at an end of the part. Answers a time to go on from, or that something else continues. */
  onEnd: (forward: boolean) => number | 'stop' | 'wait' = () => 'stop';

  constructor(leader: Leader, nowMs: () => number = () => performance.now()) {
    this.#leader = leader;
    this.#nowMs = nowMs;
    this.#at = nowMs();
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
    return Math.max(0, this.part?.from ?? 0);
  }

  get to(): number {
    return Math.max(this.from + 1 / this.fps, Math.min(this.part?.to ?? this.duration, this.duration));
  }

  /** Number of the frame that contains `t`. */
  frameAt(t: number): number {
    return Math.floor(t * this.fps + 1e-6);
  }

  play(): void {
    if (this.#playing) return;
    this.#playing = true;
    this.#at = this.#nowMs();
    this.#lead();
  }

  pause(): void {
    this.now();
    this.#playing = false;
    this.#leader.pause();
  }

  seek(t: number): void {
    this.#t = Math.max(0, Math.min(t, Math.max(0, this.duration - 0.5 / this.fps)));
    this.#at = this.#nowMs();
    if (this.#playing) this.#lead();
  }

  /** Moves by whole frames, to the start of a frame. */
  step(frames: number): void {
    this.seek((this.frameAt(this.now()) + frames) / this.fps);
  }

  /** Another scene is shown, at the same time of the reel: neither picture nor sound jumps. */
  runOn(reelStart: number): void {
    this.now();
    this.#t += this.reelStart - reelStart;
    this.reelStart = reelStart;
  }

  /** The time now. */
  now(): number {
    const wall = this.#nowMs();
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
    const next = this.onEnd(forward);
    if (next === 'wait') return;
    if (next !== 'stop') {
      this.#t = next;
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
