// Tests run in child processes (native canvas and worker threads dislike being shared), two at a time at most where the
// machine is small; pictures and renders take seconds, hence the long limits.

import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    pool: 'forks',
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The tests' own view of the world: no colours, caches of their own.
    env: { NO_COLOR: '1', FORCE_COLOR: '0' },
  },
});
