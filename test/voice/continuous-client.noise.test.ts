import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { SpeechLibrary } from '../../sandbox/model/speech-library.ts';
import { FRAME_BYTES } from '../../src/audio/format.ts';
import { eventually } from '../support/eventually.ts';
import { ContinuousCall } from './continuity/continuous-call.ts';
import { lineOf } from './continuity/line-of.ts';
import { stampedFrame } from './continuity/stamped-speech.ts';

const PROVIDERS = ['openai', 'nova', 'cascade'] as const;
const TIMING = { firstAudioMs: 300, gapMs: 1_200, fillerMs: 50, slowMs: 150 };
const PARTS = { timing: TIMING, fillerSound: Uint8Array.of(0x10, 0x90) };
const library = SpeechLibrary.load();

function sounds(call: ContinuousCall, frames: number): void {
  for (let frame = 0; frame < frames; frame += 1) call.client.sendAudio(stampedFrame(frame));
}

async function asks(call: ContinuousCall): Promise<void> {
  const { mulaw } = library.utterance('caller-open-tomorrow');
  for (let at = 0; at < mulaw.length; at += FRAME_BYTES) {
    call.client.sendAudio(mulaw.toString('base64', at, at + FRAME_BYTES));
  }
  await call.caller.isQuiet(50);
}

describe.concurrent.each(PROVIDERS)(
  'on a noisy line with %s, which rightly ignores the noise',
  (provider) => {
    it('a working stream stays, and the caller hears nothing', async () => {
      const line = await lineOf(provider);
      line.ignoreNoise();
      const call = await new ContinuousCall([line], PARTS).begin();
      for (let noise = 0; noise < 50; noise += 1) {
        sounds(call, 10);
        await call.caller.isQuiet(120);
      }
      await delay(2 * TIMING.gapMs);
      expect(line.memories()).toHaveLength(1);
      expect(call.log.of('response.audio.delta')).toEqual([]);
      await call.end();
    });

    it('a noise as long as a sentence costs a second listener, once, and neither call nor provider', async () => {
      const line = await lineOf(provider);
      line.ignoreNoise();
      const call = await new ContinuousCall([line], PARTS).begin();
      for (let noise = 0; noise < 5; noise += 1) {
        sounds(call, 60);
        await call.caller.isQuiet(100);
        await delay(TIMING.gapMs);
      }
      expect(line.memories()).toHaveLength(2);
      expect(line.openStreams()).toBe(1);
      expect(await call.renewals('lost')).toBe(0);
      expect(call.log.of('session.renewed')).toEqual([]);
      expect(call.log.of('response.audio.delta')).toEqual([]);
      await asks(call);
      await call.answered(1);
      expect(call.transcripts).toHaveLength(1);
      await call.end();
    });

    it('a second listener that is refused closes the provider for no other call', async () => {
      const line = await lineOf(provider);
      line.ignoreNoise();
      const call = await new ContinuousCall([line], PARTS).begin();
      line.refuseNext('throttled');
      sounds(call, 60);
      await call.caller.isQuiet(100);
      await eventually(async () => (await call.renewals('refused')) === 1);
      expect(call.health.available(line.candidate.name)).toBe(true);
      expect(line.openStreams()).toBe(1);
      await call.end();
    });

    it('a lost stream is replaced once, whatever noise is heard again', async () => {
      const line = await lineOf(provider);
      line.ignoreNoise();
      const call = await new ContinuousCall([line], PARTS).begin();
      sounds(call, 40);
      line.strike('connection lost');
      await call.renewed();
      await delay(2 * TIMING.gapMs);
      expect(line.memories()).toHaveLength(2);
      expect(call.log.of('session.ended')).toEqual([]);
      expect(call.health.available(line.candidate.name)).toBe(true);
      await call.end();
    });
  },
);
