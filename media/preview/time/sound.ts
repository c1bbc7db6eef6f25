// The reel's sound: an audio element that plays bytes from memory. While it is audible it leads the clock; when it is muted,
// blocked by the browser or over, `now` is null and the wall clock leads.

import type { PlayerSound } from '../player.ts';

const SEEK_TOLERANCE_S = 0.02;

export class Sound implements PlayerSound {
  readonly #audio = new Audio();
  #url: string | null = null;
  #muted = false;
  #blocked = false;
  /** Calls of `pause` whose events are still to come. */
  #ownPauses = 0;
  /** The position and speed to play; null while paused. */
  #wanted: { seconds: number; speed: number } | null = null;
  onChange: () => void = () => undefined;
  /** Something else paused the sound: the system's media keys, another app. */
  onInterrupted: () => void = () => undefined;

  constructor() {
    this.#audio.preload = 'auto';
    this.#audio.addEventListener('canplay', () => this.#start());
    this.#audio.addEventListener('pause', () => {
      if (this.#ownPauses > 0) this.#ownPauses--;
      else if (!this.#audio.ended) this.onInterrupted();
    });
    const unblock = () => {
      if (this.#blocked) this.#start();
    };
    window.addEventListener('pointerdown', unblock);
    window.addEventListener('keydown', unblock);
  }

  get available(): boolean {
    return this.#url !== null;
  }

  get blocked(): boolean {
    return this.#blocked;
  }

  get muted(): boolean {
    return this.#muted;
  }

  set muted(muted: boolean) {
    this.#muted = muted;
    if (muted) this.#pauseAudio();
    this.onChange();
  }

  load(bytes: Uint8Array<ArrayBuffer>, mime: string): void {
    this.#unload();
    this.#url = URL.createObjectURL(new Blob([bytes], { type: mime }));
    this.#audio.src = this.#url;
    this.#ownPauses = 0; // Loading drops the events that are still queued.
    this.onChange();
  }

  clear(): void {
    this.#unload();
    this.onChange();
  }

  now(): number | null {
    const isHeard =
      this.#wanted !== null &&
      !this.#muted &&
      this.available &&
      !this.#audio.paused &&
      !this.#audio.ended &&
      !this.#audio.seeking &&
      this.#audio.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA;
    return isHeard ? this.#audio.currentTime : null;
  }

  play(seconds: number, speed: number): void {
    this.#wanted = { seconds, speed };
    this.#start();
  }

  pause(): void {
    this.#wanted = null;
    this.#pauseAudio();
  }

  #unload(): void {
    const url = this.#url;
    this.#url = null;
    this.#pauseAudio();
    this.#audio.removeAttribute('src');
    if (url) URL.revokeObjectURL(url);
  }

  #start(): void {
    if (!this.#wanted || this.#muted || !this.available) return;
    const { seconds, speed } = this.#wanted;
    if (Number.isFinite(this.#audio.duration) && seconds >= this.#audio.duration) return this.#endEarly();
    if (Math.abs(this.#audio.currentTime - seconds) > SEEK_TOLERANCE_S) this.#audio.currentTime = seconds;
    this.#audio.playbackRate = Math.max(0.0625, Math.min(16, speed));
    this.#audio.play().then(
      () => this.#setBlocked(false),
      (error: unknown) => this.#setBlocked((error as DOMException).name === 'NotAllowedError'),
    );
  }

  /** The reel is longer than its sound. */
  #endEarly(): void {
    this.#wanted = null;
    this.#pauseAudio();
  }

  #pauseAudio(): void {
    if (this.#audio.paused) return;
    this.#ownPauses++;
    this.#audio.pause();
  }

  #setBlocked(blocked: boolean): void {
    if (this.#blocked === blocked) return;
    this.#blocked = blocked;
    this.onChange();
  }
}
