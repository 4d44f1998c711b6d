import { describe, expect, it } from 'vitest';
import { ProviderError, type ProviderErrorCode } from '../../src/errors.ts';
import { createLogger } from '../../src/logging.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { CAPABILITIES } from '../../src/voice/openai/client-options.ts';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import { eventually } from '../support/eventually.ts';
import { createContinuous } from './continuity/continuous-rig.ts';
import { ToldClient } from './continuity/told-client.ts';
import { EventLog } from './event-log.ts';

const LIMIT_MS = 400;
const ids = { responseId: 'r', itemId: 'i' };
const SOUND = { type: 'response.audio.delta', ...ids, delta: 'gICA' } as const;

/** A call with two providers, whose streams do what they are told to. */
async function toldCall() {
  const metrics = new Metrics();
  const lines: { readonly msg: string; readonly [field: string]: unknown }[] = [];
  const streams: ToldClient[] = [];
  const candidate = (provider: VoiceProvider) => ({
    name: provider,
    provider,
    capabilities: CAPABILITIES,
    open: () => {
      const stream = new ToldClient({ ...CAPABILITIES, sessionLimitMs: LIMIT_MS });
      streams.push(stream);
      return stream;
    },
  });
  const client = createContinuous({
    candidates: [candidate('openai'), candidate('nova')],
    metrics,
    logger: createLogger('debug', { write: (line) => lines.push(JSON.parse(line)) }),
  });
  const log = new EventLog(client);
  await client.connect();
  const renewed = () => eventually(() => log.of('session.renewed').length > 0);
  const logged = (msg: string) => lines.filter((line) => line.msg === msg);
  return { client, metrics, streams, log, renewed, logged };
}

function lost(code: ProviderErrorCode) {
  return { type: 'session.ended', error: new ProviderError(code, code) } as const;
}

describe('the log tells, with its reason,', () => {
  it.each([
    ['provider_lost', 'openai', 'recovered'],
    ['provider_quota_exhausted', 'nova', 'failed_over'],
  ] as const)('of a stream lost by %s, and of the next one', async (code, provider, reason) => {
    const call = await toldCall();
    call.streams[0]?.tell(lost(code));
    await call.renewed();
    expect(call.logged('Voice stream lost')).toMatchObject([{ code, candidate: 'openai' }]);
    expect(call.logged('The next voice stream will be opened')).toMatchObject([
      { candidate: provider, reason },
    ]);
    expect(call.logged('Voice stream renewed')).toMatchObject([{ provider, reason }]);
    await call.client.close();
  });

  it('of a planned renewal', async () => {
    const call = await toldCall();
    await call.renewed();
    expect(call.logged('Voice stream lost')).toEqual([]);
    expect(call.logged('Voice stream renewed')).toMatchObject([{ provider: 'openai', reason: 'planned' }]);
    await call.client.close();
  });
});

describe('sound of a stream that was replaced', () => {
  it('is not played, and counted', async () => {
    const { client, log, metrics, renewed, streams } = await toldCall();
    streams[0]?.tell({ type: 'response.created', responseId: 'r' });
    streams[0]?.tell(SOUND);
    await renewed();
    streams[0]?.tell(SOUND);
    client.speak('Hello.');
    streams[0]?.tell(SOUND);
    expect(log.of('response.audio.delta')).toHaveLength(2);
    const { values } = await metrics.framesDropped.get();
    expect(values).toMatchObject([{ labels: { reason: 'replaced_stream' }, value: 1 }]);
    await client.close();
  });
});
