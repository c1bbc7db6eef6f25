// Short clips that follow each other share their encoders: which, that their bytes stay those of a clip alone, and that what fails in a
// run is drawn clip by clip.

import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ClipJob } from '../../src/contract/clip-runner.ts';
import { framesOf } from '../../src/engine/render/plan/clip-plan.ts';
import { headRun, joinShortLanes } from '../../src/engine/render/plan/clip-runs.ts';
import { createBench, planOf } from './helpers.ts';
import type { Bench } from './helpers.ts';

const clipsOf = (counts: readonly number[], outputs: (index: number) => number[] = () => [0]): ClipJob[] =>
  counts.map((count, index) => ({
    index,
    segment: index + 1,
    scene: `s${index}`,
    first: counts.slice(0, index).reduce((sum, each) => sum + each, 0),
    count,
    targets: outputs(index).map((output) => ({ output, key: `${index}-${output}` })),
  }));

test('lanes are joined without losing, repeating or reordering a clip; long ones stay alone, and every worker has several', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 200 }),
      fc.integer({ min: 1, max: 8 }),
      (counts, workers) => {
        const clips = clipsOf(counts);
        const lanes = joinShortLanes(
          clips.map((clip) => [clip]),
          workers,
        );
        expect(lanes.flat()).toEqual(clips);
        for (const lane of lanes.filter(({ length }) => length > 1)) {
          expect(Math.max(...lane.map(({ count }) => count))).toBeLessThanOrEqual(24);
          expect(framesOf(lane)).toBeLessThanOrEqual(Math.min(96, framesOf(clips) / (4 * workers)));
          expect(lane.length).toBeLessThanOrEqual(32);
        }
      },
    ),
  );
  expect(
    joinShortLanes(
      clipsOf(Array(5000).fill(3)).map((clip) => [clip]),
      2,
    ),
  ).toHaveLength(157);
});

test('runs end at a long clip, at other outputs, and where the encoders take no more', () => {
  const lengths = (lane: ClipJob[], most: number): number => headRun(lane, most).length;
  expect(lengths(clipsOf([3, 3, 24, 25, 3]), 200)).toBe(3);
  expect(lengths(clipsOf([25, 3, 3]), 200)).toBe(1);
  expect(lengths(clipsOf([24, 24, 24, 24, 24]), 200)).toBe(4);
  expect(lengths(clipsOf([3, 3, 3, 3]), 10)).toBe(3);
  expect(lengths(clipsOf([12, 12]), 0)).toBe(1);
  expect(lengths(clipsOf(Array(60).fill(1)), 200)).toBe(32);
  expect(
    lengths(
      clipsOf([3, 3, 3], (index) => (index < 2 ? [0, 1] : [1])),
      200,
    ),
  ).toBe(2);
});

const COUNT = 40;
const plan = planOf(Array.from({ length: COUNT }, (_, i) => ({ name: `s${i}`, seconds: 0.125, dark: i % 2 === 0 })));
/** The same threads for all encoders, on which bytes depend. */
const alone = { workers: 1 };

const clipsIn = ({ cacheDir }: Bench): Map<string, Buffer> => {
  const folder = path.join(cacheDir, 'clips');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.clip')) : [];
  return new Map(names.map((name) => [name, readFileSync(path.join(folder, name))]));
};

/** Notes each start of an encoder before `body`; a run has several outputs. */
const counting = (bench: Bench, body = 'exec "$REAL" "$@"') => {
  const list = path.join(bench.folder, 'starts');
  const ffmpegPath = bench.ffmpeg(
    'counting.sh',
    `case "$*" in *pipe:0*) ;; *) exec "$REAL" "$@";; esac\nRUN=no; case "$*" in *"-map 0:v:0"*) RUN=yes;; esac\necho $RUN >> '${list}'\n${body}`,
  );
  return { ffmpegPath, starts: () => (existsSync(list) ? readFileSync(list, 'utf8').trim().split('\n') : []), list };
};

test.skipIf(process.platform === 'win32')(
  'one encoder writes several clips, and a part of them, drawn again, has the same bytes as in the run before',
  async () => {
    const bench = createBench();
    const { ffmpegPath, starts, list } = counting(bench);
    expect((await bench.render(plan, { ...alone, ffmpegPath })).outcome).toMatchObject({ ok: true });
    expect(starts()).toEqual(Array(4).fill('yes'));
    const video = readFileSync(bench.output);
    const clips = clipsIn(bench);
    expect(clips.size).toBe(COUNT);

    const gone = [...clips.keys()].filter((_, i) => i % 3 === 0);
    for (const name of gone) rmSync(path.join(bench.cacheDir, 'clips', name));
    rmSync(list);
    expect((await bench.render(plan, { ...alone, ffmpegPath })).outcome).toMatchObject({ ok: true });
    expect(starts().length).toBeLessThan(gone.length);
    const again = clipsIn(bench);
    for (const [name, bytes] of clips) expect(again.get(name)?.equals(bytes), name).toBe(true);
    expect(readFileSync(bench.output).equals(video)).toBe(true);
  },
);

test.skipIf(process.platform === 'win32')(
  'clips of a run that fails are encoded one by one, to the same bytes',
  async () => {
    const whole = createBench();
    expect((await whole.render(plan, alone)).outcome).toMatchObject({ ok: true });
    const bench = createBench();
    const { ffmpegPath, starts } = counting(
      bench,
      'if [ $RUN = yes ]; then head -c 30000 >/dev/null; echo "no memory" >&2; exit 3; fi\nexec "$REAL" "$@"',
    );
    expect((await bench.render(plan, { ...alone, ffmpegPath })).outcome).toMatchObject({ ok: true });
    expect(starts().filter((run) => run === 'no')).toHaveLength(COUNT);
    const expected = [...clipsIn(whole).values()].map((bytes) => bytes.toString('base64')).toSorted();
    expect([...clipsIn(bench).values()].map((bytes) => bytes.toString('base64')).toSorted()).toEqual(expected);
  },
);

test.skipIf(process.platform === 'win32')('the error names the segment whose own encoder fails', async () => {
  const bench = createBench();
  const { ffmpegPath, list } = counting(
    bench,
    `if [ $RUN = yes ] || [ $(grep -c no '${path.join('$(dirname "$0")', 'starts')}') = 3 ]; then cat >/dev/null; echo "it broke" >&2; exit 3; fi\nexec "$REAL" "$@"`.replaceAll(
      `'$(dirname "$0")/starts'`,
      '"$(dirname "$0")/starts"',
    ),
  );
  const { outcome } = await bench.render(plan, { ...alone, ffmpegPath });
  expect(outcome).toMatchObject({ ok: false, failure: { code: 'machine-encoder', segment: 3 } });
  expect(readFileSync(list, 'utf8').trim().split('\n').at(-1)).toBe('no');
  expect(clipsIn(bench).size).toBe(2);
  expect(bench.leftovers().filter((name) => name.includes('partial'))).toEqual([]);
});

test('a worker that dies within a run loses no clip', async () => {
  const bench = createBench();
  bench.fault('crash-7');
  const { outcome, events } = await bench.render(plan, alone);
  expect(outcome).toMatchObject({ ok: true, done: { frames: 3 * COUNT } });
  const frames = events.flatMap((event) => (event.type === 'progress' && event.phase === 'frames' ? event.frame : []));
  expect(frames.at(-1)).toBe(3 * COUNT);
  expect(Math.max(...frames)).toBe(3 * COUNT);
});
