import { defineConfig } from 'vitest/config';

// Of its own, or the one of the root would be taken. The first stack of a file takes seconds to be synthesised.
export default defineConfig({ test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, retry: 0 } });
