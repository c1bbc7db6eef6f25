// What the extension knows of a preview's picture: the item at a position, earlier looks, and the render that shows a moment.

import { describe, expect, test } from 'vitest';
import { itemName } from '../../src/contract/item-name.ts';
import { itemAt } from '../../src/extension/preview/inspect/item-at.ts';
import { LookHistory } from '../../src/extension/preview/inspect/look-history.ts';
import { lastRender } from '../../src/extension/renders/last-render.ts';
import type { RenderItem } from '../../src/extension/renders/render-item.ts';
import { compile } from '../../src/language/compile.ts';

describe('itemAt', () => {
  const text = `scene a for 2s {
  layer haze on md { value: plasma() }
  group pair {
    layer inner on sm {
      value: fbm()
    }
  }
  text "HERE"
}
`;
  const [scene] = compile(text).plan.scenes;
  const at = (line: number, character: number) => {
    const item = itemAt(scene!, { line, character }, (n) => text.split('\n')[n]!);
    return item && [item.kind, itemName(item)].join(' ');
  };

  test('is the item whose first words are there', () => {
    expect(at(1, 2)).toBe('layer haze');
    expect(at(1, 10)).toBe('layer haze');
    expect(at(2, 6)).toBe('group pair');
    expect(at(3, 8)).toBe('layer inner');
    expect(at(7, 5)).toBe('text HERE');
  });

  test('is none in the body of an item, and between items', () => {
    expect(at(1, 24)).toBeNull();
    expect(at(4, 8)).toBeNull();
    expect(at(0, 3)).toBeNull();
    expect(at(8, 0)).toBeNull();
  });
});

describe('LookHistory', () => {
  test('keeps each text once, the newest first', () => {
    const looks = new LookHistory();
    const first = looks.note('a', 'one', 1)!;
    expect(looks.note('a', 'one', 2)).toBeNull();
    looks.note('a', 'two', 3);
    looks.keepPicture(first.id, new Uint8Array([1]));
    // Undone: the old look is the newest, with its picture.
    expect(looks.note('a', 'one', 4)).toMatchObject({ id: first.id, at: 4, jpeg: new Uint8Array([1]) });
    expect(looks.of('a').map(({ text, at }) => [text, at])).toEqual([
      ['one', 4],
      ['two', 3],
    ]);
    expect(looks.of('b')).toEqual([]);
  });

  test('forgets all but the last twenty of a scene', () => {
    const looks = new LookHistory();
    const { id } = looks.note('a', 'text 0', 0)!;
    for (let i = 1; i <= 20; i++) looks.note('a', `text ${i}`, i);
    expect(looks.of('a')).toHaveLength(20);
    expect(looks.of('a')[0]!.text).toBe('text 20');
    expect(looks.find(id)).toBeNull();
    expect(looks.keepPicture(id, new Uint8Array())).toBe(false);
  });
});

describe('lastRender', () => {
  const plan = { segments: [{ number: 2, scene: 'b', start: 4 }] };
  const item = (part: RenderItem['part'], over: object = {}): RenderItem =>
    ({
      uri: 'file:///a.reel',
      state: 'done',
      part,
      job: { plan },
      start: { format: { fps: 24 } },
      done: { frames: 240, outputs: [{ path: '/a.mp4' }] },
      ...over,
    }) as unknown as RenderItem;
  const shown = { scene: 'b', segment: { number: 2, start: 5 }, t: 1.5 };
  const of = (...items: RenderItem[]) => lastRender(items, 'file:///a.reel', shown);

  test('finds the frame in the whole reel, as the reel was then', () => {
    expect(of(item({ whole: true }))).toEqual({ path: '/a.mp4', frame: 132, fps: 24 });
    expect(of(item({ whole: true }, { job: { plan: null } }))).toMatchObject({ frame: 156 });
  });

  test('finds it in a render of the segment or of the scene', () => {
    expect(of(item({ segment: 2, scene: 'b' }))).toMatchObject({ frame: 36 });
    expect(of(item({ scene: 'b' }))).toMatchObject({ frame: 36 });
    expect(of(item({ segment: 1, scene: 'a' }), item({ scene: 'b' }))).toMatchObject({ frame: 36 });
  });

  test('finds it in a render of a range, and not outside of it', () => {
    expect(of(item({ range: { from: 5, to: 15 } }))).toMatchObject({ frame: 12 });
    expect(of(item({ range: { from: 6, to: 15 } }))).toBeNull();
    expect(of(item({ range: { from: 1, to: 11 }, scene: 'b' }))).toMatchObject({ frame: 12 });
    expect(of(item({ range: { from: 1, to: 11 }, scene: 'a' }))).toBeNull();
  });

  test('knows when nothing shows it', () => {
    expect(of()).toBeNull();
    expect(of(item({ segment: 1, scene: 'b' }))).toBeNull();
    expect(of(item({ scene: 'b' }, { state: 'failed' }))).toBeNull();
    expect(of(item({ scene: 'b' }, { uri: 'file:///b.reel' }))).toBeNull();
    expect(of(item({ scene: 'b' }, { done: { frames: 20, outputs: [{ path: '/a.mp4' }] } }))).toBeNull();
    const other = { job: { plan: { segments: [{ number: 2, scene: 'z', start: 0 }] } } };
    expect(of(item({ whole: true }, other))).toBeNull();
  });
});
