// CPU time of compiling a reel of 2,000 lines after an edit, in two trees in turn.

import { editsOf, longReel } from '../language/compile.ts';
import { threadMs } from '../render/measure.ts';
import { inTurn, type Measure, type Trees } from './measure.ts';
import type { LoadedTree } from './tree.ts';

const EDITS = 6;
const WARM = 30;

export function compileMeasure(trees: Trees<LoadedTree>, limit: number): Measure {
  return {
    name: 'compile after an edit',
    limit,
    open: async () => {
      const text = longReel();
      const { edited } = editsOf(text);
      for (const { compile, name } of trees)
        if (compile(text).diagnostics.some(({ severity }) => severity === 'error'))
          return `the reel has errors in ${name}`;
      for (let edit = 0; edit < WARM; edit++) for (const { compile } of trees) compile(edited(edit));
      let round = WARM;
      const sample = (first: 0 | 1) => {
        const from = (round += EDITS);
        return inTurn(first, (at) => {
          const before = threadMs();
          for (let edit = 0; edit < EDITS; edit++) trees[at].compile(edited(from + edit));
          return (threadMs() - before) / EDITS;
        });
      };
      return { sample, close: () => undefined };
    },
  };
}
