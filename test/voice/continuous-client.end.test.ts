import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/logging.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import type { ConversationSettings } from '../../src/voice/client.ts';
import { CAPABILITIES } from '../../src/voice/openai/client-options.ts';
import { eventually } from '../support/eventually.ts';
import { ContinuousCall } from './continuity/continuous-call.ts';
import { createContinuous } from './continuity/continuous-rig.ts';
import { lineOf } from './continuity/line-of.ts';
import { ToldClient } from './continuity/told-client.ts';
import { EventLog } from './event-log.ts';

function notingLogger() {
  const lines: string[] = [];
  return { lines, logger: createLogger('warn', { write: (line) => lines.push(line) }) };
}

describe.each(['openai', 'nova', 'cascade'] as const)('a call of %s that ends as calls do', (provider) => {
  it.each(['in silence', 'in the middle of an answer'])('%s has lost nothing', async (moment) => {
    const { logger, lines } = notingLogger();
    const line = await lineOf(provider, {
      openai: { speed: 10 },
      bedrock: { speed: 10 },
      polly: { speed: 10 },
    });
    const call = await new ContinuousCall([line], { logger }).begin();
    await call.caller.says(20, 4);
    if (moment === 'in silence') await call.answered();
    else await eventually(() => call.log.of('response.audio.delta').length > 0);
    await call.end();
    expect(await call.renewals('lost')).toBe(0);
    expect(lines).toEqual([]);
  });
});

async function toldCall(live?: { history: () => never }) {
  const metrics = new Metrics();
  const { logger, lines } = notingLogger();
  const streams: ToldClient[] = [];
  const open = (_settings: ConversationSettings) => {
    const stream = new ToldClient();
    streams.push(stream);
    return stream;
  };
  const client = createContinuous({
    candidates: [{ name: 'told', provider: 'openai', capabilities: CAPABILITIES, open }],
    ...{ metrics, logger },
    ...(live && { live: { ...live, silent: () => true } }),
  });
  const log = new EventLog(client, () => undefined);
  await client.connect();
  const faults = async () =>
    (await metrics.callFaults.get()).values
      .filter(({ value }) => value > 0)
      .map(({ labels }) => labels.entrance);
  return { client, streams, log, faults, lines };
}

// What came out of these uncaught would fail the run as an unhandled error.
describe('a fault of the gateway in the streams of one conversation', () => {
  it('ends the conversation and nothing else when it happens at an event', async () => {
    const { streams, log, faults } = await toldCall({
      history: () => {
        throw new Error('a fault of ours');
      },
    });
    // The next stream is told what was heard, which fails here.
    streams[0]?.tell({ type: 'session.ended' });
    await eventually(() => log.of('session.ended').length === 1);
    expect(log.of('session.ended')[0]?.error?.code).toBe('provider_unavailable');
    expect(await faults()).toEqual(['timer']);
  });

  it('does not end the process when a stream cannot be closed', async () => {
    const { client, streams, log, faults } = await toldCall();
    const [stream] = streams;
    if (stream) stream.failsToClose = true;
    await client.close();
    expect(log.of('session.ended')).toEqual([{ type: 'session.ended' }]);
    expect(await faults()).toEqual(['promise']);
  });
});
