// The order of test files: those that take longest first, so that none of them runs alone at the end. What a file took is known from
// the last run; a fresh clone goes by folders, and by size within them.

import { BaseSequencer } from 'vitest/node';

/** From the longest files to the shortest. All others come after them. */
const FOLDERS = ['farm', 'faults', 'kernels/same-bits', 'webviews', 'render', 'cli', 'player', 'toolchain'];

const rank = ({ moduleId }) => {
  const place = FOLDERS.findIndex((folder) => moduleId.includes(`/test/${folder}`));
  return place < 0 ? FOLDERS.length : place;
};

export class LongFilesFirst extends BaseSequencer {
  /** @override */
  async sort(files) {
    const sorted = await super.sort(files);
    const isKnown = sorted.every((file) => this.ctx.cache.getTestSpecificationResult(file));
    if (isKnown) return sorted;
    // Files of one project stay together.
    const own = sorted.filter(({ project }) => project.config.isolate);
    return [...own.toSorted((a, b) => rank(a) - rank(b)), ...sorted.filter((file) => !own.includes(file))];
  }
}
