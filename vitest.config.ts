import { configDefaults, defineConfig } from 'vitest/config';
import { SecondTries } from './test/support/second-tries.ts';

/** What plays calls in real time, or speaks with the sandbox's models as fast as people speak. */
const CALLS = [
  'test/call/judge-watch.test.ts',
  'test/deployment/task-protection.test.ts',
  'test/e2e/**/*.test.ts',
  'test/log-privacy.test.ts',
  'test/sandbox/{bedrock,bedrock-order,chaos,delay-probe,demo,demo-bill,openai,openai-conversation}.test.ts',
  'test/sandbox/carrier-{dial,line,playout,rest,stream,verbs,webhooks}.test.ts',
  'test/security/{exhaustion,streams}.test.ts',
  'test/telemetry/tracing.test.ts',
  'test/voice/continuous-client.*.test.ts',
  'test/voice/{nova,openai}/client*.test.ts',
  'test/voice/openai/warm-connections.test.ts',
];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 20_000,
    // Calls are played in real time, so most tests wait, whatever the number of processors.
    maxWorkers: 2,
    maxConcurrency: 4,
    reporters: ['default', new SecondTries()],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...CALLS],
          // What depends on nothing but itself is right the first time.
          retry: 0,
        },
      },
      {
        extends: true,
        test: {
          name: 'calls',
          include: CALLS,
          benchmark: { include: [] },
          // A machine that stalls for a second breaks a call in real time; a fault of ours breaks it every time.
          retry: 2,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      // Entry points run in processes of their own, which tests start and V8's coverage does not reach.
      exclude: ['src/main.ts', 'src/cli/*.ts', 'src/lookup-lambda/main.ts'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { lines: 90 },
    },
  },
});
