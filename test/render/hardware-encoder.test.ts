// Hardware encoders as an ffmpeg of our own pretends to have them: one that is good, one that is bad, one that fails in earnest.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { RenderReport } from '../../src/contract/render.ts';
import { createBench, planOf } from './helpers.ts';
import type { Bench } from './helpers.ts';

const plan = planOf([{ name: 'one', seconds: 0.4 }]);

/** An ffmpeg that lists h264_nvenc and does what `as` says when it is asked for it; $* are the arguments. */
function pretender(bench: Bench, as: string): string {
  const file = bench.ffmpeg('nvenc.sh', `case "$*" in *"-c:v h264_nvenc"*) ${as};; esac\nexec "$REAL" "$@"`);
  const script = readFileSync(file, 'utf8').replace(
    'case "$*" in *-version*',
    'case "$*" in *-encoders*) echo " V....D libx264 H.264"; echo " V....D h264_nvenc NVENC"; exit 0;; esac\ncase "$*" in *-version*',
  );
  writeFileSync(file, script);
  return file;
}

/** Does with x264, at this rate factor, what was asked of nvenc. */
const x264 = (crf: number) =>
  `exec "$REAL" -hide_banner -f rawvideo -pix_fmt yuv420p -s "$(echo "$*" | sed 's/.*-s \\([0-9x]*\\).*/\\1/')" -framerate 24/1 -i pipe:0 -c:v libx264 -preset veryfast -crf ${crf} -pix_fmt yuv420p -video_track_timescale 12288 -f mp4 -y "$(for last; do :; done; echo "$last")"`;

async function encoderUsed(bench: Bench, ffmpegPath: string): Promise<{ encoder: string; warnings: string[] }> {
  const { outcome, events } = await bench.render(plan, { ffmpegPath });
  expect(outcome).toMatchObject({ ok: true });
  if (!outcome.ok) throw new Error(outcome.failure.message);
  const report = JSON.parse(readFileSync(outcome.done.report, 'utf8')) as RenderReport;
  return {
    encoder: report.settings.encoder,
    warnings: events.flatMap((event) => (event.type === 'warning' ? [event.message] : [])),
  };
}

test('one that works as well as x264 is used', async () => {
  const bench = createBench();
  expect(await encoderUsed(bench, pretender(bench, x264(20)))).toEqual({ encoder: 'h264_nvenc', warnings: [] });
});

test('one that is worse, or does not start, is not', async () => {
  const bench = createBench();
  expect((await encoderUsed(bench, pretender(bench, x264(45)))).encoder).toBe('libx264');
  const other = createBench();
  expect((await encoderUsed(other, pretender(other, 'echo "Cannot load libcuda.so.1" >&2; exit 1'))).encoder).toBe(
    'libx264',
  );
});

test('one that fails during the render is replaced by software', async () => {
  const bench = createBench();
  const { encoder, warnings } = await encoderUsed(
    bench,
    pretender(bench, `case "$*" in *160x90*) echo "OpenEncodeSessionEx failed" >&2; exit 1;; esac; ${x264(20)}`),
  );
  expect(encoder).toBe('libx264');
  expect(warnings).toEqual([expect.stringMatching(/h264_nvenc failed .*software instead/)]);
  expect(existsSync(bench.output)).toBe(true);
});
