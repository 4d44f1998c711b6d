import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { createContinuous } from './continuity/continuous-rig.ts';
import { accountFrames } from './continuity/frame-account.ts';
import { lineOf } from './continuity/provider-line.ts';
import { TestCall } from './continuity/test-call.ts';
import { NovaRig } from './nova/nova-rig.ts';

const RENEWALS = 20;
/** Scaled down so far that the vendor must leave more of a margin than a tenth. */
const LIMIT_MS = 800;
const VENDOR_LIMIT = { sessionLimitMs: 5_000 };
const metrics = new NovaRig().metrics;

describe.concurrent.each(['openai', 'nova'] as const)('planned renewal of %s', (provider) => {
  it('loses, doubles and swaps no frame of the caller in 20 renewals', async () => {
    const line = await lineOf(provider, { limitMs: LIMIT_MS, openai: VENDOR_LIMIT, bedrock: VENDOR_LIMIT });
    const call = new TestCall();
    const client = createContinuous({ candidates: [line.candidate], live: call, metrics }, new NovaRig());
    call.begin(client);
    await client.connect();
    while (call.log.of('session.renewed').length < RENEWALS) {
      await call.says(20, 4);
      const answers = call.utterances.length;
      await eventually(() => call.log.of('response.done').length >= answers);
      await eventually(() => call.silent());
      await call.isQuiet(5 + (answers % 20), 4);
    }
    const reasons = call.log.of('session.renewed').map(({ reason }) => reason);
    expect(reasons.filter((reason) => reason !== 'planned' && reason !== 'forced')).toEqual([]);
    expect(accountFrames(call.utterances, line.stamps())).toEqual({ lost: 0, doubled: 0, reordered: 0 });
    const said = call.utterances.length;
    expect(call.log.of('conversation.item.input_audio_transcription.completed')).toHaveLength(said);
    expect(call.log.of('response.done').filter(({ status }) => status === 'completed')).toHaveLength(said);
    expect(line.openStreams()).toBeLessThanOrEqual(2);
    await client.close();
    await eventually(() => line.openStreams() === 0);
    call.end();
    await line.stop();
  });
});
