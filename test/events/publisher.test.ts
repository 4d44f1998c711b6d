import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventApiSandbox } from '../../sandbox/appsync.ts';
import { EventApi } from '../../src/events/appsync/event-api.ts';
import { EventPublisher } from '../../src/events/appsync/event-publisher.ts';
import { KeySigner, type RequestSigner, RoleSigner } from '../../src/events/appsync/request-signer.ts';
import type { WrittenEvent } from '../../src/events/event-writer.ts';
import { createLogger } from '../../src/logging.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';

const API_KEY = 'da2-sandbox-key';
const CREDENTIALS = { accessKeyId: 'AKIASANDBOX', secretAccessKey: 'not-a-secret' };
const SECRET_WORDS = 'my secret words';

let sandbox: EventApiSandbox;
let address: URL;
let metrics: Metrics;
let lines: string[] = [];
const publishers: EventPublisher[] = [];

beforeEach(async () => {
  sandbox = new EventApiSandbox({ apiKey: API_KEY, credentials: CREDENTIALS, namespace: 'default' });
  address = new URL((await sandbox.start()).url);
  metrics = new Metrics();
  lines = [];
});

afterEach(async () => {
  for (const publisher of publishers.splice(0)) await publisher.close(0);
  await sandbox.stop();
});

interface Wiring {
  readonly signer?: RequestSigner;
  readonly namespace?: string;
  readonly url?: URL;
  readonly timeoutMs?: number;
  readonly openMs?: number;
}

function publisher(wiring: Wiring = {}): EventPublisher {
  const { signer = new KeySigner(API_KEY), namespace = 'default', url = address, timeoutMs = 2_000 } = wiring;
  const made = new EventPublisher({
    api: new EventApi({ url, signer, timeoutMs }),
    namespace,
    logger: createLogger('info', { write: (line: string) => void lines.push(line) }),
    metrics,
    ...(wiring.openMs !== undefined && { openMs: wiring.openMs }),
  });
  publishers.push(made);
  return made;
}

function written(
  sequence: number,
  session = 'CA1',
  over: { userId?: string; text?: string } = {},
): WrittenEvent {
  const { text = SECRET_WORDS, ...of } = over;
  const event: WrittenEvent['event'] = {
    ...({ type: 'voice_session_event', kind: 'tool', sessionId: session, channel: 'phone' } as const),
    ...{ ...of, stream: 0, sequence, time: '2026-11-29T00:00:00.000Z', data: { text } },
  };
  return { event, json: JSON.stringify(event) };
}

async function counts(): Promise<Record<string, number>> {
  const { values } = await metrics.eventsPublished.get();
  return Object.fromEntries(
    values.filter(({ value }) => value > 0).map(({ labels, value }) => [String(labels.result), value]),
  );
}

/** Waits until it no longer throws. */
function patiently(look: () => unknown): Promise<unknown> {
  return vi.waitFor(look, { timeout: 10_000, interval: 10 });
}

function sequences(session = 'CA1'): unknown[] {
  return sandbox.published
    .filter(({ channel }) => channel.endsWith(`/${session}`))
    .map(({ event }) => (event as { sequence: number }).sequence);
}

