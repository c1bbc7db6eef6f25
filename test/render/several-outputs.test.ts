// One render to several outputs: each frame is drawn once, and each output is checked, verified and published as if it were alone.

import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { RenderReport } from '../../src/contract/render.ts';
import { estimateJob } from '../../src/engine/render/plan/estimate-job.ts';
import { lockOutput } from '../../src/engine/render/cache/output-lock.ts';
import { createBench, FAKE_RENDERER, planOf } from './helpers.ts';

const plan = planOf([
  { name: 'one', seconds: 1 },
  { name: 'two', seconds: 1, hue: 1 },
]);

function stage() {
  const bench = createBench();
  const folder = path.dirname(bench.output);
  const frames = path.join(folder, 'frames', '%05d.png');
  bench.fault('drawn');
  const drawn = () => {
    const file = path.join(bench.folder, 'faults', 'drawn');
    const count = readFileSync(file, 'utf8').length;
    writeFileSync(file, '');
    return count;
  };
  return { ...bench, folder, frames, drawn };
}

test('each frame is drawn once, and every output is whole', async () => {
  const bench = stage();
  const { outcome, events } = await bench.render(plan, {
    alsoOutputs: [{ output: bench.frames }],
    sidecars: ['report'],
  });
  expect(outcome).toMatchObject({
    ok: true,
    done: {
      output: bench.output,
      outputs: [
        { path: bench.output, format: 'mp4', encoder: 'libx264', verified: { frames: 48 } },
        { path: bench.frames, format: 'png', encoder: 'png', verified: { frames: 48, worstDifference: 0 } },
      ],
    },
  });
  expect(bench.drawn()).toBe(48);
  expect(readdirSync(path.dirname(bench.frames))).toHaveLength(48);
  const report = JSON.parse(readFileSync(bench.output.replace('.mp4', '.report.json'), 'utf8')) as RenderReport;
  expect(report.outputs.map(({ path: output }) => output)).toEqual([bench.output, bench.frames]);
  for (const { bytes } of report.outputs) expect(bytes).toBeGreaterThan(1000);
  expect(events.find(({ type }) => type === 'start')).toMatchObject({ outputs: [bench.output, bench.frames] });
  const finishing = events.flatMap((event) => (event.type === 'progress' && event.output ? [event] : []));
  expect(finishing.map(({ phase, output }) => `${phase} ${path.basename(output!)}`)).toEqual([
    'concat video.mp4',
    'verify video.mp4',
    'concat %05d.png',
    'verify %05d.png',
  ]);
  expect(bench.leftovers().filter((name) => name.includes('partial'))).toEqual([]);
});

test('only the clips that are missing are encoded, and outputs with the same settings share them', async () => {
  const bench = stage();
  await bench.render(plan);
  bench.drawn();
  const copy = path.join(bench.folder, 'copy.mp4');
  const both = { alsoOutputs: [{ output: copy }] };
  expect((await bench.render(plan, both)).outcome).toMatchObject({ ok: true, done: { cachedSegments: 2 } });
  expect(bench.drawn()).toBe(0);
  expect(readFileSync(copy)).toEqual(readFileSync(bench.output));
  const clips = () => readdirSync(path.join(bench.cacheDir, 'clips')).filter((name) => name.endsWith('.clip')).length;
  expect(clips()).toBe(2);
  // The video's clips are there: each frame is drawn for the pictures alone.
  const more = { alsoOutputs: [{ output: bench.frames }] };
  expect((await bench.render(plan, more)).outcome).toMatchObject({ ok: true, done: { cachedSegments: 0 } });
  expect(bench.drawn()).toBe(48);
  expect(clips()).toBe(4);
  expect((await bench.render(plan, more)).outcome).toMatchObject({ ok: true, done: { cachedSegments: 2 } });
  expect(bench.drawn()).toBe(0);
});

test('a damaged clip of one output is drawn again for it alone', async () => {
  const bench = stage();
  const more = { alsoOutputs: [{ output: bench.frames }] };
  await bench.render(plan, more);
  bench.drawn();
  const clips = path.join(bench.cacheDir, 'clips');
  const records = readdirSync(clips).filter((name) => /^[0-9a-f]{40}\.json$/.test(name));
  const record = records.find((name) => readFileSync(path.join(clips, name.replace('.json', '.clip')))[1] === 0x50)!;
  writeFileSync(path.join(clips, record.replace('.json', '.clip')), 'damaged');
  expect((await bench.render(plan, more)).outcome).toMatchObject({ ok: true, done: { cachedSegments: 1 } });
  expect(bench.drawn()).toBe(24);
});

test('no output appears unless all of them are whole', async () => {
  const bench = stage();
  const ffmpeg = bench.ffmpeg('no-join', 'case "$*" in *concat*) exit 1;; esac\nexec "$REAL" "$@"');
  const { outcome } = await bench.render(plan, {
    output: bench.frames,
    alsoOutputs: [{ output: bench.output }],
    ffmpegPath: ffmpeg,
  });
  expect(outcome).toMatchObject({ ok: false, failure: { code: 'machine-encoder' } });
  expect(readdirSync(bench.folder).filter((name) => !name.startsWith('.'))).toEqual([]);
});

test('outputs that would replace one another are refused', async () => {
  const bench = stage();
  mkdirSync(bench.folder, { recursive: true });
  writeFileSync(bench.output, '');
  symlinkSync(bench.output, path.join(bench.folder, 'link.mp4'));
  const failure = async (output: string, other: string) => {
    const { outcome } = await bench.render(plan, {
      output: path.join(bench.folder, output),
      alsoOutputs: [{ output: path.join(bench.folder, other) }],
    });
    return outcome.ok ? null : outcome.failure.message.replaceAll(bench.folder, '');
  };
  expect(await failure('video.mp4', 'video.mp4')).toBe('Two outputs are /video.mp4.');
  expect(await failure('video.mp4', 'link.mp4')).toBe('Two outputs are /link.mp4.');
  expect(await failure('f/%d.png', 'f/%03d.png')).toBe('Two outputs are /f/%03d.png.');
  expect(await failure('f/%d.png', 'f/a.mp4')).toBe('The output /f/a.mp4 is in the folder of the frames of /f/%d.png.');
  expect(await failure('f/a.mp4', 'f/%d.png')).toBe('The output /f/a.mp4 is in the folder of the frames of /f/%d.png.');
  expect(await failure('a.mp4', 'b.xyz')).toMatch(/^Expected an output that ends in .* but got \/b\.xyz\.$/);
});

test('each output is locked, and each lock is given back', async () => {
  const bench = stage();
  const second = path.join(bench.folder, 'b.mp4');
  const release = await lockOutput(second, bench.cacheDir);
  expect((await bench.render(plan, { alsoOutputs: [{ output: second }] })).outcome).toMatchObject({
    ok: false,
    failure: { code: 'busy-output' },
  });
  await release();
  expect((await bench.render(plan, { alsoOutputs: [{ output: second }] })).outcome).toMatchObject({ ok: true });
  expect(existsSync(second)).toBe(true);
});

test('the estimate has the size of each output', async () => {
  const bench = stage();
  const { id: _, ...job } = bench.job(plan, { alsoOutputs: [{ output: bench.frames }] });
  const estimate = await estimateJob(job, { rendererModule: FAKE_RENDERER });
  expect(estimate.outputs.map(({ path: output, format }) => [output, format])).toEqual([
    [bench.output, 'mp4'],
    [bench.frames, 'png'],
  ]);
  expect(estimate.outputs.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(estimate.bytes);
  for (const { bytes } of estimate.outputs) expect(bytes).toBeGreaterThan(500);
});
