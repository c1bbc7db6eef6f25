// Unit tests. They run in child processes, because the native canvas and worker threads do not like to be shared. Pictures and
// renders take seconds, hence the long timeouts.

import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** Timeouts are for a quiet machine; one that is busy when the tests start gets as much longer as its load says. */
const busy = Math.min(10, Math.max(1, loadavg()[0] / availableParallelism()));

export default defineConfig({
  // Only VS Code's extension host has a module of this name.
  resolve: { alias: { vscode: path.resolve('test/extension/support/fake-vscode.ts') } },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    pool: 'forks',
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000 * busy,
    hookTimeout: 60_000 * busy,
    // Same environment everywhere: no colours.
    env: { NO_COLOR: '1', FORCE_COLOR: '0' },
    reporters: ['./scripts/vitest-reporter.mjs', ['json', { outputFile: 'test-output/vitest.json' }]],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'media/**/*.ts'],
      exclude: ['**/*.generated.ts', '**/generated/**', 'src/engine/kernels/assembly/**'],
      reportsDirectory: 'test-output/coverage',
      reporter: ['text-summary', 'html', 'lcovonly'],
    },
  },
});
