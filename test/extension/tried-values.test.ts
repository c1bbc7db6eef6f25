// Values that a preview tries: one compile at a time, and the newest values win.

import { describe, expect, test } from 'vitest';
import type { PlanNotification } from '../../src/contract/protocol.ts';
import { TriedValues } from '../../src/extension/preview/tried-values.ts';
import type { Changes, Values } from '../../src/extension/preview/tried-values.ts';
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
  const asked: { values: Values; changes: Changes | null; answer(version: number): void }[] = [];
  const shown: (number | null)[] = [];
  const values = new TriedValues(
    (given) =>
      new Promise((resolve) =>
        asked.push({
          values: given.values,
          changes: given.changes,
          answer: (version) => resolve(notification(version)),
        }),
      ),
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

  test('changes of the text are tried until a plan of a newer text is there', async () => {
    const { values, asked, shown } = tried();
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const changes = { version: 4, edits: [{ range, newText: '5' }] };
    void values.change(changes);
    expect(asked[0]!.changes).toBe(changes);
    asked[0]!.answer(4);
    await settled();
    expect(shown).toEqual([4]);
    values.textChanged(4);
    expect(values.plan?.version).toBe(4);
    values.textChanged(5);
    expect(values.active).toBe(false);
    expect(values.plan).toBeNull();
  });

  test('a trial that ends shows the text again', async () => {
    const { values, shown } = tried();
    void values.change({ version: 1, edits: [] });
    await values.change(null);
    expect(shown).toEqual([null]);
    await values.change(null);
    expect(shown).toEqual([null]);
  });
});
