// The reference's pictures are what the engine draws: each example is drawn again and its pixels compared by digest. This is also the
// golden of every effect that only shows in a whole frame.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestOf, drawPicture, REFERENCE_DIR } from '../../scripts/reference/draw-picture.ts';
import { pictures } from '../../scripts/reference/pictures.ts';

const digests = JSON.parse(readFileSync(join(REFERENCE_DIR, 'images/digests.json'), 'utf8')) as Record<string, string>;

describe('the pictures', () => {
  it.each(pictures.map((picture) => [picture.key, picture] as const))('%s', async (key, picture) => {
    const digest = digestOf(await drawPicture(picture));
    expect(
      digest,
      'another picture than the recorded one: if it is meant, run `node scripts/generate-reference.ts` and look at it',
    ).toBe(digests[key]);
  });
});
