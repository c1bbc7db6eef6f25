// The order of test files: those that take longest first, so that none of them runs alone at the end. Within a folder
// they go by what they took in the last run, in a fresh clone by size.

import { BaseSequencer } from 'vitest/node';

/**
 * From the longest files to the shortest; all others come after them. Files of a farm start dozens of processes, so others are between
 * them.
 */
const FIRST = [
  ...['farm/farm', 'kernels/same-bits', 'webviews', 'farm/postgres', 'faults', 'render', 'farm/redis', 'player', 'cli'],
  'toolchain',
];

const rank = ({ moduleId }) => {
  const place = FIRST.findIndex((start) => moduleId.includes(`/test/${start}`));
  return place < 0 ? FIRST.length : place;
};

export class LongFilesFirst extends BaseSequencer {
  /** @override */
  async sort(files) {
    const sorted = await super.sort(files);
    // Files of one project stay together.
    const own = sorted.filter(({ project }) => project.config.isolate);
    return [...own.toSorted((a, b) => rank(a) - rank(b)), ...sorted.filter((file) => !own.includes(file))];
  }
}
