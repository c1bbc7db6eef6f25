// Unit tests. Those that start renders, browsers or servers, or that set variables of the process, have a process for each file; the
// others share one for each worker, because loading the engine takes longer than most of them. Pictures and renders take seconds, hence
// the long timeouts.

import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongFilesFirst } from './scripts/test-order.mjs';

/** Timeouts are for a quiet machine; one that is busy when the tests start gets as much longer as its load says. */
const busy = Math.min(10, Math.max(1, loadavg()[0] / availableParallelism()));

/** Folders whose files leave their process as it was, which test/shared-process.ts checks. They pass in any order. */
const SHARED = [
  ...['catalog', 'contract', 'docs', 'effects', 'extension', 'files', 'film', 'frame', 'golden', 'inputs', 'kernels'],
  ...['language', 'machine', 'media', 'outputs', 'preview', 'reference', 'report'],
].join('|');
/** Apart from these: they share the folder of make-footage.ts, or start programs that take long. */
const OWN = [
  'test/frame/glyphs/languages.test.ts',
  'test/inputs/footage/**/*.test.ts',
  'test/inputs/identify-material.test.ts',
  'test/inputs/material-picture.test.ts',
  'test/kernels/same-bits.test.ts',
  'test/preview/same-as-render.test.ts',
];
const exclude = ['test/e2e/**', 'node_modules/**'];

export default defineConfig({
  // Only VS Code's extension host has a module of this name.
  resolve: { alias: { vscode: path.resolve('test/extension/support/fake-vscode.ts') } },
  test: {
    pool: 'forks',
    // Many files wait for processes of their own, but end-to-end suites run beside them.
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: 120_000 * busy,
    hookTimeout: 120_000 * busy,
    // Same environment everywhere: no colours.
    env: { NO_COLOR: '1', FORCE_COLOR: '0' },
    reporters: ['./scripts/vitest-reporter.mjs', ['json', { outputFile: 'test-output/vitest.json' }]],
    sequence: { sequencer: LongFilesFirst },
    projects: [
      { extends: true, test: { name: 'own process', include: [`test/!(${SHARED})/**/*.test.ts`, ...OWN], exclude } },
      {
        extends: true,
        test: {
          name: 'shared process',
          include: [`test/@(${SHARED})/**/*.test.ts`],
          exclude: [...exclude, ...OWN],
          isolate: false,
          setupFiles: ['test/shared-process.ts'],
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'media/**/*.ts'],
      exclude: ['**/*.generated.ts', '**/generated/**', 'src/engine/kernels/assembly/**'],
      reportsDirectory: 'test-output/coverage',
      reporter: ['text-summary', 'html', 'lcovonly'],
    },
  },
});
