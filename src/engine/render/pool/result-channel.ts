// Turns results that arrive one by one, from callbacks, into an async iterable.

export interface ResultChannel<T> {
  push(value: T): void;
  /** No more results: what was pushed is still delivered. */
  end(): void;
  /** As `end`; iterating then rejects. */
  fail(error: unknown): void;
  /** For one reader. */
  results(): AsyncGenerator<T, void, undefined>;
}

export function resultChannel<T>(): ResultChannel<T> {
  const waiting: T[] = [];
  let ended: { error?: unknown } | null = null;
  let wake = (): void => {};
  const settle = (state: { error?: unknown }): void => {
    ended ??= state;
    wake();
  };
  return {
    push(value) {
      waiting.push(value);
      wake();
    },
    end: () => settle({}),
    fail: (error) => settle({ error }),
    async *results() {
      for (;;) {
        while (waiting.length > 0) yield waiting.shift()!;
        if (ended) {
          if ('error' in ended) throw ended.error;
          return;
        }
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
