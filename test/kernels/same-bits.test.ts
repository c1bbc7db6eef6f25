// The same bits whatever compiles the kernels: frames of a small check set with V8's compilers as they are, with the baseline compiler
// alone, and as on a processor without AVX, where the baseline compiler is wrong and must not be used; and on arm64 under qemu-user, where
// that is installed and scripts/fetch-arm64.mjs has been run. The built command line, since stripping types takes qemu 14 s: `npm run
// test:unit -- same-bits` builds it first.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'same-bits-'));
const reel = join(folder, 'check.reel');
/** Every way of compositing, the usual shaders, an echo, a background, text and particles. */
const CHECK_SET = `reel "Check" { size: landscape fps: 24 seed: 4 background: #0c1016 }
scene a for 0.15s {
  layer sky on md { value: noise(scale: 3) palette: blocks }
  layer lines on lg { value: plasma color: ramp(neon, value) blend: overlay opacity: 0.6 }
  layer edge on md { value: disc(0.6, 0.1) glyphs: edges blend: add linear: on }
  particles snow on lg { rate: 300 }
  text "same bits" { backdrop: 0.5 }
  feedback: ghost(hueShift: 0.03)
  shade: hueRotate(0.1) | bloom | scanlines(0.3) | chromatic(2) | vignette(0.4) | grain(0.2)
}
scene b for 0.15s {
  layer drop on sm { value: ripple * fire(height: 0.8) glyphs: shape palette: braille }
  transition: dissolve(0.1s)
  shade: crt | softFocus(0.5) | sharpen | pixelSort(threshold: 90) | displace(noise(scale: 2), 0.05) | halftone(mix: 0.4)
}
timeline { play a  play b }
`;

const KIT = join(ROOT, 'build/arm64');
const ARM64_LIBRARIES = '/usr/aarch64-linux-gnu';

function hashes(command: string, before: string[], env: Record<string, string> = {}): string {
  const { stdout, stderr, status } = spawnSync(
    command,
    [...before, join(ROOT, 'dist/cli.mjs'), 'hash', '--resolution', '480x270', reel],
    { encoding: 'utf8', cwd: ROOT, env: { ...process.env, ...env } },
  );
  if (status !== 0) throw new Error(`${command} ${before.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

describe('the check set has the same frames', () => {
  let expected = '';
  beforeAll(() => {
    writeFileSync(reel, CHECK_SET);
    expected = hashes(process.execPath, []);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('and enough of them', () => expect(expected.trim().split('\n').length).toBeGreaterThanOrEqual(6));

  // Flags of x64's compilers; elsewhere they change nothing.
  it.each(['--liftoff-only --no-enable-avx', '--no-enable-avx', '--liftoff-only', '--no-liftoff'])(
    'with %s',
    (flags) => {
      const known = process.arch === 'x64' ? flags : flags.replace('--no-enable-avx', '');
      expect(hashes(process.execPath, known.split(' ').filter(Boolean))).toBe(expected);
    },
  );

  it('on arm64 under qemu', { timeout: 600_000 }, (context) => {
    const hasQemu = spawnSync('qemu-aarch64', ['--version']).status === 0;
    const missing = [
      hasQemu ? [] : ['qemu-user'],
      existsSync(ARM64_LIBRARIES) ? [] : ['libc6-arm64-cross and libstdc++6-arm64-cross'],
      existsSync(join(KIT, 'node/bin/node')) ? [] : ['the files of scripts/fetch-arm64.mjs'],
    ].flat();
    if (missing.length > 0) {
      const note = `NOT CHECKED on arm64: ${missing.join(', ')} missing.`;
      console.error(note);
      return context.skip(note);
    }
    const output = hashes('qemu-aarch64', ['-L', ARM64_LIBRARIES, join(KIT, 'node/bin/node')], {
      NAPI_RS_NATIVE_LIBRARY_PATH: join(KIT, 'canvas/skia.linux-arm64-gnu.node'),
    });
    expect(output).toBe(expected);
  });
});
