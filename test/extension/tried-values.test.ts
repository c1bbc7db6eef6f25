// Values that a preview tries: one compile at a time, and the newest values win.

import { describe, expect, test } from 'vitest';
import type { PlanNotification } from '../../src/contract/protocol.ts';
import { TriedValues } from '../../src/extension/preview/tried-values.ts';
import type { Values } from '../../src/extension/preview/tried-values.ts';
import { compile } from '../../src/language/compile.ts';

const { plan } = compile('scene a for 1s { layer on md { value: plasma() } }');
const notification = (version: number): PlanNotification => ({
  uri: 'file:///a.reel',
  version,
  plan,
  diagnostics: [],
  brokenScenes: [],
  brokenPlaces: [],
  params: [],
});

/** Compiles are answered by hand. */
function tried() {
  const asked: { values: Values; answer(version: number): void }[] = [];
  const shown: (number | null)[] = [];
  const values = new TriedValues(
    (given) =>
      new Promise((resolve) => asked.push({ values: given, answer: (version) => resolve(notification(version)) })),
    () => shown.push(values.plan?.version ?? null),
  );
  return { values, asked, shown };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('TriedValues', () => {
  test('while a compile runs, only the newest values wait', async () => {
    const { values, asked, shown } = tried();
    for (const x of ['1', '2', '3']) void values.set({ x });
    expect(asked.map((each) => each.values)).toEqual([{ x: '1' }]);
    asked[0]!.answer(1);
    await settled();
    expect(asked.map((each) => each.values)).toEqual([{ x: '1' }, { x: '3' }]);
    asked[1]!.answer(2);
    await settled();
    expect(shown).toEqual([1, 2]);
    expect(asked).toHaveLength(2);
  });

  test('without values the plan of the text is shown at once, and a late answer is ignored', async () => {
    const { values, asked, shown } = tried();
    void values.set({ x: '1' });
    void values.set({});
    expect(values.active).toBe(false);
    expect(shown).toEqual([null]);
    asked[0]!.answer(1);
    await settled();
    expect(shown).toEqual([null]);
    expect(values.plan).toBeNull();
  });

  test('the same values are not compiled again, an edit of the text is', async () => {
    const { values, asked } = tried();
    void values.set({ x: '1' });
    asked[0]!.answer(1);
    await settled();
    await values.set({ x: '1' });
    expect(asked).toHaveLength(1);
    void values.refresh();
    expect(asked).toHaveLength(2);
  });
});
