import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger } from '../../src/logging.ts';
import { Shutdown } from '../../src/main/shutdown.ts';

/**
 * A process for the shutdown's tests: it has so many calls, each ended by a line on its standard input, and
 * one more such line makes the fault that the line names.
 */
let calls = Number(process.argv[2]);
const fault = process.argv[3];
const say = (line: string) => process.stdout.write(`${line}\n`);

new Shutdown({
  logger: createLogger('info'),
  drainMs: 60_000,
  lastWebhooksMs: 20,
  steps: {
    activeCalls: () => calls,
    drain: async () => {
      say('draining');
      while (calls > 0) await sleep(5);
      say('drained');
    },
    move: async (hurry) => {
      say(`moving ${calls}${hurry.aborted ? ' in a hurry' : ''}`);
      calls = 0;
    },
    closeServices: async () => {
      say(`closing with ${calls}`);
      calls = 0;
    },
    closeServer: async () => {
      say('closed');
      if (fault === 'close') throw new Error('cannot close');
    },
  },
}).install();

process.stdin.on('data', () => {
  calls -= 1;
  if (fault === 'exception') throw new Error('a bug in one call');
  if (fault === 'rejection') void Promise.reject(new Error('a bug in one call'));
});
say('running');
