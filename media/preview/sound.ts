// Plays the reel's sound from memory through one audio element. While it is audible it drives the clock; when it is muted,
// blocked by the browser or over, `now` returns null and the wall clock takes over.

import type { Leader } from './clock.ts';

/** Seconds that the element may be off before it seeks. */
const SEEK_TOLERANCE = 0.02;
/** What browsers accept. */
const SPEED_RANGE = [0.0625, 16] as const;

export class Sound implements Leader {
  readonly #audio = new Audio();
  #url: string | null = null;
  #muted = false;
  #request: { seconds: number; speed: number } | null = null;
  /** The browser refuses to play before the user clicks or presses a key. */
  blocked = false;
  onChange: () => void = () => undefined;

  constructor() {
    this.#audio.preload = 'auto';
    this.#audio.addEventListener('canplay', () => this.#start());
    const unblock = () => {
      if (this.blocked) this.#start();
    };
    window.addEventListener('pointerdown', unblock);
    window.addEventListener('keydown', unblock);
  }

  get available(): boolean {
    return this.#url !== null;
  }

  get muted(): boolean {
    return this.#muted;
  }

  set muted(muted: boolean) {
    this.#muted = muted;
    if (muted) this.#audio.pause();
    this.onChange();
  }

  load(bytes: Uint8Array<ArrayBuffer>, mime: string): void {
    this.clear();
    this.#url = URL.createObjectURL(new Blob([bytes], { type: mime }));
    this.#audio.src = this.#url;
    this.onChange();
  }

  clear(): void {
    this.#audio.pause();
    this.#audio.removeAttribute('src');
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#url = null;
    this.onChange();
  }

  /** Position in seconds; null while nothing is audible. */
  now(): number | null {
    const isAudible =
      this.#request !== null &&
      !this.#muted &&
      this.available &&
      !this.#audio.paused &&
      !this.#audio.ended &&
      !this.#audio.seeking &&
      this.#audio.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA;
    return isAudible ? this.#audio.currentTime : null;
  }

  play(seconds: number, speed: number): void {
    this.#request = { seconds, speed };
    this.#start();
  }

  pause(): void {
    this.#request = null;
    this.#audio.pause();
  }

  #start(): void {
    if (!this.#request || this.#muted || !this.available) return;
    const { seconds, speed } = this.#request;
    if (Number.isFinite(this.#audio.duration) && seconds >= this.#audio.duration) return this.#audio.pause();
    if (Math.abs(this.#audio.currentTime - seconds) > SEEK_TOLERANCE) this.#audio.currentTime = seconds;
    this.#audio.playbackRate = Math.max(SPEED_RANGE[0], Math.min(SPEED_RANGE[1], speed));
    this.#audio.play().then(
      () => this.#setBlocked(false),
      (error: unknown) => this.#setBlocked((error as DOMException).name === 'NotAllowedError'),
    );
  }

  #setBlocked(blocked: boolean): void {
    if (this.blocked === blocked) return;
    this.blocked = blocked;
    this.onChange();
  }
}
