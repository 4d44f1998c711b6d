import { configDefaults, defineConfig } from 'vitest/config';
import { SecondTries } from './test/support/second-tries.ts';

/** Tests that play calls in real time. They wait most of the time, and a machine that stalls may break them. */
const REAL_TIME = [
  'test/call/judge-watch.test.ts',
  'test/conformance/reverse-proxy.test.ts',
  'test/deployment/task-protection.test.ts',
  'test/e2e/**/*.test.ts',
  'test/log-privacy.test.ts',
  'test/nova-client/conversation.test.ts',
  'test/sandbox/{bedrock,bedrock-order,chaos,delay-probe,demo,demo-bill,openai,openai-conversation,openai-detection}.test.ts',
  'test/sandbox/carrier-{dial,line,playout,rest,stream,verbs,webhooks}.test.ts',
  'test/security/{exhaustion,streams}.test.ts',
  'test/telemetry/tracing.test.ts',
  'test/voice/continuous-client.*.test.ts',
  'test/voice/{nova,openai,openai-live}/client*.test.ts',
  'test/voice/openai-wire/warm-connections.test.ts',
];

/** Those of them that `npm test` runs: the contract of the voice clients, and one whole call of each kind. */
const CALLS = [
  'test/voice/{nova,openai,openai-live}/client.contract.test.ts',
  'test/voice/continuous-client.contract.test.ts',
  'test/e2e/talk.test.ts',
  'test/e2e/barge-in.test.ts',
  'test/e2e/handoff.test.ts',
  'test/e2e/return.test.ts',
  'test/e2e/lost-stream.test.ts',
  'test/e2e/continuity.test.ts',
  'test/e2e/limits.test.ts',
];

/** Tests that need nothing but the processor, and a lot of it. */
const THOROUGH = [
  'test/conformance/{fuzz,gateway-side,model-side}.test.ts',
  'test/cli/{table-tools,sessions,doctor/doctor}.test.ts',
  'test/crm/outbox-properties.test.ts',
  'test/escalation/gate.test.ts',
  'test/handoff/state-machine.test.ts',
  'test/sessions/{open-sessions-sweep,session-properties}.test.ts',
  'test/store/past-list.test.ts',
  'test/web/crowd.test.ts',
];

/** Tests of the pages in Chromium. */
const BROWSER = ['test/browser/**/*.test.ts'];

/** Writes the results to this file, to be merged with those of another run: coverage counts only for both. */
const BLOB = process.env.TEST_BLOB;

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 20_000,
    maxWorkers: 2,
    maxConcurrency: 4,
    reporters: [
      'default',
      new SecondTries(),
      ...(BLOB === undefined ? [] : [['blob', { outputFile: BLOB }] satisfies [string, object]]),
    ],
    // `npm test` runs `unit` and `calls`, `npm run test:long` the other three. Each file belongs to exactly one.
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...REAL_TIME, ...THOROUGH, ...BROWSER],
          // Each worker loads the libraries once. Loading them for each file takes longer than the tests.
          isolate: false,
          retry: 0,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'calls',
          include: CALLS,
          benchmark: { include: [] },
          retry: 0,
          // After the unit tests, not beside them: a call in real time needs a processor that is free.
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'unit-long',
          include: THOROUGH,
          benchmark: { include: [] },
          retry: 0,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'calls-long',
          include: REAL_TIME,
          exclude: [...configDefaults.exclude, ...CALLS],
          benchmark: { include: [] },
          // A machine that stalls for a second breaks a call in real time; a fault of ours breaks every try.
          retry: 2,
          // Most of their time they wait: with two, half of two processors is idle.
          maxWorkers: 3,
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: BROWSER,
          benchmark: { include: [] },
          retry: 2,
          hookTimeout: 60_000,
          // Each file has its own network, gateway and Chromium; the libraries are loaded once.
          isolate: false,
          // One Chromium, beside which the gateway and both models still answer in time.
          maxWorkers: 1,
          sequence: { groupOrder: 4 },
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      // Tests start the entry points as separate processes, which V8's coverage does not reach.
      exclude: ['src/main.ts', 'src/cli/*.ts', 'src/lookup-lambda/main.ts'],
      reporter: ['text-summary', 'json-summary'],
      ...(BLOB === undefined && { thresholds: { lines: 90 } }),
    },
  },
});
