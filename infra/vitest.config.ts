import { defineConfig } from 'vitest/config';

// Without this file vitest would take the configuration of the root. The first synthesis of a test file takes seconds.
export default defineConfig({ test: { include: ['test/**/*.test.ts'], testTimeout: 180_000, retry: 0 } });
