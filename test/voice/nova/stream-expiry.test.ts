import { describe, expect, it } from 'vitest';
import { createLogger } from '../../../src/logging.ts';
import { createBedrockClient, NovaVoiceClient } from '../../../src/voice/nova/client.ts';
import { streamExpiryMs } from '../../../src/voice/nova/wire/stream-expiry.ts';
import { EventLog } from '../event-log.ts';
import { CREDENTIALS } from '../rig/aws.ts';
import { NovaRig, SETTINGS } from './nova-rig.ts';

const NOW_MS = 1_800_000_000_000;

describe('the end of a Nova stream by its credentials', () => {
  it('is three minutes before theirs, and at least a minute away', () => {
    const in20Minutes = { expiration: new Date(NOW_MS + 20 * 60_000) };
    expect(streamExpiryMs(in20Minutes, NOW_MS)).toBe(NOW_MS + 17 * 60_000);
    expect(streamExpiryMs({ expiration: new Date(NOW_MS) }, NOW_MS)).toBe(NOW_MS + 60_000);
    expect(streamExpiryMs({}, NOW_MS)).toBeUndefined();
  });

  it('is told with the session', async () => {
    const rig = await new NovaRig().start();
    const expiration = new Date(Date.now() + 3_600_000);
    const credentials = { ...CREDENTIALS, expiration };
    const bedrock = createBedrockClient(SETTINGS.region, { endpoint: rig.url, credentials });
    const client = new NovaVoiceClient(
      SETTINGS,
      { instructions: 'Answer briefly.', tools: [], history: [] },
      { logger: createLogger('silent'), metrics: rig.metrics, bedrock },
    );
    const log = new EventLog(client);
    await client.connect();
    expect(log.events[0]).toMatchObject({
      type: 'session.created',
      expiresAtMs: expiration.getTime() - 180_000,
    });
    await client.close();
    bedrock.destroy();
    await rig.stop();
  });
});
