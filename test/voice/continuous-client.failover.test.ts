import { describe, expect, it } from 'vitest';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import { ProviderHealth } from '../../src/voice/provider-health.ts';
import { eventually } from '../support/eventually.ts';
import { ContinuousCall } from './continuity/continuous-call.ts';
import { accountFrames } from './continuity/frame-account.ts';
import { lineOf } from './continuity/line-of.ts';
import { novaLine } from './continuity/provider-line.ts';

const PROVIDERS = ['openai', 'nova', 'cascade'] as const;
const BOTH: readonly (readonly [VoiceProvider, VoiceProvider])[] = [
  ['openai', 'nova'],
  ['nova', 'openai'],
  ['openai', 'cascade'],
  ['cascade', 'openai'],
  ['nova', 'cascade'],
  ['cascade', 'nova'],
];

describe.concurrent.each(BOTH)('when %s is not available, %s', (first, second) => {
  it('goes on with the conversation as it was heard', async () => {
    const lines = [await lineOf(first), await lineOf(second)] as const;
    const call = await new ContinuousCall(lines).begin();
    await call.caller.says(20);
    await call.answered();
    lines[0].refuseNext('unauthorized');
    lines[0].strike('connection lost');
    await call.renewed();
    await eventually(() => lines[1].memories()[0]?.length === 2);
    expect(lines[1].memories()).toEqual([call.caller.history()]);
    expect(call.log.of('session.renewed')).toMatchObject([{ reason: 'failed_over', provider: second }]);
    expect(call.client.provider).toBe(second);
    expect(await call.renewals('failed_over')).toBe(1);
    await call.caller.says(20);
    await call.answered();
    expect(call.transcripts).toHaveLength(2);
    await call.end();
  });

  it('hears the words that the other did not answer, and answers them once', async () => {
    const lines = [await lineOf(first), await lineOf(second)] as const;
    const call = await new ContinuousCall(lines).begin();
    const saying = call.caller.says(30, 4);
    await eventually(() => (lines[0].stamps()[0]?.length ?? 0) > 5);
    lines[0].refuseNext('unauthorized');
    lines[0].strike('connection lost');
    await saying;
    await call.answered();
    const heard = lines[1].stamps();
    expect(accountFrames(call.caller.utterances, heard)).toEqual({ lost: 0, doubled: 0, reordered: 0 });
    expect(call.transcripts).toHaveLength(1);
    expect(call.completed).toBe(1);
    await call.end();
  });

  it('begins the call, and the next one as long as the first is known to fail', async () => {
    const lines = [await lineOf(first), await lineOf(second)] as const;
    const health = new ProviderHealth();
    lines[0].refuseNext('throttled');
    const call = await new ContinuousCall(lines, { health }).begin();
    const next = await new ContinuousCall(lines, { health }).begin();
    expect([call.client.provider, next.client.provider]).toEqual([second, second]);
    expect(lines[0].memories()).toEqual([]);
    await next.client.close();
    next.caller.end();
    await call.end();
  });

  it('is left only when it fails too, and the first only when nothing else is left', async () => {
    const lines = [await lineOf(first), await lineOf(second)] as const;
    const call = await new ContinuousCall(lines).begin();
    lines[0].refuseNext('throttled');
    lines[0].strike('connection lost');
    await call.renewed();
    expect(call.client.provider).toBe(second);
    lines[1].strike('connection lost');
    await call.renewed(2);
    expect(call.client.provider).toBe(second);
    lines[1].refuseNext('unauthorized');
    lines[1].strike('connection lost');
    await call.renewed(3);
    expect(call.client.provider).toBe(first);
    await call.end();
  });

  it('is not available either: the call is told once', async () => {
    const lines = [await lineOf(first), await lineOf(second)] as const;
    const call = await new ContinuousCall(lines).begin();
    lines[0].refuseNext('unauthorized');
    lines[1].refuseNext('model_not_found');
    lines[0].strike('connection lost');
    const { error } = await call.log.next('session.ended');
    expect(error?.code).toBe('provider_model_not_found');
    await call.client.close();
    expect(call.log.of('session.ended')).toHaveLength(1);
    await call.end();
  });

  it('steps in when the first never opens', async () => {
    const lines = [await lineOf(first, { connectMs: 1_000 }), await lineOf(second)] as const;
    const call = await new ContinuousCall(lines).begin();
    lines[0].hangNext();
    lines[0].strike('connection lost');
    await call.renewed();
    expect(call.client.provider).toBe(second);
    await call.end();
  });
});

