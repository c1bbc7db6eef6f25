// What the machine or the environment withholds is named, and is never reported as a bug or as a missing ffmpeg.

import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { burst } from '../inputs/audio/make-sound.ts';
import { REELS, ROOT, runCli, runNode, scratchFolder } from './run-cli.ts';

const scratch = scratchFolder();
const cli = path.join(ROOT, 'bin', 'glyphreel.mjs');
const tiny = path.join(REELS, 'tiny.reel');
const withAudio = (name: string, audio: string) => {
  const file = path.join(scratch, name);
  writeFileSync(file, `reel { audio: "${audio}" }\nscene a for 2s { layer on md { value: plasma() } }\n`);
  return file;
};

describe('without WebAssembly', () => {
  it.each([
    ['still', ['still', tiny, '--at', '0s', '-o', path.join(scratch, 'a.png')]],
    ['hash', ['hash', tiny]],
    ['estimate', ['estimate', tiny]],
    ['render', ['render', tiny, '-o', path.join(scratch, 'a.mp4'), '--no-cache']],
  ])('%s says that drawing needs it', async (_, args) => {
    const { code, err } = await runNode(['--jitless', cli, ...args], { env: { NODE_OPTIONS: '--jitless' } });
    expect(err).toContain('Drawing needs WebAssembly');
    expect(err).toContain('Run without --jitless.');
    expect(code).toBe(3);
  });
});

it.runIf(process.platform === 'linux')('an ffmpeg that too few descriptors keep from starting is not missing', () => {
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', 'ulimit -n 24; exec "$@"', '', process.execPath, cli, 'render', tiny, '-o', path.join(scratch, 'b.mp4')],
    { encoding: 'utf8' },
  );
  expect(stderr).toContain('raise the limit with `ulimit -n`');
  expect(stderr).not.toContain('Install ffmpeg');
  expect(status).toBe(3);
});

it('clean says that the cache is no folder, and leaves the file alone', async () => {
  const file = path.join(scratch, 'cache.txt');
  writeFileSync(file, 'mine');
  const { code, err } = await runCli(['clean'], { env: { GLYPHREEL_CACHE: file } });
  expect(err).toContain('it is not a folder');
  expect(code).toBe(3);
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

it.runIf(process.platform !== 'win32')('check exits with 1 where an ffmpeg hangs on the sound', async () => {
  burst(scratch, 'hang.wav');
  const reel = withAudio('hang.reel', 'hang.wav');
  const ffmpeg = path.join(scratch, 'hanging-ffmpeg');
  const real = bundledFfmpeg();
  writeFileSync(ffmpeg, `#!/bin/sh\ncase "$*" in *-version*|*-encoders*) exec "${real}" "$@";; esac\nexec sleep 600\n`);
  chmodSync(ffmpeg, 0o755);
  const env = { GLYPHREEL_FFMPEG: ffmpeg, GLYPHREEL_WATCHDOG_SECONDS: '2', GLYPHREEL_CACHE: path.join(scratch, 'c') };
  const { code, err } = await runCli(['check', reel], { env });
  expect(err).toMatch(/error: not all of .* was checked: .* made no progress for 2 s/);
  expect(code).toBe(1);
  const json = await runCli(['check', '--json', reel], { env });
  expect(JSON.parse(json.out)).toMatchObject([{ severity: 'error', message: expect.stringContaining('no progress') }]);
  expect(json.code).toBe(1);
  // Without any ffmpeg the text alone is checked.
  const none = await runCli(['check', reel], { env: { ...env, GLYPHREEL_FFMPEG: path.join(scratch, 'none') } });
  expect(none.err).toContain('was checked: No working ffmpeg');
  expect(none.code).toBe(0);
});

it.runIf(process.platform !== 'win32')('a named pipe is called one', async () => {
  spawnSync('mkfifo', [path.join(scratch, 'pipe.wav')]);
  const { code, err } = await runCli(['check', withAudio('pipe.reel', 'pipe.wav')]);
  expect(err).toContain('Expected a regular file, but `pipe.wav` is a named pipe.');
  expect(code).toBe(1);
});
