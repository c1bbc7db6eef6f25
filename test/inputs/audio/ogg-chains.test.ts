import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { MOST_CHAINS, oggChains } from '../../../src/engine/inputs/audio/ogg-chains.ts';
import { burst, ffmpeg, BURST, joinFiles, newFolder } from './make-sound.ts';

const folder = newFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const one = burst(folder, 'one.ogg');
const opus = burst(folder, 'one.opus');

test('returns null for other files', async () => {
  expect(await oggChains(burst(folder, 'a.wav'))).toBeNull();
  const empty = path.join(folder, 'empty.ogg');
  writeFileSync(empty, '');
  expect(await oggChains(empty)).toBeNull();
});

test('finds each chain with its bytes and the end of its sound', async () => {
  const [size, opusSize] = [readFileSync(one).length, readFileSync(opus).length];
  expect(await oggChains(one)).toEqual([{ start: 0, end: size, endSeconds: 2 }]);
  expect(await oggChains(joinFiles(folder, 'two.ogg', [one, opus]))).toEqual([
    { start: 0, end: size, endSeconds: 2 },
    { start: size, end: size + opusSize, endSeconds: 2 },
  ]);
});

test('takes multiplexed streams for one chain', async () => {
  const file = path.join(folder, 'two-streams.ogg');
  ffmpeg('-f', 'lavfi', '-i', BURST, '-f', 'lavfi', '-i', BURST, '-map', '0', '-map', '1', '-c:a', 'libvorbis', file);
  expect((await oggChains(file))?.map(({ endSeconds }) => endSeconds)).toEqual([2]);
});

test('skips damaged bytes between pages', async () => {
  const bytes = readFileSync(joinFiles(folder, 'damaged.ogg', [one, one]));
  const file = path.join(folder, 'damaged.ogg');
  writeFileSync(file, Buffer.concat([bytes.subarray(0, 6000), Buffer.alloc(70_000, 1), bytes.subarray(6000)]));
  expect((await oggChains(file))?.length).toBe(2);
});

test('returns adjacent chains that cover the file, whatever the bytes', async () => {
  const bytes = readFileSync(joinFiles(folder, 'seed.ogg', [one, opus]));
  const file = path.join(folder, 'mutated.ogg');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 60 }), async (changes) => {
      const mutated = Buffer.from(bytes);
      for (const [at, value] of changes) mutated[at] = value;
      writeFileSync(file, mutated);
      const chains = await oggChains(file);
      if (chains === null) return;
      expect(chains.length).toBeLessThanOrEqual(MOST_CHAINS);
      expect(chains[0].start).toBe(0);
      expect(chains.at(-1)!.end).toBe(mutated.length);
      for (const [i, chain] of chains.entries()) {
        expect(chain.end).toBeGreaterThan(chain.start);
        if (i > 0) expect(chain.start).toBe(chains[i - 1].end);
      }
    }),
    { numRuns: 60 },
  );
});
