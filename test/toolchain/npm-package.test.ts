// The npm package of the command line: what is packed, and that it works from an empty folder once installed.

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const scratch = mkdtempSync(path.join(tmpdir(), 'glyphreel-npm-'));
const prefix = path.join(scratch, 'prefix');
const empty = path.join(scratch, 'empty');
const WINDOWS = process.platform === 'win32';
const command = WINDOWS ? path.join(prefix, 'glyphreel.cmd') : path.join(prefix, 'bin', 'glyphreel');
const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

const run = (file: string, args: string[], cwd: string) =>
  promisify(execFile)(file, args, {
    cwd,
    shell: WINDOWS,
    env: { ...process.env, NO_COLOR: '1', GLYPHREEL_CACHE: path.join(scratch, 'cache') },
    maxBuffer: 1e8,
  });
const npm = (args: string[], cwd: string) => run(WINDOWS ? 'npm.cmd' : 'npm', args, cwd);

let tarball = '';
let packed: string[] = [];
beforeAll(async () => {
  mkdirSync(empty);
  // The bundles are built before the tests run, so the script that builds them need not.
  const { stdout } = await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', scratch], ROOT);
  const output = JSON.parse(stdout);
  const [{ files }] = Array.isArray(output) ? output : Object.values(output);
  packed = files.map((file: { path: string }) => file.path);
  tarball = path.join(
    scratch,
    readdirSync(scratch).find((name) => name.endsWith('.tgz'))!,
  );
  const options = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  await npm(['install', '--global', '--prefix', prefix, ...options, tarball], empty);
}, 240_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the packed command line', () => {
  it('holds what it needs and nothing else', () => {
    const kinds = new Set(packed.map((file) => file.replace(/chunk-[A-Z0-9]+/, 'chunk-*')));
    expect([...kinds].toSorted()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'assets/effects/effects.d.ts',
      'assets/effects/starter-effects.ts',
      'assets/fonts/DejaVuSansMono-LICENSE.txt',
      'assets/fonts/DejaVuSansMono.ttf',
      'assets/fonts/noto-LICENSE.txt',
      'assets/fonts/noto-emoji.ttf',
      'assets/fonts/noto-sans-arabic.ttf',
      'assets/fonts/noto-sans-bengali.ttf',
      'assets/fonts/noto-sans-devanagari.ttf',
      'assets/fonts/noto-sans-gujarati.ttf',
      'assets/fonts/noto-sans-gurmukhi.ttf',
      'assets/fonts/noto-sans-hebrew.ttf',
      'assets/fonts/noto-sans-kannada.ttf',
      'assets/fonts/noto-sans-khmer.ttf',
      'assets/fonts/noto-sans-lao.ttf',
      'assets/fonts/noto-sans-malayalam.ttf',
      'assets/fonts/noto-sans-myanmar.ttf',
      'assets/fonts/noto-sans-sinhala.ttf',
      'assets/fonts/noto-sans-symbols-LICENSE.txt',
      'assets/fonts/noto-sans-symbols.woff2',
      'assets/fonts/noto-sans-tamil.ttf',
      'assets/fonts/noto-sans-telugu.ttf',
      'assets/fonts/noto-sans-thai.ttf',
      'assets/fonts/unifont-LICENSE.txt',
      'assets/fonts/unifont-signs.otf',
      'assets/fonts/unifont.woff2',
      'assets/licenses/GPL-3.0.txt',
      'assets/licenses/THIRD-PARTY-NOTICES.md',
      'bin/glyphreel.mjs',
      'dist/avif.wasm',
      'dist/chunk-*.mjs',
      'dist/cli.mjs',
      'dist/decoder.mjs',
      'dist/drawer.mjs',
      'dist/gif.mjs',
      'dist/hash-worker.mjs',
      'dist/mozjpeg.wasm',
      'dist/player/engine.js',
      'dist/player/page.js',
      'dist/pool.mjs',
      'dist/resvg.wasm',
      'dist/webp.wasm',
      'dist/worker.mjs',
      'examples/glyphreel-effects.d.ts',
      'package.json',
    ]);
  });

  it('prints its version', async () => {
    expect((await run(command, ['--version'], empty)).stdout).toContain(version);
  });

  it('writes, checks, draws and renders a reel in an empty folder', async () => {
    await run(command, ['new', 'hello'], empty);
    expect(existsSync(path.join(empty, 'hello.reel'))).toBe(true);
    await run(command, ['check', 'hello.reel'], empty);
    await run(command, ['still', 'hello.reel', '--at', '1s', '-o', 'hello.png'], empty);
    expect(readFileSync(path.join(empty, 'hello.png')).toString('latin1', 1, 4)).toBe('PNG');
    await run(command, ['render', 'hello.reel', '-q', 'draft', '-o', 'hello.mp4'], empty);
    expect(readFileSync(path.join(empty, 'hello.mp4')).toString('latin1', 4, 8)).toBe('ftyp');
  });

  it('says what to install where packages for other machines are missing', async () => {
    const worker = run(command, ['worker', '--queue', 'redis://127.0.0.1:1', '--store', 'store'], empty);
    await expect(worker).rejects.toMatchObject({
      stderr: expect.stringContaining('A queue on Redis needs the npm package bullmq, which is not installed.'),
    });
  });

  it('runs through npx', async () => {
    const { stdout } = await npm(
      ['exec', '--yes', '--prefer-offline', `--package=${tarball}`, '--', 'glyphreel', '--version'],
      empty,
    );
    expect(stdout).toContain(version);
  });
});
