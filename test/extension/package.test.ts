// What goes into the VSIX: exactly the files of the list beside this test (chunks and the platform's own parts by
// pattern), and each part no larger than it must be. `UPDATE_VSIX_FILES=1` writes the list anew.

import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from '@vscode/vsce';
import { expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..', '..');
const LIST = path.join(import.meta.dirname, 'vsix-files.txt');
/** Megabytes a part may weigh, unpacked. The two native ones are what they are. */
const LIMITS: [RegExp, number][] = [
  [/@ffmpeg-installer\//, 90],
  [/@napi-rs\//, 45],
  [/^dist\//, 5],
  [/^assets\//, 5],
  [/^docs\/reference\//, 7],
  [/^examples\//, 6],
  [/^media\//, 2],
];

/** Names that change with the build or the machine, as patterns. */
const general = (file: string) =>
  file
    .replace(/chunk-[A-Z0-9]+\.mjs/, 'chunk-*.mjs')
    .replace(/(@napi-rs\/canvas)-[^/]+\/(.*\.)?/, '$1-PLATFORM/$2')
    .replace(/skia\..+\.node/, 'skia.PLATFORM.node')
    .replace(/(@ffmpeg-installer)\/[a-z0-9]+-[a-z0-9]+\//, '$1/PLATFORM/')
    .replace(/^examples\/.+\.reel$/, 'examples/*.reel')
    .replace(/^examples\/media\/.+$/, 'examples/media/*')
    .replace(/^docs\/reference\/images\/.+$/, 'docs/reference/images/*');

// vsce walks all of node_modules for its list, which takes a while on a slow disk.
test('the VSIX holds what it needs and nothing else', { timeout: 240_000 }, async () => {
  const files = (await listFiles({ cwd: ROOT })).map((file) => file.replaceAll('\\', '/'));
  const names = [...new Set(files.map(general))].sort();
  if (process.env.UPDATE_VSIX_FILES || !existsSync(LIST)) writeFileSync(LIST, `${names.join('\n')}\n`);
  expect(names).toEqual(readFileSync(LIST, 'utf8').trim().split('\n'));

  for (const needed of [
    'package.json',
    'README.md',
    'LICENSE',
    'dist/extension.cjs',
    'dist/engine.mjs',
    'dist/server.mjs',
    'dist/pool.mjs',
    'dist/worker.mjs',
    'dist/media/preview.js',
    'dist/media/report.js',
    'syntaxes/reel.tmLanguage.json',
    'media/icons/icon.png',
  ])
    expect(files, needed).toContain(needed);
  expect(
    files.filter(
      (file) =>
        (/\.(map|ts|tsbuildinfo|test\.)/.test(file) && !file.startsWith('examples/')) ||
        /^(src|test|bench|scripts|\.)/.test(file),
    ),
  ).toEqual([]);

  const sizes = LIMITS.map(([part, limit]) => {
    const bytes = files
      .filter((file) => part.test(file))
      .reduce((sum, file) => sum + statSync(path.join(ROOT, file)).size, 0);
    return { part: part.source, megabytes: Math.round(bytes / 1e4) / 100, limit };
  });
  console.log(sizes.map(({ part, megabytes, limit }) => `${part}: ${megabytes} of at most ${limit} MB`).join('\n'));
  for (const { part, megabytes, limit } of sizes) expect(megabytes, part).toBeLessThan(limit);
});