describe.concurrent.each(PROVIDERS)('a gap with %s', (provider) => {
  it('is bridged by the filler until the model speaks', async () => {
    const line = await lineOf(provider, {
      connectMs: 1_000,
      openai: { speed: 4 },
      bedrock: { speed: 4 },
      polly: { speed: 4 },
    });
    const call = await new ContinuousCall([line], {
      timing: { fillerMs: 100 },
      fillerSound: Uint8Array.of(0x10, 0x90),
    }).begin();
    const speakId = call.client.speak('How can I help you today?');
    await call.log.next('response.created');
    line.hangNext();
    line.strike('connection lost');
    await call.answered(1);
    const filler = call.log.events.filter((event) => 'itemId' in event && event.itemId.startsWith('filler'));
    expect(filler.length).toBeGreaterThan(2);
    expect(filler.at(-1)?.type).toBe('response.audio.done');
    const speech = call.log.events.findLastIndex((event) => event.type === 'response.created');
    expect(call.log.events[speech]).toMatchObject({ speakId });
    const after = call.log.events.slice(speech + 3);
    expect(after.some((event) => 'itemId' in event && event.itemId.startsWith('filler'))).toBe(false);
    await call.end();
  });

  it('in which nothing was owed ends in silence', async () => {
    const line = await lineOf(provider);
    const call = await new ContinuousCall([line], {
      timing: { fillerMs: 500 },
      fillerSound: Uint8Array.of(0x10),
    }).begin();
    line.strike('connection lost');
    await call.renewed();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(call.log.of('response.audio.delta')).toEqual([]);
    await call.end();
  });
});

describe('regions of Nova', () => {
  it('that are throttled are passed over', async () => {
    const east = await novaLine({ bedrock: { maxStreams: 1 } });
    const west = await novaLine({ name: 'nova/us-west-2' });
    const health = new ProviderHealth();
    const calls = [];
    for (let count = 0; count < 3; count += 1) {
      calls.push(await new ContinuousCall([east, west], { health }).begin());
    }
    expect([east.openStreams(), west.openStreams()]).toEqual([1, 2]);
    for (const call of calls) {
      call.caller.end();
      await call.client.close();
    }
    await east.stop();
    await west.stop();
  });

  it('have a stream to spare for the renewal of another one', async () => {
    const east = await novaLine({ limitMs: 800, bedrock: { maxStreams: 1, sessionLimitMs: 60_000 } });
    const west = await novaLine({ name: 'nova/us-west-2' });
    const call = await new ContinuousCall([east, west]).begin();
    await call.renewed();
    expect([east.memories().length, west.memories().length]).toEqual([1, 1]);
    expect(call.log.of('session.renewed')).toMatchObject([{ reason: 'planned', provider: 'nova' }]);
    await call.end();
  });
});

describe.concurrent('an account without a second stream', () => {
  it('of Nova renews all the same: it closes first', async () => {
    const line = await novaLine({ limitMs: 800, bedrock: { maxStreams: 1, sessionLimitMs: 60_000 } });
    const call = await new ContinuousCall([line]).begin();
    while (call.log.of('session.renewed').length < 3) {
      await call.caller.says(20, 4);
      await call.answered();
    }
    expect(call.log.of('session.renewed').map(({ reason }) => reason)).toEqual(Array(3).fill('planned'));
    const { utterances } = call.caller;
    expect(accountFrames(utterances, line.stamps())).toEqual({ lost: 0, doubled: 0, reordered: 0 });
    expect(call.completed).toBe(utterances.length);
    expect(await call.renewals('lost')).toBe(0);
    await call.end();
  });

  it('of OpenAI renews all the same: it closes first', async () => {
    const line = await lineOf('openai', { limitMs: 800, openai: { sessionLimitMs: 60_000 } });
    const call = await new ContinuousCall([line]).begin();
    line.refuseNext('throttled');
    await call.renewed();
    expect(call.log.of('session.renewed')).toMatchObject([{ reason: 'planned' }]);
    expect(await call.renewals('refused')).toBe(1);
    expect(line.openStreams()).toBe(1);
    await call.end();
  });
});
