// The short form of the fault campaign. `npm run test:faults` tries every fault at every moment.

import { describe, expect, it } from 'vitest';
import { FAULTS } from './faults.ts';
import { emptyTally, tryFault } from './try-fault.ts';

describe.runIf(process.platform === 'linux')('a render that meets', () => {
  it.each(FAULTS.filter((fault) => fault.short).map((fault) => [fault.name, fault] as const))(
    '%s leaves nothing behind, breaks nothing and loses nothing',
    { timeout: 400_000 },
    async (_, fault) => {
      const tally = emptyTally();
      expect(await tryFault(fault, fault.moments.at(-1) ?? null, tally)).toEqual([]);
      expect(tally).toEqual({ ...emptyTally(), tried: 1 });
    },
  );
});
