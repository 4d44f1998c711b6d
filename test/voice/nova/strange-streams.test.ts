import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FRAME_BYTES } from '../../../src/audio/format.ts';
import { silencePayload } from '../../../src/audio/mulaw.ts';
import type { NovaSettings } from '../../../src/config/config.ts';
import type { NovaVoiceClient } from '../../../src/voice/nova/client.ts';
import { eventually } from '../../support/eventually.ts';
import { EventLog } from '../event-log.ts';
import { NovaRig } from './nova-rig.ts';

const HOURS = 'We open at nine in the morning and close at six in the evening. Is there anything else?';
const SUNDAYS = 'On Sundays we are closed.';

/** What real streams do beyond the documents, each on its own. */
describe('a stream of Nova', () => {
  let rig: NovaRig;
  let client: NovaVoiceClient | undefined;

  beforeEach(async () => {
    rig = await new NovaRig().start();
    rig.script.prepend({ when: /open tomorrow/, answer: { text: HOURS } });
    rig.script.prepend({ when: /sunday/, answer: { text: SUNDAYS } });
  });
  afterEach(async () => {
    await client?.close();
    await rig.stop();
  });

  async function open(settings: Partial<NovaSettings> = {}): Promise<[NovaVoiceClient, EventLog]> {
    client = rig.createClient({}, settings);
    const log = new EventLog(client);
    await client.connect();
    return [client, log];
  }

  it.each(['all', 'text', 'stop_reason', 'none'] as const)(
    'is interrupted once when it tells that by: %s',
    async (signs) => {
      rig.sandbox.quirks.interruptionSigns = signs;
      const [talking, log] = await open();
      await rig.callerSays(talking, 'caller-open-tomorrow');
      await log.next('response.done');
      await rig.callerSays(talking, 'caller-sunday');
      const { responseId } = await log.next('response.done', 2);
      expect(log.of('input_audio_buffer.speech_started')).toHaveLength(1);
      expect(log.spoken(responseId)).toBe(SUNDAYS);
    },
  );

  it('answers as usual with early completions, doubled texts and tokens between all events', async () => {
    Object.assign(rig.sandbox.quirks, {
      earlyCompletions: true,
      withholdsCompletionEnd: true,
      doublesTexts: true,
      usageEverywhere: true,
    });
    const [talking, log] = await open();
    await rig.callerSays(talking, 'caller-open-tomorrow');
    const { responseId, status } = await log.next('response.done');
    expect(status).toBe('completed');
    expect(log.spoken(responseId)).toBe(HOURS);
    expect(log.of('input_audio_buffer.speech_stopped')).toHaveLength(1);
  });

  it('says how long it took to end a turn, where it says so', async () => {
    const [talking, log] = await open();
    expect(talking.capabilities.signalsSpeechEnd).toBe(false);
    await rig.callerSays(talking, 'caller-open-tomorrow');
    await log.next('response.done');
    expect(talking.capabilities.signalsSpeechEnd).toBe(true);
    expect(await rig.metrics.registry.metrics()).toContain(
      'voice_provider_endpointing_seconds_sum{provider="nova"} 0.7',
    );
  });

  it('without speech events ends a turn by the answer', async () => {
    rig.sandbox.quirks.speechEvents = false;
    const [talking, log] = await open();
    await rig.callerSays(talking, 'caller-open-tomorrow');
    await log.next('response.done');
    expect(talking.capabilities.signalsSpeechEnd).toBe(false);
    expect(
      log.order('input_audio_buffer.speech_stopped', 'conversation.item.input_audio_transcription.completed'),
    ).toEqual(['conversation.item.input_audio_transcription.completed', 'input_audio_buffer.speech_stopped']);
  });

  describe('that ends at audio while a tool is pending', () => {
    beforeEach(() => {
      rig.sandbox.quirks.diesOnAudioDuringTool = true;
      rig.script.prepend({
        when: /parcel/,
        answer: { toolCalls: [{ name: 'order_status', arguments: {} }] },
      });
      rig.script.prepend({ when: /Tuesday/, answer: { text: 'It arrives on Tuesday.' } });
    });

    it('is lost', async () => {
      const [talking, log] = await open();
      talking.sendText('Where is my parcel?');
      await log.next('response.function_call');
      expect((await log.next('session.ended')).error?.code).toBe('provider_input_rejected');
    });

    it('goes on with NOVA_HOLD_AUDIO_DURING_TOOLS, and hears what was said meanwhile', async () => {
      const [talking, log] = await open({ holdAudioDuringTools: true });
      talking.sendText('Where is my parcel?');
      const { callId } = await log.next('response.function_call');
      await delay(300);
      talking.sendAudio(silencePayload(FRAME_BYTES));
      talking.sendToolResult(callId, { arrives: 'Tuesday' });
      const { responseId } = await log.next('response.done', 2);
      expect(log.spoken(responseId)).toBe('It arrives on Tuesday.');
      expect(log.of('session.ended')).toEqual([]);
    });
  });

  it('of Nova 2.5, as reports describe it, is interrupted, calls a tool and answers as one of Nova 2', async () => {
    await rig.stop();
    rig = await new NovaRig({ models: ['amazon.nova-2-5-sonic'] }).start();
    Object.assign(rig.sandbox.quirks, {
      ...{ interruptionSigns: 'none', diesOnAudioDuringTool: true },
      ...{ earlyCompletions: true, withholdsCompletionEnd: true, doublesTexts: true, usageEverywhere: true },
    });
    rig.script.prepend({ when: /open tomorrow/, answer: { text: HOURS } });
    rig.script.prepend({ when: /sunday/, answer: { toolCalls: [{ name: 'opening_hours', arguments: {} }] } });
    rig.script.prepend({ when: /closed/, answer: { text: SUNDAYS } });
    const [talking, log] = await open({ modelId: 'amazon.nova-2-5-sonic', holdAudioDuringTools: true });
    await rig.callerSays(talking, 'caller-open-tomorrow');
    await log.next('response.done');
    await rig.callerSays(talking, 'caller-sunday');
    const { callId } = await log.next('response.function_call');
    talking.sendAudio(silencePayload(FRAME_BYTES));
    await delay(200);
    talking.sendToolResult(callId, { sunday: 'closed' });
    await eventually(() => log.of('response.done').some((done) => log.spoken(done.responseId) === SUNDAYS));
    expect(log.of('session.ended')).toEqual([]);
    expect(rig.sandbox.streams.at(-1)?.modelId).toBe('amazon.nova-2-5-sonic');
  });
});
