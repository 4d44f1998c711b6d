import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/errors.ts';
import { createLogger } from '../../src/logging.ts';
import type { OutboxEntry } from '../../src/store/outbox.ts';
import { OutboxWriter } from '../../src/store/outbox-writer.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';

const NOW_MS = Date.parse('2026-11-20T10:00:00.000Z');

/** A writer whose table fails this often. */
function writerThatFails(times: number) {
  const entries: OutboxEntry[] = [];
  const lines: string[] = [];
  const metrics = new Metrics();
  let failures = times;
  const outbox = {
    add: async (entry: OutboxEntry) => {
      if (failures > 0) {
        failures -= 1;
        throw new StoreError('store_unavailable', 'The session table did not answer addToOutbox.');
      }
      entries.push(entry);
    },
  };
  const logger = createLogger('info', { write: (line: string) => void lines.push(line) });
  const writer = new OutboxWriter({ outbox, logger, metrics, pauseMs: 1, now: () => NOW_MS });
  return { writer, entries, lines, metrics };
}

describe('the outbox of a gateway', () => {
  it('gets each call an hour after its begin, and some seconds after its end', async () => {
    const { writer, entries } = writerThatFails(0);
    writer.note('CA1', 'opened');
    writer.note('CA1', 'ended');
    await writer.close(1_000);
    expect(entries).toEqual([
      { kind: 'watch', sessionId: 'CA1', dueAt: '2026-11-20T11:00:00.000Z' },
      { kind: 'due', sessionId: 'CA1', dueAt: '2026-11-20T10:00:15.000Z' },
    ]);
  });

  it('gets it although the table fails for a while, also while the process ends', async () => {
    const { writer, entries, lines } = writerThatFails(5);
    writer.note('CA1', 'ended');
    await writer.close(1_000);
    expect(entries).toHaveLength(1);
    expect(lines).toEqual([]);
  });

  it('says when an entry was lost', async () => {
    const { writer, entries, lines, metrics } = writerThatFails(100);
    writer.note('CA1', 'ended');
    await writer.close(1_000);
    expect(entries).toEqual([]);
    expect(lines.join('')).toContain('may come late, or not at all');
    const { values } = await metrics.storeFailures.get();
    expect(values).toEqual([{ labels: { operation: 'outbox' }, value: 1 }]);
  });
});
