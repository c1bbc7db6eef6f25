// `npm run test:faults [-- --short] [-- --only WORD]`: every fault at each of its moments. Prints a line for each, then the
// counts as JSON; exits with 1 where one is not 0.

import { FAULTS } from './faults.ts';
import { emptyTally, tryFault } from './try-fault.ts';

const short = process.argv.includes('--short');
const at = process.argv.indexOf('--only');
const only = at < 0 ? '' : process.argv[at + 1];

const tally = emptyTally();
for (const fault of FAULTS.filter((each) => (!short || each.short) && each.name.includes(only))) {
  const missing = fault.missing?.() ?? null;
  if (missing !== null) {
    console.log(`- ${fault.name}: NOT TRIED, ${missing}`);
    continue;
  }
  const moments = short ? fault.moments.slice(-1) : fault.moments;
  for (const moment of moments.length === 0 ? [null] : moments) {
    const began = performance.now();
    const violations = await tryFault(fault, moment, tally);
    const title = `${fault.name}${moment === null ? '' : `, at: ${moment}`}`;
    console.log(
      `${violations.length === 0 ? '✓' : '✗'} ${title} (${((performance.now() - began) / 1000).toFixed(1)} s)`,
    );
    for (const violation of violations) console.log(`    ${violation}`);
  }
}
console.log(JSON.stringify(tally));
const { tried: _tried, ...counts } = tally;
process.exitCode = Object.values(counts).every((count) => count === 0) ? 0 : 1;
