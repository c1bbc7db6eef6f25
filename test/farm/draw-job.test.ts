import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { ClipJob } from '../../src/contract/clip-runner.ts';
import { openFolderStore } from '../../src/engine/farm/store/folder-store.ts';
import { drawJob } from '../../src/engine/farm/worker/draw-job.ts';
import type { LaneResult, LaneTask, WorkerMessage } from '../../src/engine/render/pool/pool-messages.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'glyphreel-draw-job-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('clips that are drawn beside one that fails are stored, and not drawn again', async () => {
  const clips = Array.from({ length: 4 }, (_, index) => ({
    index,
    segment: 1,
    scene: 'a',
    first: index * 3,
    count: 3,
    targets: [{ output: 0, key: `${index}`.padStart(40, '0') }],
  })) as unknown as ClipJob[];
  const store = await openFolderStore(path.join(folder, 'store'));
  const lanes: { drawn: number[]; alone: boolean }[] = [];
  const drawer = {
    async draw(
      { task: { lane, alone = false } }: { task: LaneTask },
      { onMessage }: { onMessage: (message: WorkerMessage) => void },
    ): Promise<LaneResult> {
      lanes.push({ drawn: lane.map(({ index }) => index), alone });
      for (const clip of lane) {
        // The third fails: the first time with all of its run, the second time with what comes after it.
        if (!alone || clip.index === 2)
          return {
            ok: false,
            clip,
            failure: { code: 'machine-worker', message: 'died', help: '' },
            retry: true,
          } as never;
        for (const ending of ['clip', 'json'])
          writeFileSync(path.join(folder, `${clip.targets[0]!.key}.${ending}`), ending);
        onMessage({ kind: 'clip', clip });
      }
      return { ok: true };
    },
  };
  const stored: number[] = [];
  const run = () =>
    drawJob(
      { clips, order: 'o' } as never,
      { file: '', inputs: [], audio: null, order: { encoder: { threads: 1 } } } as never,
      drawer as never,
      { store, place: { clipDir: folder } } as never,
      {
        onBegin: () => undefined,
        onFrames: () => undefined,
        onClip: ({ index }) => void stored.push(index),
        stops: () => false,
        signal: new AbortController().signal,
      },
    );
  expect(await run()).toMatchObject({ kind: 'failed', retry: true });
  expect(lanes).toEqual([
    { drawn: [0, 1, 2, 3], alone: false },
    { drawn: [0, 1, 2, 3], alone: true },
  ]);
  expect(stored).toEqual([0, 1]);
  lanes.length = 0;
  await run();
  expect(lanes[0]).toEqual({ drawn: [2, 3], alone: false });
});
