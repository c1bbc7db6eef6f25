// The order in which Vitest takes test files of a fresh clone.

import path from 'node:path';
import { expect, it } from 'vitest';
import type { TestSpecification, Vitest } from 'vitest/node';
import { LongFilesFirst } from '../../scripts/test-order.mjs';

const project = (name: string, isolate: boolean) => ({ name, config: { isolate, sequence: { groupOrder: 0 } } });
const [own, shared] = [project('own process', true), project('shared process', false)];
const file = (name: string, of: typeof own): TestSpecification =>
  ({ moduleId: path.resolve(import.meta.dirname, '..', name), project: of }) as unknown as TestSpecification;

it('takes the longest files first, those of a farm apart, and files that share a process last', async () => {
  const files = [
    ...['language/plan', 'kernels/math'].map((name) => file(`${name}.test.ts`, shared)),
    ...['toolchain/adr', 'cli/words', 'farm/redis', 'engine-process/frame-link', 'farm/farm', 'webviews/hand'].map(
      (name) => file(`${name}.test.ts`, own),
    ),
  ];
  const context = { cache: { getTestSpecificationResult: () => undefined } } as unknown as Vitest;
  const sorted = await new LongFilesFirst(context).sort(files);
  const names = sorted.map(({ moduleId }) => moduleId.replaceAll('\\', '/').replace(/^.*\/test\/|\.test\.ts$/g, ''));
  expect(names.slice(0, -2)).toEqual([
    ...['farm/farm', 'webviews/hand', 'farm/redis', 'cli/words', 'toolchain/adr', 'engine-process/frame-link'],
  ]);
  expect(names.slice(-2).toSorted()).toEqual(['kernels/math', 'language/plan']);
});
