// Measures whether frames in messages arrive so slowly that they should be compressed. Raw pixels are preferred: a draft frame is 2 MB,
// which a local window takes at once and a tunnel does not.

import * as vscode from 'vscode';
import { setting } from '../shared/settings-reader.ts';

const SLOW_MS = 60;
const SAMPLES = 6;
const MAX_UNANSWERED = 32;

export class LinkSpeed {
  readonly #sent = new Map<number, number>();
  #slow = vscode.env.remoteName !== undefined || vscode.env.uiKind === vscode.UIKind.Web;
  #times: number[] = [];

  get compress(): boolean {
    return this.chosen ?? this.#slow;
  }

  /** The user's choice; null: as it is measured. */
  get chosen(): boolean | null {
    const choice = setting('preview.compress');
    return choice === 'auto' ? null : choice === 'always';
  }

  sent(serial: number): void {
    this.#sent.set(serial, performance.now());
    if (this.#sent.size > MAX_UNANSWERED) this.#sent.delete(this.#sent.keys().next().value!);
  }

  /** True if the link has just turned out to be slow: what is shown must be opened again, compressed. */
  presented(serial: number): boolean {
    const sent = this.#sent.get(serial);
    this.#sent.delete(serial);
    if (sent === undefined || this.compress) return false;
    this.#times.push(performance.now() - sent);
    if (this.#times.length < SAMPLES) return false;
    const median = this.#times.sort((a, b) => a - b)[SAMPLES >> 1]!;
    this.#times = [];
    this.#slow = median > SLOW_MS;
    return this.compress;
  }
}
