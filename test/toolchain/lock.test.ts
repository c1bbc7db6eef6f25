// `npm ci` refuses a lock without all platform packages, on any platform: see scripts/complete-lock.mjs.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { missingDigests, missingEntries } from '../../scripts/complete-lock.mjs';

const lock = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package-lock.json'), 'utf8'));

it('has an entry for every platform package (else run `node scripts/complete-lock.mjs`)', () => {
  expect(missingEntries(lock)).toEqual({});
});

it('has a digest for every native package of a VSIX (else run `node scripts/complete-lock.mjs`)', () => {
  expect(missingDigests(lock)).toEqual({});
});

it('reads platform, processor and libc from a package name', () => {
  const packages = {
    'node_modules/a': {
      optionalDependencies: { '@x/a-linux-arm64-musl': '1.2.3', '@x/a-win32-x64-msvc': '1.2.3', '@x/loose': '^1.0.0' },
    },
  };
  expect(missingEntries({ packages })).toEqual({
    'node_modules/@x/a-linux-arm64-musl': {
      version: '1.2.3',
      cpu: ['arm64'],
      libc: ['musl'],
      os: ['linux'],
      optional: true,
    },
    'node_modules/@x/a-win32-x64-msvc': { version: '1.2.3', cpu: ['x64'], os: ['win32'], optional: true },
  });
});

it('pins every version exactly', () => {
  const { dependencies, devDependencies } = lock.packages[''];
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)),
  );
  expect(loose).toEqual([]);
});
