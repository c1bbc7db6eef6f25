// The time of a film that plays: the sound's where it has one, so that they cannot drift apart.

export class Clock {
  readonly duration: number;
  /** How far the sound may be from the clock before the clock follows it, in seconds. */
  static readonly TOLERANCE = 0.03;
  readonly #sound: HTMLAudioElement | null;
  #isRunning = false;
  /** Film time at `#since`, a time of performance.now(). */
  #seconds = 0;
  #since = 0;

  constructor(duration: number, sound: HTMLAudioElement | null) {
    this.duration = duration;
    this.#sound = sound;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** Seconds, 0 to `duration`. */
  now(): number {
    if (!this.#isRunning) return this.#seconds;
    const sound = this.#sound;
    let now = this.#seconds + (performance.now() - this.#since) / 1000;
    if (sound && !sound.ended && !sound.paused && Math.abs(sound.currentTime - now) > Clock.TOLERANCE) {
      now = sound.currentTime;
      this.#set(now);
    }
    return Math.min(this.duration, now);
  }

  async start(): Promise<void> {
    this.#isRunning = true;
    this.#set(this.#seconds);
    const sound = this.#sound;
    if (!sound || this.#seconds >= sound.duration) return;
    sound.currentTime = this.#seconds;
    await sound.play();
    // It begins when it can.
    this.#set(sound.currentTime);
  }

  stop(): void {
    this.#seconds = this.now();
    this.#isRunning = false;
    this.#sound?.pause();
  }

  seek(seconds: number): void {
    this.#set(Math.max(0, Math.min(this.duration, seconds)));
    const sound = this.#sound;
    if (!sound) return;
    sound.currentTime = this.#seconds;
    if (this.#isRunning && sound.paused && !(this.#seconds >= sound.duration)) void sound.play();
  }

  #set(seconds: number): void {
    this.#seconds = seconds;
    this.#since = performance.now();
  }
}
