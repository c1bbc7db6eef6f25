// The reel's sound: one audio element over bytes in memory. It leads the clock while it plays; muted, blocked by the
// browser or past its end, it says so and the wall clock takes over.

import type { Leader } from './clock.ts';

export class Sound implements Leader {
  readonly #audio = new Audio();
  #url: string | null = null;
  #muted = false;
  #wish: { seconds: number; speed: number } | null = null;
  /** The browser wants a click before it lets anything be heard. */
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

  now(): number | null {
    const heard =
      this.#wish !== null &&
      !this.#muted &&
      this.available &&
      !this.#audio.paused &&
      !this.#audio.ended &&
      !this.#audio.seeking &&
      this.#audio.readyState >= 3;
    return heard ? this.#audio.currentTime : null;
  }

  play(seconds: number, speed: number): void {
    this.#wish = { seconds, speed };
    this.#start();
  }

  pause(): void {
    this.#wish = null;
    this.#audio.pause();
  }

  #start(): void {
    if (!this.#wish || this.#muted || !this.available) return;
    const { seconds, speed } = this.#wish;
    if (Number.isFinite(this.#audio.duration) && seconds >= this.#audio.duration) return this.#audio.pause();
    if (Math.abs(this.#audio.currentTime - seconds) > 0.02) this.#audio.currentTime = seconds;
    this.#audio.playbackRate = Math.max(0.0625, Math.min(16, speed));
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
