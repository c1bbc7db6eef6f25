// Objects as dictionaries find `constructor` and `toString` of Object.prototype. Look-ups by text that comes from a reel, a
// file or a module use a Map, `Object.hasOwn` or an object without prototype; the exceptions say why they are safe.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Objects that are indexed by strings all the same. */
const SAFE = new Map([
  ['src/engine/effects/easings/easings.ts easingFormulas', 'words that the compiler has checked'],
  ['src/engine/frame/graph/kernel-ops.ts KERNEL_OPS', "operations of the graph's own"],
  ['src/engine/frame/graph/lowering.ts GAP_OPS', 'operators of the language'],
  ['src/language/server/host.ts customEffects', 'read with `Object.hasOwn` by compile'],
  ['src/language/server/host.ts customErrors', 'read with `Object.hasOwn` by compile'],
  ['src/language/server.ts changes', 'document URIs; only written'],
  ['src/language/server/answer-for-workspace.ts changes', 'document URIs; only written'],
  ['src/engine/inputs/audio/record-voices.ts facts', 'keys are digests; only written'],
  ['src/language/plan/timeline.ts times', 'numbers as text'],
]);

/** Names of the dictionaries that a source initialises with an object literal. */
const dictionaries = (text: string): string[] =>
  [...text.matchAll(/\b(\w+): Record<string, [^=;]+?> = \{/g)].map((match) => match[1]!);

describe('dictionaries', () => {
  it('are maps, except for those that say why not', () => {
    const found = ['src', 'media'].flatMap((folder) =>
      readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !/generated|kernels[\\/]assembly/.test(file))
        .flatMap((file) => {
          const name = `${folder}/${file.replaceAll(path.sep, '/')}`;
          return dictionaries(readFileSync(path.join(ROOT, name), 'utf8')).map((each) => `${name} ${each}`);
        }),
    );
    expect(found.filter((each) => !SAFE.has(each))).toEqual([]);
    expect([...SAFE.keys()].filter((each) => !found.includes(each))).toEqual([]);
  });

  it('are found by their type and literal', () => {
    expect(dictionaries('const A: Record<string, string> = {\n  a: 1 };')).toEqual(['A']);
    expect(dictionaries('const A = new Map([]); const B: Record<Key, string> = {};')).toEqual([]);
  });
});
