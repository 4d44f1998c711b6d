import { defineConfig } from 'vitest/config';

// Of its own, or the one of the root would be taken.
export default defineConfig({ test: { include: ['test/**/*.test.ts'], retry: 0 } });
