// Parts of the preview's host side that need no editor.

import { describe, expect, test } from 'vitest';
import { previewTitles } from '../../src/extension/preview/preview-titles.ts';
import { renamedUri } from '../../src/extension/preview/renamed-uri.ts';
import { settledSeconds } from '../../src/extension/preview/settled-seconds.ts';
import { compile } from '../../src/language/compile.ts';

const LAYER = 'layer on md { value: plasma() }';

describe('settledSeconds', () => {
  const planOf = (transition: string) =>
    compile(
      `scene a for 2s { ${LAYER} }
scene b for 2s {
  transition: ${transition}
  ${LAYER}
}
timeline {
  play b
  play a
  play b
}`,
      {},
    ).plan;

  test('is the length of the transition, on the frame grid', () => {
    expect(settledSeconds(planOf('crossfade(0.52s)'), 3, 12)).toBe(6 / 12);
    expect(settledSeconds(planOf('crossfade(1beats)'), 3, 10)).toBe(0.5);
  });

  test('is 0 in the first segment, and without a transition', () => {
    const plan = planOf('crossfade(0.5s)');
    expect(settledSeconds(plan, 1, 12)).toBe(0);
    expect(settledSeconds(plan, 2, 12)).toBe(0);
    expect(settledSeconds(plan, null, 12)).toBe(0);
  });

  test('is the last frame if the transition is as long as the segment', () =>
    expect(settledSeconds(planOf('crossfade(2s)'), 3, 10)).toBe(1.9));
});

describe('previewTitles', () => {
  test('a scene is named by itself, and with its reel if another panel shows one of that name', () => {
    expect(
      previewTitles([
        { reel: 'one.reel', scene: 'dawn' },
        { reel: 'two.reel', scene: 'dusk' },
      ]),
    ).toEqual(['Preview: dawn', 'Preview: dusk']);
    expect(
      previewTitles([
        { reel: 'a/one.reel', scene: 'dawn' },
        { reel: 'a/two.reel', scene: 'dawn' },
      ]),
    ).toEqual(['Preview: dawn (one.reel)', 'Preview: dawn (two.reel)']);
  });

  test('reels with the same file name are distinguished by their folders', () =>
    expect(
      previewTitles([
        { reel: 'a/main.reel', scene: 'dawn' },
        { reel: 'b/main.reel', scene: 'dawn' },
        { reel: 'b/other.reel', scene: null },
      ]),
    ).toEqual(['Preview: dawn (a/main.reel)', 'Preview: dawn (b/main.reel)', 'Preview: other.reel']));
});

test('a renamed file or folder moves its reels, and no others', () => {
  const renames = [{ oldUri: 'file:///w/a', newUri: 'file:///w/b' }];
  expect(renamedUri('file:///w/a', renames)).toBe('file:///w/b');
  expect(renamedUri('file:///w/a/x.reel', renames)).toBe('file:///w/b/x.reel');
  expect(renamedUri('file:///w/ab.reel', renames)).toBeNull();
});
