// Values of the reel's `param`s that the panel has changed.

import { type PlanParam, readParam } from '../../../src/contract/param.ts';

export class ParamValues {
  readonly #changed: () => void;
  #params: readonly PlanParam[] = [];
  #values: Record<string, string>;

  /** `changed` is called after every change. */
  constructor(changed: () => void, values: Readonly<Record<string, string>> = {}) {
    this.#changed = changed;
    this.#values = { ...values };
  }

  get all(): Readonly<Record<string, string>> {
    return this.#values;
  }

  /** The values that the reel can take as it is now: others wait, because a `param` may be missing while it is edited. */
  get usable(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.#values).filter(([name, text]) => {
        const rule = this.#params.find((param) => param.name === name);
        return rule !== undefined && 'value' in readParam(rule, text);
      }),
    );
  }

  restore(values: Readonly<Record<string, string>>): void {
    this.#values = { ...values };
  }

  /** Previews a value, as `--set` takes it; null: the default. */
  set(name: string, text: string | null): void {
    const { [name]: _before, ...others } = this.#values;
    const rule = this.#params.find((param) => param.name === name);
    this.#replace(text === null || (rule && isUsual(rule, text)) ? others : { ...others, [name]: text });
  }

  reset(): void {
    this.#replace({});
  }

  /** The reel's `param`s have changed. What has become a default is not a change any more. */
  paramsChanged(params: readonly PlanParam[]): void {
    this.#params = params;
    if (Object.keys(this.#values).length === 0) return;
    const usual = new Set(
      params.filter(({ name, ...rule }) => isUsual(rule, this.#values[name] ?? '')).map(({ name }) => name),
    );
    this.#replace(Object.fromEntries(Object.entries(this.#values).filter(([name]) => !usual.has(name))));
  }

  #replace(values: Record<string, string>): void {
    this.#values = values;
    this.#changed();
  }
}

function isUsual(rule: Omit<PlanParam, 'name'>, text: string): boolean {
  const [value, usual] = [readParam(rule, text), readParam(rule, rule.usual)];
  return 'value' in value && 'value' in usual && String(value.value) === String(usual.value);
}
