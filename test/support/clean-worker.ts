import { afterAll, vi } from 'vitest';

/** Unit tests share their worker with other files: the clock and the spies of one file must not reach the next. */
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});
