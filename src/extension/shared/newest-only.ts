// One thing at a time, where only the newest wish counts: what is asked of an engine or a panel while it is busy.

/** Runs `work` for one value at a time; of the values that come meanwhile, the newest is next and the others are left out. */
export function newestOnly<T>(work: (value: T) => Promise<unknown>): (value: T) => Promise<void> {
  let waiting: { value: T } | null = null;
  let isBusy = false;
  return async (value) => {
    waiting = { value };
    if (isBusy) return;
    isBusy = true;
    try {
      while (waiting) {
        const { value: next }: { value: T } = waiting;
        waiting = null;
        await work(next);
      }
    } finally {
      isBusy = false;
    }
  };
}
