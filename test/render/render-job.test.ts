// A render as a whole, with a renderer that draws bars: what appears, what is cached, what the events say.

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { RenderEvent, RenderReport } from '../../src/contract/render.ts';
import { findFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { videoFacts } from '../../src/engine/outputs/video/video-facts.ts';
import { createBench, media, planOf } from './helpers.ts';
import type { Bench, SceneSketch } from './helpers.ts';

const done = (events: RenderEvent[]) => events.at(-1) as Extract<RenderEvent, { type: 'done' }>;

test('writes a video with report, page and still, and nothing else; events report it', async () => {
  const bench = createBench();
  const tone = media(bench.folder, 'tone.wav', '-f', 'lavfi', '-i', 'sine=frequency=220:duration=9');
  const { outcome, events } = await bench.render(
    planOf(
      [
        { name: 'one', seconds: 1.02 },
        { name: 'two', seconds: 0.5, dark: true },
        { name: 'three', seconds: 0.31, energy: 'quiet' },
      ],
      { audio: { written: 'tone.wav', path: tone } },
    ),
    { workers: 2, sidecars: ['report', 'page', 'still'] },
  );
  expect(outcome).toMatchObject({ ok: true });
  expect(events.find(({ type }) => type !== 'progress')).toMatchObject({
    type: 'start',
    frames: 44,
    segments: 3,
    workers: 2,
    quality: 'production',
  });
  expect(events.filter(({ type }) => type === 'segment').length).toBe(3);
  expect(done(events)).toMatchObject({
    type: 'done',
    frames: 44,
    cachedSegments: 0,
    segments: 3,
    misses: 1,
    output: bench.output,
  });
  expect(readdirSync(path.dirname(bench.output)).sort()).toEqual([
    'video.mp4',
    'video.report.html',
    'video.report.json',
    'video.still.png',
  ]);
  expect(bench.leftovers().filter((name) => !name.startsWith('video.'))).toEqual([]);
  const facts = await videoFacts(await findFfmpeg(), bench.output);
  expect(facts).toMatchObject({ frames: 44, isEven: true, streams: ['h264 160x90', 'aac'] });
  expect(facts.seconds).toBeCloseTo(44 / 24, 1);

  const report = JSON.parse(readFileSync(done(events).report, 'utf8')) as RenderReport;
  expect(report.segments.map(({ frames, verdict, target }) => [frames, verdict, target])).toEqual([
    [24, 'good', 15],
    [12, 'dark', 15],
    [8, 'good', 5],
  ]);
  expect(report.segments[1]).toMatchObject({ mean: 1, advice: expect.stringContaining('gamma'), worst: { mean: 1 } });
  expect(report.segments[1].suggestedGamma).toBeLessThan(0.75);
  expect(report.curve.length).toBe(44);
  expect(report.curve[0]).toEqual({ mean: 44, max: 235, p1: 0, p99: 100 });
  expect(report.verified).toMatchObject({ frames: 44, streams: ['h264 160x90', 'aac'] });
  expect(report.verified.worstDifference).toBeLessThan(4);
  expect(report.settings).toMatchObject({ width: 160, height: 90, fps: 24, workers: 2, encoder: 'libx264', crf: 20 });
  const page = readFileSync(done(events).page, 'utf8');
  expect(page).toContain('<svg');
  expect(page.match(/data:image\/jpeg/g)?.length).toBe(4);
  expect(page).not.toMatch(/https?:\/\//);
  expect(readFileSync(done(events).still).subarray(1, 4).toString()).toBe('PNG');
});

test('only the sidecars that are asked for are written beside the video; the others are in the cache', async () => {
  const bench = createBench();
  const folder = () => readdirSync(path.dirname(bench.output)).sort();
  const alone = done((await bench.render(planOf([{ name: 'one', seconds: 0.2 }]))).events);
  expect(folder()).toEqual(['video.mp4']);
  for (const file of [alone.report, alone.page, alone.still]) {
    expect(file.startsWith(path.join(bench.cacheDir, 'reports'))).toBe(true);
    expect(existsSync(file)).toBe(true);
  }
  const withStill = done((await bench.render(planOf([{ name: 'one', seconds: 0.2 }]), { sidecars: ['still'] })).events);
  expect(folder()).toEqual(['video.mp4', 'video.still.png']);
  expect([withStill.report, withStill.page]).toEqual([alone.report, alone.page]);
});

test('text of a reel cannot break out of the report page', async () => {
  const bench = createBench();
  const { events } = await bench.render(
    planOf([{ name: 'one', seconds: 0.2 }], { title: '<script>alert("1")</script> & "more"' }),
  );
  const page = readFileSync(done(events).page, 'utf8');
  expect(page.match(/<script>/g)?.length).toBe(1);
  expect(page).toContain('&lt;script>alert(&quot;1&quot;)&lt;/script> &amp; &quot;more&quot;');
});

test('a second render takes every clip from the cache; an edit draws one segment again; --no-cache all', async () => {
  const bench = createBench();
  const scenes = [
    { name: 'one', seconds: 0.5 },
    { name: 'two', seconds: 0.5 },
    { name: 'three', seconds: 0.5 },
  ];
  await bench.render(planOf(scenes));
  const again = done((await bench.render(planOf(scenes))).events);
  expect(again.cachedSegments).toBe(3);
  const edited = done((await bench.render(planOf([scenes[0], { ...scenes[1], hue: 0.3 }, scenes[2]]))).events);
  expect(edited).toMatchObject({ cachedSegments: 2, segments: 3 });
  expect(done((await bench.render(planOf(scenes), { useCache: false })).events).cachedSegments).toBe(0);
  expect(
    done((await bench.render(planOf(scenes), { resolution: { width: 96, height: 64 } })).events).cachedSegments,
  ).toBe(0);
});

test('with a transition, the scene before counts too', async () => {
  const bench = createBench();
  const scenes = [
    { name: 'one', seconds: 0.5 },
    { name: 'two', seconds: 0.5, transition: true },
    { name: 'three', seconds: 0.5 },
  ];
  await bench.render(planOf(scenes));
  expect(
    done((await bench.render(planOf([{ ...scenes[0], hue: 0.1 }, ...scenes.slice(1)]))).events).cachedSegments,
  ).toBe(1);
});

test('a damaged clip of the cache is drawn again', async () => {
  const bench = createBench();
  const plan = planOf([
    { name: 'one', seconds: 0.5 },
    { name: 'two', seconds: 0.5 },
  ]);
  await bench.render(plan);
  const clips = path.join(bench.cacheDir, 'clips');
  const clip = path.join(clips, readdirSync(clips).find((name) => name.endsWith('.clip')) as string);
  truncateSync(clip, statSync(clip).size - 10);
  expect(done((await bench.render(plan)).events).cachedSegments).toBe(1);
  // As long as it was, but not what it was.
  const bytes = readFileSync(clip);
  bytes[bytes.length >> 1] ^= 1;
  writeFileSync(clip, bytes);
  expect(done((await bench.render(plan)).events).cachedSegments).toBe(1);
  expect(done((await bench.render(plan)).events).cachedSegments).toBe(2);
});

/** An ffmpeg that notes what it is asked to decode: a line for each picture, and the list of each frame decoded back. */
function watching(bench: Bench): { ffmpegPath: string; decoded: () => { pictures: number; frames: number[] } } {
  const log = path.join(bench.folder, 'decoded.txt');
  const ffmpegPath = bench.ffmpeg(
    'watching.sh',
    `case "$*" in *image2pipe*) echo picture >> '${log}';; *rawvideo*pipe:1*) for a; do case "$a" in */frames-*.txt) cat "$a" >> '${log}';; esac; done;; esac\nexec "$REAL" "$@"`,
  );
  return {
    ffmpegPath,
    decoded() {
      const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [];
      rmSync(log, { force: true });
      return {
        pictures: lines.filter((line) => line === 'picture').length,
        frames: lines.flatMap((line) =>
          /^inpoint ([\d.]+)/.exec(line) ? [Math.round(Number(line.slice(8)) * 24)] : [],
        ),
      };
    },
  };
}

test('verification and thumbnails are cached: after an edit only the new clip is decoded', async () => {
  const bench = createBench();
  const { ffmpegPath, decoded } = watching(bench);
  const scenes = [
    { name: 'one', seconds: 0.5 },
    { name: 'two', seconds: 0.5, dark: true },
    { name: 'three', seconds: 0.5 },
  ];
  const render = async (edited: SceneSketch[] = scenes) => {
    const end = done((await bench.render(planOf(edited), { ffmpegPath })).events);
    const { verified, segments } = JSON.parse(readFileSync(end.report, 'utf8')) as RenderReport;
    // Times and the account of the render aside, the page of a render out of the cache is that of the first.
    return {
      still: readFileSync(end.still),
      pictures: readFileSync(end.page, 'utf8').match(/data:image\/jpeg[^"]*/g),
      verified,
      verdicts: segments.map(({ verdict }) => verdict),
    };
  };
  const first = await render();
  expect(first.verdicts).toEqual(['good', 'dark', 'good']);
  expect(decoded()).toEqual({ pictures: 2, frames: [6, 18, 30] });
  expect(await render()).toEqual(first);
  expect(decoded()).toEqual({ pictures: 0, frames: [] });

  await render([scenes[0], { ...scenes[1], hue: 0.3 }, scenes[2]]);
  const { frames } = decoded();
  expect(frames).toEqual([12, 18]); // 23 cannot be decoded without 24
});

test('a damaged thumbnail in the cache is recreated', async () => {
  const bench = createBench();
  const { ffmpegPath, decoded } = watching(bench);
  const plan = planOf([{ name: 'one', seconds: 0.5 }]);
  const still = readFileSync(done((await bench.render(plan, { ffmpegPath })).events).still);
  const clips = path.join(bench.cacheDir, 'clips');
  const picture = path.join(clips, readdirSync(clips).find((name) => name.endsWith('.png')) as string);
  writeFileSync(picture, still.subarray(0, -9));
  decoded();
  expect(readFileSync(done((await bench.render(plan, { ffmpegPath })).events).still).equals(still)).toBe(true);
  expect(decoded()).toEqual({ pictures: 1, frames: [] });
});

test('a clip that differs from what was drawn fails the render and is removed from the cache', async () => {
  const bench = createBench();
  const plan = planOf([
    { name: 'one', seconds: 0.5 },
    { name: 'two', seconds: 0.5 },
  ]);
  expect((await bench.render(planOf([{ name: 'one', seconds: 0.5 }]))).outcome.ok).toBe(true);
  const negative = bench.ffmpeg(
    'negative.sh',
    'n=$#; case "$*" in *pipe:0*) while [ $n -gt 0 ]; do a=$1; shift; set -- "$@" "$a"; [ "$a" = -an ] && set -- "$@" -vf negate; n=$((n-1)); done;; esac\nexec "$REAL" "$@"',
  );
  const { outcome } = await bench.render(plan, { ffmpegPath: negative });
  expect(outcome).toMatchObject({
    ok: false,
    failure: { code: 'verify-failed', message: expect.stringMatching(/frame 1\d differs from what was drawn/) },
  });
  expect(existsSync(bench.output) && statSync(bench.output).size).toBeGreaterThan(0); // the video of before
  expect(done((await bench.render(plan)).events)).toMatchObject({ type: 'done', cachedSegments: 1, segments: 2 });
});

test('one scene, one segment, a range: exactly those frames', async () => {
  const bench = createBench();
  const plan = planOf([
    { name: 'one', seconds: 1 },
    { name: 'two', seconds: 2 },
  ]);
  const frames = async (options: object) => done((await bench.render(plan, options)).events).frames;
  expect(await frames({ scene: 'two' })).toBe(48);
  expect(await frames({ segment: 1 })).toBe(24);
  expect(await frames({ range: { from: 0.5, to: 1.25 } })).toBe(18);
  expect(await frames({ scene: 'two', range: { from: 1, to: 1.5 } })).toBe(12);
  expect(await frames({ fps: 12 })).toBe(36);
});

test('a one-frame scene', async () => {
  const bench = createBench();
  const { events } = await bench.render(planOf([{ name: 'blink', seconds: 1 / 24 }]));
  expect(done(events)).toMatchObject({ type: 'done', frames: 1 });
});

test('intermediates are kept where asked, by option and by environment', async () => {
  const bench = createBench();
  const plan = planOf([{ name: 'one', seconds: 0.5 }]);
  const kept = async (options: object) => {
    const { events } = await bench.render(plan, options);
    const warning = events.find((event) => event.type === 'warning' && event.code === 'kept') as Extract<
      RenderEvent,
      { type: 'warning' }
    >;
    const folder = /kept in (.*)\.$/.exec(warning.message)?.[1] as string;
    return readdirSync(path.join(folder, 'clips')).filter((name) => name.endsWith('.mp4')).length;
  };
  expect(await kept({ keepIntermediates: true })).toBe(1);
  process.env.KEEP_INTERMEDIATES = '1';
  try {
    expect(await kept({ useCache: false })).toBe(1);
  } finally {
    delete process.env.KEEP_INTERMEDIATES;
  }
});

test('the cache stays within its limit and keeps what this render used; thumbnails and metadata are deleted with their clip', async () => {
  const bench = createBench();
  const clips = () => new Set(readdirSync(path.join(bench.cacheDir, 'clips')).map((name) => name.split('.')[0])).size;
  await bench.render(
    planOf([
      { name: 'one', seconds: 0.5 },
      { name: 'two', seconds: 0.5 },
    ]),
  );
  expect(clips()).toBe(2);
  await bench.render(planOf([{ name: 'other', seconds: 0.5 }]), { cacheLimitBytes: 1 });
  expect(clips()).toBe(1);
  expect(existsSync(bench.output)).toBe(true);
});

const clipsOf = (bench: Bench, ending: string) =>
  readdirSync(path.join(bench.cacheDir, 'clips'))
    .filter((name) => /^[0-9a-f]{40}\.\w+$/.test(name) && name.endsWith(ending))
    .map((name) => path.join(bench.cacheDir, 'clips', name));

test('swapped clips in the cache are detected', async () => {
  const bench = createBench();
  const plan = planOf([
    { name: 'one', seconds: 0.5 },
    { name: 'two', seconds: 0.5 },
  ]);
  await bench.render(plan);
  for (const ending of ['.clip', '.json']) {
    const [a, b] = clipsOf(bench, ending);
    renameSync(a, `${a}.x`);
    renameSync(b, a);
    renameSync(`${a}.x`, b);
  }
  expect(done((await bench.render(plan)).events).cachedSegments).toBe(0);
  expect(done((await bench.render(plan)).events).cachedSegments).toBe(2);
});

test('a folder in the place of a clip or of its record is replaced', async () => {
  const bench = createBench();
  const plan = planOf([
    { name: 'one', seconds: 0.5 },
    { name: 'two', seconds: 0.5 },
  ]);
  await bench.render(plan);
  for (const file of [clipsOf(bench, '.clip')[0], clipsOf(bench, '.json')[1]]) {
    rmSync(file);
    mkdirSync(path.join(file, 'inside'), { recursive: true });
  }
  expect((await bench.render(plan)).outcome).toMatchObject({ ok: true });
  expect(done((await bench.render(plan)).events).cachedSegments).toBe(2);
});

test.skipIf(process.platform === 'win32')(
  'clips of an ffmpeg that lied are drawn again by one that does not',
  async () => {
    const bench = createBench();
    const plan = planOf([
      { name: 'one', seconds: 1 },
      { name: 'two', seconds: 1 },
    ]);
    // Encodes well, says so, and leaves a file cut short; then it refuses to join, so nothing is checked in that render.
    const lying = bench.ffmpeg(
      'lying.sh',
      `case "$*" in *ffconcat*|*concat*) exit 1;; esac\n"$REAL" "$@"; code=$?\nfor last; do :; done\ncase "$last" in *.partial) head -c 2000 "$last" > "$last.x"; mv "$last.x" "$last";; esac\nexit $code`,
    );
    expect((await bench.render(plan, { ffmpegPath: lying })).outcome).toMatchObject({ ok: false });
    const { outcome, events } = await bench.render(plan);
    expect(outcome).toMatchObject({ ok: true });
    expect(done(events)).toMatchObject({ frames: 48 });
  },
);

test.skipIf(process.platform === 'win32')('a cache that is emptied while it joins is filled again', async () => {
  const bench = createBench();
  const track = media(bench.folder, 'short.wav', '-f', 'lavfi', '-i', 'sine=440:d=0.3');
  const plan = planOf(
    [
      { name: 'one', seconds: 0.5 },
      { name: 'two', seconds: 0.5 },
    ],
    { audio: { written: 'short.wav', path: track } },
  );
  const flag = path.join(bench.folder, 'emptied');
  const emptying = bench.ffmpeg(
    'emptying.sh',
    `case "$*" in *clips.txt*) [ -e '${flag}' ] || { touch '${flag}'; rm -rf '${bench.cacheDir}'/clips/*; };; esac\nexec "$REAL" "$@"`,
  );
  const { outcome, events } = await bench.render(plan, { ffmpegPath: emptying });
  expect(outcome).toMatchObject({ ok: true });
  // The warning about the sound is not repeated.
  expect(events.filter(({ type }) => type === 'warning')).toMatchObject([{ code: 'sound' }, { code: 'redrawn' }]);
});

test('notes on the machine that cannot be true are not believed', async () => {
  const bench = createBench();
  const plan = planOf([{ name: 'one', seconds: 0.3 }]);
  await bench.render(plan);
  const file = path.join(bench.cacheDir, 'machine.json');
  const notes = JSON.parse(readFileSync(file, 'utf8'));
  for (const key of Object.keys(notes.workerBytes)) notes.workerBytes[key] = 1e30;
  for (const text of [JSON.stringify(notes), 'null', '[]', '{"version":2,"workerBytes":"x","frames":{"a":null}}']) {
    writeFileSync(file, text);
    expect((await bench.render(plan)).outcome).toMatchObject({ ok: true });
  }
});

test.skipIf(process.platform === 'win32')('a pool process that is stopped is ended, and another draws', async () => {
  const bench = createBench();
  bench.fault('slow');
  let stopped = false;
  const { outcome, events } = await bench.render(
    planOf([{ name: 'one', seconds: 1 }]),
    { workers: 1 },
    {
      watchdogMs: 3000,
      onEvent: (event) => {
        if (stopped || event.type !== 'progress' || event.phase !== 'frames' || event.frame === 0) return;
        const pool = poolsOf(process.pid)[0];
        if (pool === undefined) return;
        stopped = true;
        process.kill(pool, 'SIGSTOP');
      },
    },
  );
  expect(stopped).toBe(true);
  expect(outcome).toMatchObject({ ok: true });
  expect(events).toContainEqual(
    expect.objectContaining({
      type: 'warning',
      code: 'restarted',
      message: expect.stringContaining('did nothing for 14 s'),
    }),
  );
});

/** Pool processes that a process has started (Linux). */
function poolsOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .map(Number)
    .filter((pid) => {
      try {
        const isChild = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[1] === String(parent);
        return isChild && /pool(-process)?\.(ts|mjs)/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
      } catch {
        return false;
      }
    });
}
