// Keeps the frame of the last render at the time that the preview shows, while the two are compared. One question at a time: decoding a
// frame takes longer than drawing one.

import type { RenderedMessage } from '../../../src/contract/webview-inspect.ts';
import type { Compare } from './compare.ts';

export interface FollowRenderActions {
  ask(t: number, width: number): void;
  /** Why there is nothing to compare with. */
  refuse(why: string): void;
}

export class FollowRender {
  readonly #compare: Compare;
  readonly #actions: FollowRenderActions;
  readonly #width: () => number;
  #isOn = false;
  #isAsking = false;
  #wanted: number | null = null;

  constructor(compare: Compare, width: () => number, actions: FollowRenderActions) {
    this.#compare = compare;
    this.#width = width;
    this.#actions = actions;
  }

  toggle(t: number): void {
    if (this.#isOn) return this.end();
    this.#isOn = true;
    this.moved(t);
  }

  end(): void {
    this.#isOn = false;
    this.#wanted = null;
    if (this.#compare.compared === 'rendered') this.#compare.end();
  }

  /** Another moment is shown. */
  moved(t: number): void {
    if (!this.#isOn) return;
    this.#wanted = t;
    this.#ask();
  }

  async answered({ t, picture, why }: RenderedMessage): Promise<void> {
    this.#isAsking = false;
    if (!this.#isOn) return;
    if (picture === null) {
      this.end();
      return this.#actions.refuse(why);
    }
    await this.#compare.showRendered(picture.png, picture.name, t);
    this.#ask();
  }

  #ask(): void {
    if (this.#isAsking || this.#wanted === null) return;
    this.#isAsking = true;
    const t = this.#wanted;
    this.#wanted = null;
    this.#actions.ask(t, this.#width());
  }
}
