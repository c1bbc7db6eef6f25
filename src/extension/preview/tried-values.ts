// Values of `param`s that a preview tries without writing them: the plan of the reel's text with these values. One compile
// at a time; while it runs, only the newest values wait.

import type { PlanNotification } from '../../contract/protocol.ts';

export type Values = Readonly<Record<string, string>>;

export class TriedValues {
  readonly #compile: (values: Values) => Promise<PlanNotification | null>;
  readonly #onPlan: () => void;
  #values: Values = {};
  #plan: PlanNotification | null = null;
  #compiling = false;
  #isStale = false;

  constructor(compile: (values: Values) => Promise<PlanNotification | null>, onPlan: () => void) {
    this.#compile = compile;
    this.#onPlan = onPlan;
  }

  /** True if the preview shows other values than the text's. */
  get active(): boolean {
    return Object.keys(this.#values).length > 0;
  }

  /** The newest plan with the tried values; null without any, and until the first is there. */
  get plan(): PlanNotification | null {
    return this.active ? this.#plan : null;
  }

  async set(values: Values): Promise<void> {
    if (JSON.stringify(values) === JSON.stringify(this.#values)) return;
    this.#values = values;
    if (!this.active) {
      this.#plan = null;
      return this.#onPlan();
    }
    await this.refresh();
  }

  /** Compiles again: the text or the values have changed. */
  async refresh(): Promise<void> {
    this.#isStale = true;
    if (this.#compiling) return;
    this.#compiling = true;
    try {
      while (this.#isStale && this.active) {
        this.#isStale = false;
        const plan = await this.#compile(this.#values);
        if (!this.active) return;
        this.#plan = plan ?? this.#plan;
        this.#onPlan();
      }
    } finally {
      this.#compiling = false;
    }
  }
}
