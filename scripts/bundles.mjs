// What is bundled, for whom, and how: one row an output. Processes start each other by these names (dist/pool.mjs …),
// so every output lies in dist/ itself and finds the others beside it.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './bootstrap.mjs';

/** Never bundled: provided by the host (vscode), native, or reading its own files at run time. */
export const EXTERNAL = ['vscode', '@napi-rs/canvas', 'piscina', '@ffmpeg-installer/ffmpeg'];

/** CommonJS packages inside an ES module still call `require` and name their own folder. */
const CJS_IN_ESM = [
  "import { createRequire as __createRequire } from 'node:module';",
  "import { fileURLToPath as __fileURLToPath } from 'node:url';",
  'const require = __createRequire(import.meta.url);',
  "const __filename = __fileURLToPath(import.meta.url), __dirname = __fileURLToPath(new URL('.', import.meta.url));",
].join('\n');

const esm = (entry, output) => ({ entry, output, platform: 'node', format: 'esm' });

export const BUNDLES = [
  esm('src/cli/main.ts', 'dist/cli.mjs'),
  esm('src/cli/hash-worker.ts', 'dist/hash-worker.mjs'),
  esm('src/engine/process/main.ts', 'dist/engine.mjs'),
  esm('src/engine/jobs/pool-process.ts', 'dist/pool.mjs'),
  esm('src/engine/jobs/clip-worker.ts', 'dist/worker.mjs'),
  esm('src/language/server.ts', 'dist/server.mjs'),
  { entry: 'src/extension/extension.ts', output: 'dist/extension.cjs', platform: 'node', format: 'cjs' },
  { entry: 'media/preview/main.ts', output: 'dist/media/preview.js', platform: 'browser', format: 'iife' },
  { entry: 'media/report/main.ts', output: 'dist/media/report.js', platform: 'browser', format: 'iife' },
];

/** The rows whose source exists. */
export const presentBundles = () => BUNDLES.filter(({ entry }) => existsSync(path.join(ROOT, entry)));

/** Bundles one row. */
export function makeBundle({ entry, output, platform, format }) {
  const node = platform === 'node';
  return build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile: output,
    bundle: true,
    platform,
    format,
    target: node ? 'node22' : 'chrome140',
    external: EXTERNAL,
    loader: { '.wasm': 'binary', '.css': 'text' },
    mainFields: node ? ['module', 'main'] : ['browser', 'module', 'main'],
    banner: format === 'esm' ? { js: CJS_IN_ESM } : {},
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: true,
    legalComments: 'none',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'silent',
  });
}
