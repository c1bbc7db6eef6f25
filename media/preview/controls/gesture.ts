// One gesture of a hand: it previews while it lasts and writes once at its end. Keys count as one gesture until they rest.

import type { TextChange } from '../../../src/contract/text-change.ts';

export interface TweakActions {
  /** Without changes the text is shown again. */
  preview(version: number, edits: TextChange[]): void;
  write(version: number, edits: TextChange[]): void;
}

/** Milliseconds after the last press of a key at which the change is written. */
const KEYS_REST_MS = 500;

export class Gesture {
  readonly #actions: TweakActions;
  #version = 0;
  #changes: TextChange[] | null = null;
  #timer = 0;

  constructor(actions: TweakActions) {
    this.#actions = actions;
  }

  /** Something is being tried that is not written yet. */
  get active(): boolean {
    return this.#changes !== null;
  }

  /** `changes`: of this version of the text. */
  try(version: number, changes: TextChange[]): void {
    this.#version = version;
    if (JSON.stringify(changes) === JSON.stringify(this.#changes)) return;
    this.#changes = changes;
    this.#actions.preview(version, changes);
  }

  end(): void {
    window.clearTimeout(this.#timer);
    const changes = this.#changes;
    this.#changes = null;
    if (changes === null) return;
    if (changes.length > 0) this.#actions.write(this.#version, changes);
    else this.#actions.preview(this.#version, []);
  }

  /** Ends when no key has been pressed for a moment. */
  endSoon(): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.end(), KEYS_REST_MS);
  }

  cancel(): void {
    window.clearTimeout(this.#timer);
    if (this.#changes === null) return;
    this.#changes = null;
    this.#actions.preview(this.#version, []);
  }

  /** A change that needs no preview. */
  write(version: number, changes: TextChange[]): void {
    this.try(version, changes);
    this.end();
  }
}
