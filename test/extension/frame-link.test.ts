// The way of frames to the webview: one at a time, the newest next, and an edit before all.

import { describe, expect, test } from 'vitest';
import type { PreviewFrame } from '../../src/contract/protocol.ts';
import { FrameLink } from '../../src/extension/preview/frame-link.ts';

function linkWith() {
  const sent: [id: number | null, serial: number][] = [];
  const dropped: number[] = [];
  const time = { now: 0 };
  const link = new FrameLink(
    ({ id }, serial) => void sent.push([id, serial]),
    (id) => void dropped.push(id),
    () => time.now,
  );
  return { link, sent, dropped, time };
}
const frame = {} as PreviewFrame;

describe('frame link', () => {
  test('sends one, and the newest of those that came meanwhile when it is painted', () => {
    const { link, sent, dropped } = linkWith();
    for (const id of [1, 2, 3]) link.take({ id, frame });
    expect(sent).toEqual([[1, 1]]);
    expect(dropped).toEqual([2]);
    link.painted(1);
    expect(sent).toEqual([
      [1, 1],
      [3, 2],
    ]);
    link.painted(2);
    expect(sent).toHaveLength(2);
  });

  test('an edit goes at once, and what waited for its turn is old', () => {
    const { link, sent, dropped } = linkWith();
    link.take({ id: 1, frame });
    link.take({ id: 2, frame });
    link.hurry({ id: null, frame });
    expect(sent).toEqual([
      [1, 1],
      [null, 2],
    ]);
    expect(dropped).toEqual([2]);
    link.take({ id: 3, frame });
    link.painted(1);
    expect(sent).toHaveLength(2);
    link.painted(2);
    expect(sent.at(-1)).toEqual([3, 3]);
  });

  test('a webview that is made anew, or never answers, does not hold the next', () => {
    const { link, sent, dropped, time } = linkWith();
    link.take({ id: 1, frame });
    link.take({ id: 2, frame });
    link.reset();
    expect(dropped).toEqual([2]);
    link.take({ id: 3, frame });
    time.now = 3900;
    link.take({ id: 4, frame });
    expect(sent.map(([id]) => id)).toEqual([1, 3]);
    time.now = 4100;
    link.take({ id: 5, frame });
    expect(sent.map(([id]) => id)).toEqual([1, 3, 5]);
    expect(dropped).toEqual([2, 4]);
  });
});
