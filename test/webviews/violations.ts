// What axe-core finds in a page.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Violations as "rule: selector (what is wrong)". */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const options: RunOptions = { resultTypes: ['violations'] };
  const results = await page.evaluate(
    (given) => (globalThis as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(given),
    options,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.join(' ')} (${failureSummary?.split('\n').at(1)?.trim()})`,
    ),
  );
}