describe('events on their way to AppSync', () => {
  it('keep the order of their session, in batches of five at most', async () => {
    const events = publisher();
    for (let sequence = 1; sequence <= 20; sequence += 1) {
      events.take(written(sequence, 'CA1'));
      events.take(written(sequence, 'CA2'));
    }
    await patiently(() => expect(sandbox.published).toHaveLength(40));
    const inOrder = Array.from({ length: 20 }, (_, index) => index + 1);
    expect(sequences('CA1')).toEqual(inOrder);
    expect(sequences('CA2')).toEqual(inOrder);
    expect(Math.max(...sandbox.batches)).toBe(5);
    await patiently(async () => expect(await counts()).toEqual({ published: 40 }));
    expect(sandbox.published[0]?.channel).toBe('/default/phone/CA1');
  });

  it('are signed with the credentials of the process where there is no key', async () => {
    const before = { ...process.env };
    process.env.AWS_ACCESS_KEY_ID = CREDENTIALS.accessKeyId;
    process.env.AWS_SECRET_ACCESS_KEY = CREDENTIALS.secretAccessKey;
    try {
      publisher({ signer: new RoleSigner('us-east-1') }).take(written(1));
      await patiently(() => expect(sandbox.proofs).toEqual(['signature']));
      await patiently(async () => expect(await counts()).toEqual({ published: 1 }));
    } finally {
      process.env = before;
    }
  });

  it('are counted and explained when they are refused, and not sent again', async () => {
    const events = publisher({ signer: new KeySigner('a wrong key') });
    events.take(written(1));
    await patiently(async () => expect(await counts()).toEqual({ refused: 1 }));
    events.take(written(2));
    await patiently(async () => expect(await counts()).toEqual({ refused: 2 }));
    expect(sandbox.answers).toEqual([401, 401]);
    // Once a minute, with what to do and without what was sent.
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('APPSYNC_API_KEY');
    expect(lines.join()).not.toMatch(/a wrong key|secret words/);
  });

  it('of a namespace that does not exist are refused', async () => {
    publisher({ namespace: 'other' }).take(written(1));
    await patiently(() => expect(sandbox.answers).toEqual([400]));
    await patiently(async () => expect(await counts()).toEqual({ refused: 1 }));
  });

  it('are counted one by one when AppSync takes only some of a batch', async () => {
    const events = publisher();
    sandbox.misbehaveNext({ failedIndexes: [] }, { failedIndexes: [1, 2] });
    for (let sequence = 1; sequence <= 6; sequence += 1) events.take(written(sequence));
    await patiently(async () => expect(await counts()).toEqual({ published: 4, refused: 2 }));
    expect(sequences()).toEqual([1, 2, 5, 6]);
  });

  it('are sent once more after a limit of requests or a fault of AppSync', async () => {
    const events = publisher();
    sandbox.misbehaveNext({ status: 429 });
    events.take(written(1));
    // While the answer is on its way, the next events would go together.
    await patiently(async () => expect(await counts()).toEqual({ published: 1 }));
    sandbox.misbehaveNext({ status: 503 }, { status: 500 });
    events.take(written(2));
    events.take(written(3));
    await patiently(() => expect(sequences()).toEqual([1, 3]));
    await patiently(async () => expect(await counts()).toEqual({ published: 2, failed: 1 }));
    expect(sandbox.answers).toEqual([429, 200, 503, 500, 200]);
  });

  it('wait for no more than a hundred others; the oldest go first', async () => {
    sandbox.misbehave('hang');
    const events = publisher();
    // The first is under way, the others wait.
    for (let sequence = 1; sequence <= 111; sequence += 1) events.take(written(sequence));
    expect(await counts()).toEqual({ overflow: 10 });
  });

  it('that are too large are dropped', async () => {
    const events = publisher();
    events.take(written(1, 'CA1', { text: 'x'.repeat(240_000) }));
    for (let sequence = 2; sequence <= 4; sequence += 1)
      events.take(written(sequence, 'CA1', { text: 'ü"'.repeat(25_000) }));
    await patiently(() => expect(sequences()).toEqual([2, 3, 4]));
    await patiently(async () => expect(await counts()).toEqual({ published: 3, too_large: 1 }));
    expect(sandbox.answers.every((status) => status === 200)).toBe(true);
  });

  it('are given up after some failures in a row, and sent again when AppSync is back', async () => {
    const events = publisher({ openMs: 300 });
    sandbox.misbehave({ status: 503 });
    for (let sequence = 1; sequence <= 16; sequence += 1) events.take(written(sequence, `CA${sequence}`));
    await patiently(async () => {
      const { left_alone: leftAlone = 0, failed = 0 } = await counts();
      expect(leftAlone + failed).toBe(16);
      expect(leftAlone).toBeGreaterThan(0);
    });
    const asked = sandbox.answers.length;
    events.take(written(20));
    await patiently(async () => expect((await counts()).left_alone).toBeGreaterThan(0));
    expect(sandbox.answers).toHaveLength(asked);
    sandbox.misbehave(undefined);
    await patiently(() => {
      events.take(written(21, 'CAback'));
      expect(sequences('CAback').length).toBeGreaterThan(0);
    });
  });

  it('are given up when AppSync does not answer, or is not there', async () => {
    sandbox.misbehave('hang');
    publisher({ timeoutMs: 50 }).take(written(1));
    publisher({ url: new URL('http://127.0.0.1:9/event') }).take(written(1));
    await patiently(async () => expect(await counts()).toEqual({ failed: 2 }));
    expect(lines.join()).toContain('events_unavailable');
  });

  it('are sent before the process ends, but not without limit', async () => {
    const events = publisher();
    for (let sequence = 1; sequence <= 30; sequence += 1) events.take(written(sequence));
    await events.close(5_000);
    expect(sequences()).toHaveLength(30);
    events.take(written(31));
    expect(await counts()).toEqual({ published: 30, closed: 1 });

    sandbox.misbehave('hang');
    const stuck = publisher();
    for (let sequence = 1; sequence <= 30; sequence += 1) stuck.take(written(sequence));
    await stuck.close(100);
    await patiently(async () =>
      expect(await counts()).toMatchObject({ published: 30, closed: 30, failed: 1 }),
    );
  });
});
