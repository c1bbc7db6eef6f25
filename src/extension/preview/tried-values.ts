// What a preview tries without writing it: values of `param`s, and changes of the text while something is dragged. One compile at a time;
// while it runs, only the newest trial waits.

import type { PlanNotification } from '../../contract/protocol.ts';
import type { TextChange } from '../../contract/text-change.ts';

export type Values = Readonly<Record<string, string>>;
/** Changes of one version of the text. */
export interface Changes {
  version: number;
  edits: readonly TextChange[];
}
export interface Trial {
  values: Values;
  /** Null: none. */
  changes: Changes | null;
}

export class TriedValues {
  readonly #compile: (trial: Trial) => Promise<PlanNotification | null>;
  readonly #onPlan: () => void;
  #values: Values = {};
  #changes: Changes | null = null;
  #plan: PlanNotification | null = null;
  #compiling = false;
  #isStale = false;

  constructor(compile: (trial: Trial) => Promise<PlanNotification | null>, onPlan: () => void) {
    this.#compile = compile;
    this.#onPlan = onPlan;
  }

  /** True if the preview shows something else than the text. */
  get active(): boolean {
    return this.#changes !== null || Object.keys(this.#values).length > 0;
  }

  /** The newest plan of the trial; null without one, and until the first is there. */
  get plan(): PlanNotification | null {
    return this.active ? this.#plan : null;
  }

  async set(values: Values): Promise<void> {
    if (JSON.stringify(values) === JSON.stringify(this.#values)) return;
    this.#values = values;
    await this.#changed();
  }

  /** Null ends the trial of changes. */
  async change(changes: Changes | null): Promise<void> {
    if (changes === null && this.#changes === null) return;
    this.#changes = changes;
    await this.#changed();
  }

  /** There is a plan of a newer text, which holds the changes or has made them meaningless. */
  textChanged(version: number): void {
    if (this.#changes !== null && version > this.#changes.version) this.#changes = null;
    if (!this.active) this.#plan = null;
  }

  /** Compiles again: the text or the trial has changed. */
  async refresh(): Promise<void> {
    this.#isStale = true;
    if (this.#compiling) return;
    this.#compiling = true;
    try {
      while (this.#isStale && this.active) {
        this.#isStale = false;
        const plan = await this.#compile({ values: this.#values, changes: this.#changes });
        if (!this.active) return;
        this.#plan = plan ?? this.#plan;
        this.#onPlan();
      }
    } finally {
      this.#compiling = false;
    }
  }

  async #changed(): Promise<void> {
    if (this.active) return this.refresh();
    this.#plan = null;
    this.#onPlan();
  }
}
