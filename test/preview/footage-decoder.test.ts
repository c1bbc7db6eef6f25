// Frames that stand while their footage is decoded: shown with what there is on the way, asked for again, exact in the end.

import { expect, test } from 'vitest';
import type { CancelSignal } from '../../src/engine/frame/media/material.ts';
import type { Renderer } from '../../src/engine/frame/renderer/renderer.ts';
import { FootageDecoder } from '../../src/engine/preview/footage-decoder.ts';

/** A renderer whose pictures arrive when the test says so. */
function fakeRenderer(isFree = true) {
  const asked: { frame: number; signal: CancelSignal; finish(): void; fail(error: Error): void }[] = [];
  const renderer = {
    isFree: () => isFree,
    prepare: (frame: number, signal: CancelSignal) =>
      new Promise<void>((finish, fail) => asked.push({ frame, signal, finish, fail })),
    decode: () => Promise.resolve(),
  } as unknown as Renderer;
  return { renderer, asked };
}
const options = { isWanted: () => true, patienceMs: 0 };
const isSettled = async (promise: Promise<unknown>) => {
  const nothing = Symbol();
  const soon = new Promise((resolve) => setTimeout(resolve, 20, nothing));
  return (await Promise.race([promise, soon])) !== nothing;
};

test('a frame is near once a picture on the way is there, and exact when it is asked for again', async () => {
  const { renderer, asked } = fakeRenderer();
  const decoder = new FootageDecoder();
  const first = decoder.exactly(renderer, 7, options);
  expect(await isSettled(first)).toBe(false);
  asked[0]!.signal.onPicture!();
  expect(await first).toBe('near');
  const second = decoder.exactly(renderer, 7, { ...options, patienceMs: 60_000 });
  asked[0]!.finish();
  expect(await second).toBe('exact');
  expect(asked.map(({ frame, signal }) => [frame, signal.aborted])).toEqual([[7, false]]);
});

test('a scene whose frames depend on earlier ones waits for its own pictures', async () => {
  const { renderer, asked } = fakeRenderer(false);
  const first = new FootageDecoder().exactly(renderer, 7, options);
  asked[0]!.signal.onPicture!();
  expect(await isSettled(first)).toBe(false);
  asked[0]!.finish();
  expect(await first).toBe('exact');
});

test('another frame ends the one before', async () => {
  const { renderer, asked } = fakeRenderer();
  const decoder = new FootageDecoder();
  const first = decoder.exactly(renderer, 7, { ...options, patienceMs: 60_000 });
  decoder.wake();
  expect(await first).toBeNull();
  void decoder.exactly(renderer, 9, options);
  expect(asked.map(({ frame, signal }) => [frame, signal.aborted])).toEqual([
    [7, true],
    [9, false],
  ]);
  await decoder.soon(10, () => null);
  expect(asked[1]!.signal.aborted).toBe(true);
});

test('a file that fails while nobody waits is told to the next that does', async () => {
  const { renderer, asked } = fakeRenderer();
  const decoder = new FootageDecoder();
  const first = decoder.exactly(renderer, 7, options);
  asked[0]!.signal.onPicture!();
  expect(await first).toBe('near');
  asked[0]!.fail(new Error('cut off'));
  await expect(decoder.exactly(renderer, 7, options)).rejects.toThrow('cut off');
  // And tried again after that.
  void decoder.exactly(renderer, 7, options);
  expect(asked).toHaveLength(2);
});
