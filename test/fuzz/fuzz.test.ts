// The short form of `npm run fuzz`: inputs that once failed, and a fixed number of mutations of each target.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRandom, mutate } from './mutate.ts';
import { TARGETS } from './targets.ts';

const MUTATIONS = 60;

function corpusOf(name: string): string[] {
  const folder = path.join(import.meta.dirname, 'corpus', name);
  return existsSync(folder) ? readdirSync(folder).map((file) => path.join(folder, file)) : [];
}

describe.each(TARGETS.map((target) => [target.name, target] as const))('%s', (name, target) => {
  it.each([...target.seeds().keys()])('takes seed %d as it is', async (i) => {
    await target.run(target.seeds()[i]);
  });

  it.each(corpusOf(name))('takes %s, which once failed', async (file) => {
    await target.run(new Uint8Array(readFileSync(file)));
  });

  const mutations = target.short ?? MUTATIONS;
  it(`takes ${mutations} mutations`, { timeout: 300_000 }, async () => {
    const random = createRandom(7);
    const seeds = target.seeds();
    for (let i = 0; i < mutations; i++) {
      const input = mutate(seeds[Math.floor(random() * seeds.length)], seeds, target.words, random);
      try {
        await target.run(input);
      } catch (error) {
        throw new Error(`mutation ${i} failed: ${Buffer.from(input).toString('latin1').slice(0, 300)}`, {
          cause: error,
        });
      }
    }
  });
});

it('mutates the same way from the same seed', () => {
  const seeds = [new TextEncoder().encode('one two three'), new TextEncoder().encode('four')];
  const of = (seed: number) => {
    const random = createRandom(seed);
    return Array.from({ length: 50 }, () => Buffer.from(mutate(seeds[0], seeds, ['word'], random)).toString('hex'));
  };
  expect(of(3)).toEqual(of(3));
  expect(of(3)).not.toEqual(of(4));
});
