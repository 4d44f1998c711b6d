import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { timingFor } from '../../src/voice/continuity/options.ts';
import { eventually } from '../support/eventually.ts';
import { ContinuousCall } from './continuity/continuous-call.ts';
import { lineOf } from './continuity/line-of.ts';

const PROVIDERS = ['openai', 'nova', 'cascade'] as const;
const ANSWER = 'We open at nine.';
const FILLER = Uint8Array.of(0x10, 0x90);
const TIMING = { firstAudioMs: 600, slowMs: 200 };
const PARTS = { timing: TIMING, fillerSound: FILLER };

const fillers = ({ log }: ContinuousCall) =>
  log.of('response.audio.delta').filter(({ responseId }) => responseId.startsWith('filler'));

describe.concurrent.each(PROVIDERS)('a model of %s that is slow', (provider) => {
  it('is waited for, with a soft sound, and is not asked a second time', async () => {
    const line = await lineOf(provider);
    line.script.prepend({ when: /unintelligible/, answer: { text: ANSWER, thinkMs: 450 } });
    const call = await new ContinuousCall([line], PARTS).begin();
    await call.caller.says(20);
    await call.caller.isQuiet(20);
    await eventually(() => fillers(call).length > 0);
    await call.answered(1);
    expect(line.memories()).toHaveLength(1);
    const { events } = call.log;
    const last = events.findLastIndex((event) => 'itemId' in event && event.itemId.startsWith('filler'));
    const answer = events.findLastIndex(({ type }) => type === 'response.created');
    expect(events[last]?.type).toBe('response.audio.done');
    expect(events.slice(answer).filter(({ type }) => type === 'response.audio.delta')).not.toEqual([]);
    expect(await call.renewals('lost')).toBe(0);
    await call.end();
  });

  it('sounds no filler when it answers in time', async () => {
    const line = await lineOf(provider);
    const slowMs = 1_000;
    const timing = { firstAudioMs: 3_000, slowMs };
    const call = await new ContinuousCall([line], { ...PARTS, timing }).begin();
    await call.caller.says(20);
    await call.answered(1);
    await delay(1.2 * slowMs);
    expect(fillers(call)).toEqual([]);
    await call.end();
  });
});

const LONG = 'We open at nine in the morning and close at six in the evening, from Monday to Friday.';

describe.concurrent.each(PROVIDERS)('a model of %s that stops in the middle of its answer', (provider) => {
  it('is left after a soft sound, and the next one goes on', async () => {
    const line = await lineOf(provider, {
      openai: { speed: 15 },
      bedrock: { speed: 15 },
      polly: { speed: 15 },
    });
    line.script.prepend({ when: /unintelligible/, answer: { text: LONG } });
    line.script.prepend({ when: /line broke/, answer: { text: 'And so on.' } });
    const call = await new ContinuousCall([line], PARTS).begin();
    await call.caller.says(20);
    await call.log.next('response.audio.delta', 4);
    line.mute();
    await eventually(() => fillers(call).length > 0);
    expect(line.memories()).toHaveLength(1);
    await eventually(() => call.caller.history().at(-1)?.text === 'And so on.');
    expect(line.memories()).toHaveLength(2);
    expect(call.health.available(line.candidate.name)).toBe(true);
    await call.end();
  });

  it('is not left while the caller still hears what it has sent', async () => {
    const line = await lineOf(provider);
    line.script.prepend({ when: /unintelligible/, answer: { text: `${LONG} ${LONG} ${LONG}` } });
    const call = await new ContinuousCall([line], { timing: { firstAudioMs: 200, slowMs: 100 } }).begin();
    await call.caller.says(20);
    await call.answered(1);
    expect(line.memories()).toHaveLength(1);
    await call.end();
  });
});

describe.concurrent('a model of openai', () => {
  it('that shows that it works is waited for beyond the limit', async () => {
    const line = await lineOf('openai');
    line.script.prepend({ when: /unintelligible/, answer: { text: ANSWER, thinkMs: 800 } });
    const call = await new ContinuousCall([line], PARTS).begin();
    await call.caller.says(20);
    await call.answered(1);
    expect(line.memories()).toHaveLength(1);
    expect(await call.renewals('lost')).toBe(0);
    await call.end();
  });
});

describe('a provider without an answer for one call after the other', () => {
  it('stays open to all as long as the second stream of each call answers', async () => {
    const line = await lineOf('openai');
    const first = new ContinuousCall([line], PARTS);
    const { health } = first;
    for (let count = 0; count < 6; count += 1) {
      const call = await (count === 0 ? first : new ContinuousCall([line], { ...PARTS, health })).begin();
      line.setSilent(true);
      await call.caller.says(20);
      await eventually(async () => (await call.renewals('lost')) === 1);
      line.setSilent(false);
      await eventually(() => call.log.of('response.audio_transcript.done').length > 0);
      expect(health.available(line.candidate.name)).toBe(true);
      await call.client.close();
      call.caller.end();
    }
    await line.stop();
  });
});

describe("the operator's limit", () => {
  it('leaves time for three tries in a gap, and the filler sounds before it', () => {
    expect(timingFor(6_000)).toMatchObject({ firstAudioMs: 6_000, slowMs: 2_500, gapMs: 20_000 });
    expect(timingFor(2_000)).toMatchObject({ firstAudioMs: 2_000, slowMs: 1_200, gapMs: 20_000 });
    expect(timingFor(20_000)).toMatchObject({ firstAudioMs: 20_000, slowMs: 2_500, gapMs: 62_000 });
  });
});
