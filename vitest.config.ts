import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 20_000,
    // Calls are played in real time, so most tests wait, whatever the number of processors.
    maxWorkers: 2,
    maxConcurrency: 4,
    // A machine that stalls for a second breaks a call in real time; a fault of ours breaks it every time.
    retry: 2,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      // Entry points run in processes of their own, which tests start and V8's coverage does not reach.
      exclude: ['src/sandbox/**', 'src/main.ts', 'src/cli/*.ts', 'src/handoff/lookup-lambda.ts'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { lines: 90 },
    },
  },
});
