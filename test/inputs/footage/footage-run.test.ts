// Frames and their times come through two pipes: each frame has its own time, however the process that reads them is held up.

import { rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { afterAll, expect, test } from 'vitest';
import { FootageRun } from '../../../src/engine/inputs/footage/footage-run.ts';
import { ffmpegPath, film, folder } from './make-footage.ts';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WIDTH = 320;
const HEIGHT = 180;
const FRAMES = 8;
const FRAME_BYTES = WIDTH * HEIGHT * 1.5;
/** Longer than a frame may be without a time. */
const HELD_UP_MS = 250;

test('gives each frame its own time where the process is stopped while it waits', async () => {
  const path = film(
    'stopped.avi',
    '-f',
    'lavfi',
    '-i',
    `testsrc2=s=${WIDTH}x${HEIGHT}:r=24:d=${FRAMES / 24}`,
    '-c:v',
    'mjpeg',
  );
  const run = new FootageRun({
    ...{ ffmpegPath, path, stream: 0, decoding: [], pixelFormat: 'yuvj420p', width: WIDTH, height: HEIGHT },
    ...{ frameBytes: FRAME_BYTES, fps: 24, seek: null, seeksByBytes: false },
    acquire: () => new ArrayBuffer(FRAME_BYTES),
  });
  const times: number[] = [];
  for (;;) {
    const next = run.next();
    // Between a chunk of frames and the messages, a busy machine may run others.
    for (const end = performance.now() + HELD_UP_MS; performance.now() < end;);
    const frame = await next;
    if (!frame) break;
    times.push(frame.micros);
  }
  expect(times).toEqual(Array.from({ length: FRAMES }, (_, i) => Math.round((i / 24) * 1e6)));
});
