// The reference's pictures are what the engine draws: each example is drawn again and its pixels compared by digest. This is also the
// golden of every effect that only shows in a whole frame.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawExample, REFERENCE_DIR } from '../../scripts/reference/draw-example.ts';
import { catalog } from '../../src/catalog/catalog.generated.ts';

const digests = JSON.parse(readFileSync(join(REFERENCE_DIR, 'images/digests.json'), 'utf8')) as Record<string, string>;

describe('the pictures', () => {
  it.each(catalog.map((entry) => [`${entry.kind}/${entry.name}`, entry] as const))('%s', async (key, entry) => {
    const rgb = await drawExample(entry);
    expect(createHash('sha256').update(rgb).digest('hex').slice(0, 16), 'another picture than the recorded one: if it is meant, run `node scripts/generate-reference.ts` and look at it').toBe(digests[key]);
  });
});
