import { describe, expect, it } from 'vitest';
import { StoreError } from '../src/errors.ts';
import { createLogger } from '../src/logging.ts';
import { Child } from './support/child.ts';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown> {
  const lines: string[] = [];
  write(createLogger('debug', { write: (line) => lines.push(line) }));
  return JSON.parse(lines.join(''));
}

describe('a log line', () => {
  it('is one JSON object with a time that people can read', () => {
    const line = logged((logger) => logger.info({ callSid: 'CA1' }, 'Incoming call'));
    expect(line).toMatchObject({ level: 30, service: 'voice-gateway', callSid: 'CA1', msg: 'Incoming call' });
    expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('never holds private attributes, one level deep', () => {
    const secret = { transcript: 'x', token: 'x', caller: 'x', digits: 'x', userId: 'x', apiKey: 'x' };
    const line = JSON.stringify(logged((logger) => logger.info({ ...secret, call: secret }, 'A call')));
    expect(line).not.toContain('"x"');
    expect(line.match(/redacted/g)).toHaveLength(12);
  });

  it('describes an error without the properties that SDKs add', () => {
    const cause = Object.assign(new Error('socket closed'), {
      code: 'ECONNRESET',
      Item: { userId: '+14155550100' },
    });
    const error = new StoreError('store_unavailable', 'The table failed', { cause });
    const line = logged((logger) => logger.error({ err: error }, 'A request failed'));
    expect(line.err).toMatchObject({
      name: 'StoreError',
      code: 'store_unavailable',
      message: 'The table failed',
      stack: expect.stringContaining('logging.test'),
      cause: { name: 'Error', message: 'socket closed', code: 'ECONNRESET' },
    });
    expect(JSON.stringify(line)).not.toContain('4155550100');
  });

  it('accepts any thrown value', () => {
    const round = new Error('round');
    round.cause = round;
    expect(logged((logger) => logger.error({ err: round }, 'A loop')).err).toMatchObject({
      message: 'round',
    });
    expect(logged((logger) => logger.error({ err: 'a string' }, 'A word')).err).toMatchObject({
      message: 'a string',
    });
  });
});

describe('the log of the look-up function', () => {
  it('is written before the function answers, because it may then be frozen', async () => {
    const child = new Child('test/support/frozen-lookup.ts', {
      env: {
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'secret',
        AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9',
      },
    });
    expect(await child.exit).toBeNull();
    expect(child.stdout).toContain('"service":"voice-gateway"');
  });
});
