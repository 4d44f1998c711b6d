import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLiveConnection } from '../../../src/voice/openai-live/client.ts';
import { WarmConnections } from '../../../src/voice/openai-wire/warm-connections.ts';
import { eventually } from '../../support/eventually.ts';
import { EventLog } from '../event-log.ts';
import { LiveRig } from './live-rig.ts';

const CALL = 'CA1';
const MODEL = 'gpt-live-1';

let rig: LiveRig;
let warm: WarmConnections;
const closers: (() => Promise<void>)[] = [];

beforeEach(async () => {
  rig = await new LiveRig().start();
  warm = new WarmConnections({ create: () => createLiveConnection(rig.settings) });
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  warm.close();
  await rig.stop();
});

function call() {
  const client = rig.createClient({}, { takeConnection: () => warm.take(CALL, MODEL) });
  closers.push(() => client.close());
  return { client, log: new EventLog(client) };
}

describe('a connection to GPT-Live that was opened ahead', () => {
  it('costs nothing before the call comes: no session is started on it', async () => {
    warm.prepare(CALL, MODEL);
    await eventually(() => rig.openConnections() === 1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(rig.session.config).toBeUndefined();
    const { client, log } = call();
    client.speak('Good morning.');
    await client.connect();
    expect(rig.sandbox.liveSessions).toHaveLength(1);
    expect(rig.session.config?.model).toBe(MODEL);
    expect((await log.next('response.done')).status).toBe('completed');
  });

  it('may still be opening when the call comes', async () => {
    warm.prepare(CALL, MODEL);
    await call().client.connect();
    expect(rig.sandbox.liveSessions).toHaveLength(1);
  });

  it('is replaced when the vendor has closed it meanwhile', async () => {
    warm.prepare(CALL, MODEL);
    await eventually(() => rig.openConnections() === 1);
    rig.sandbox.closeAll(1000, '');
    await eventually(() => rig.openConnections() === 0);
    await call().client.connect();
    expect(rig.sandbox.liveSessions).toHaveLength(2);
  });

  it('reports its refusal to the call, as any other connection', async () => {
    rig.refuseNext('unauthorized');
    warm.prepare(CALL, MODEL);
    await expect(call().client.connect()).rejects.toMatchObject({ code: 'provider_unauthorized' });
  });

  it('is closed when no call comes', async () => {
    warm = new WarmConnections({ create: () => createLiveConnection(rig.settings), keepMs: 600 });
    warm.prepare(CALL, MODEL);
    await eventually(() => rig.openConnections() === 1);
    await eventually(() => rig.openConnections() === 0);
  });
});
