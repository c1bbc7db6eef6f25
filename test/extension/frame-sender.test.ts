// Frames to the webview: one in flight, then the newest; the first frame of an edit does not wait.

import { describe, expect, test } from 'vitest';
import { FrameSender } from '../../src/contract/frame-sender.ts';

function makeSender() {
  const sent: [id: number | null, serial: number][] = [];
  const skipped: number[] = [];
  const time = { nowMs: 0 };
  const sender = new FrameSender(
    ({ id }, serial) => void sent.push([id, serial]),
    (id) => void skipped.push(id),
    () => time.nowMs,
  );
  return { sender, sent, skipped, time };
}
const frame = {};

describe('FrameSender', () => {
  test('sends one frame and, once it is presented, the newest of those that came meanwhile', () => {
    const { sender, sent, skipped } = makeSender();
    for (const id of [1, 2, 3]) sender.offer({ id, frame });
    expect(sent).toEqual([[1, 1]]);
    expect(skipped).toEqual([2]);
    sender.presented(1);
    expect(sent).toEqual([
      [1, 1],
      [3, 2],
    ]);
    sender.presented(2);
    expect(sent).toHaveLength(2);
  });

  test('sends the first frame of an edit at once and skips the one that waits', () => {
    const { sender, sent, skipped } = makeSender();
    sender.offer({ id: 1, frame });
    sender.offer({ id: 2, frame });
    sender.sendNow({ id: null, frame });
    expect(sent).toEqual([
      [1, 1],
      [null, 2],
    ]);
    expect(skipped).toEqual([2]);
    sender.offer({ id: 3, frame });
    sender.presented(1);
    expect(sent).toHaveLength(2);
    sender.presented(2);
    expect(sent.at(-1)).toEqual([3, 3]);
  });

  test('does not wait for a webview that was reloaded or never answers', () => {
    const { sender, sent, skipped, time } = makeSender();
    sender.offer({ id: 1, frame });
    sender.offer({ id: 2, frame });
    sender.reset();
    expect(skipped).toEqual([2]);
    sender.offer({ id: 3, frame });
    time.nowMs = 3900;
    sender.offer({ id: 4, frame });
    expect(sent.map(([id]) => id)).toEqual([1, 3]);
    time.nowMs = 4100;
    sender.offer({ id: 5, frame });
    expect(sent.map(([id]) => id)).toEqual([1, 3, 5]);
    expect(skipped).toEqual([2, 4]);
  });

  test('three edits may be in flight; on a slow link the newest of the others is the next', () => {
    const { sender, sent } = makeSender();
    for (let i = 0; i < 6; i++) sender.sendNow({ id: null, frame });
    expect(sent).toHaveLength(3);
    for (const serial of [1, 2, 3]) sender.presented(serial);
    expect(sent).toHaveLength(4);
    sender.presented(4);
    expect(sent).toHaveLength(4);
  });
});
