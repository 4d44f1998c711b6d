import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FRAME_BYTES } from '../../../src/audio/format.ts';
import { encodeMulaw, silencePayload } from '../../../src/audio/mulaw.ts';
import type { NovaSettings } from '../../../src/config/config.ts';
import type { HeardAudio } from '../../../src/media/heard-audio.ts';
import type { NovaVoiceClient } from '../../../src/voice/nova/client.ts';
import { eventually } from '../../support/eventually.ts';
import { EventLog } from '../event-log.ts';
import { library, NovaRig } from './nova-rig.ts';

const HOURS = 'We open at nine in the morning and close at six in the evening. Is there anything else?';
const SUNDAYS = 'On Sundays we are closed.';

/** 300 ms of loud breath, in frames: noise, the same each time. */
const COUGH = Array.from({ length: 15 }, (_, frame) => {
  const pcm = Int16Array.from({ length: FRAME_BYTES }, (_, at) => 9_000 * noise(frame * FRAME_BYTES + at));
  return Buffer.from(encodeMulaw(pcm)).toString('base64');
});

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

  it('hears no cough while it speaks with NOVA_INPUT_GATE, but the caller who interrupts', async () => {
    const [talking, log] = await open({ inputGate: true });
    await rig.callerSays(talking, 'caller-open-tomorrow');
    await log.next('response.done');
    const voices = log.of('input_audio_buffer.voice_started').length;
    for (const frame of COUGH) talking.sendAudio(frame);
    for (let frame = 0; frame < 60; frame += 1) talking.sendAudio(silencePayload(FRAME_BYTES));
    const heardMs = () => (rig.sandbox.streams.at(-1)?.received.length ?? 0) / 16;
    const before = heardMs();
    await eventually(() => heardMs() > before + 300);
    expect(log.of('input_audio_buffer.voice_started')).toHaveLength(voices);
    await rig.callerSays(talking, 'caller-sunday');
    const { responseId } = await log.next('response.done', 2);
    expect(log.of('input_audio_buffer.speech_started')).toHaveLength(1);
    expect(log.spoken(responseId)).toBe(SUNDAYS);
  });

  it('goes on after a noise with NOVA_RESUME_AFTER_NOISE, from what was heard', async () => {
    const [talking, log] = await open({ resumeAfterNoise: true });
    // The line is cleared when the model is interrupted, as the call does it.
    talking.listen((event) => {
      log.events.push(event);
      if (event.type === 'input_audio_buffer.speech_started') talking.cancelResponse(heardOf(log));
    });
    await rig.callerSays(talking, 'caller-open-tomorrow');
    await log.next('response.done');
    const { mulaw } = library.utterance('caller-sunday');
    rig.sandbox.quirks.wordlessSounds = true;
    talking.sendAudio(mulaw.subarray(0, 2_400).toString('base64'));
    for (let frame = 0; frame < 60; frame += 1) talking.sendAudio(silencePayload(FRAME_BYTES));
    const request = await eventually(() =>
      rig.conversation().find(({ role, text }) => role === 'caller' && text.includes('has stopped you')),
    );
    expect(request.text).toMatch(/close at six in the evening\. Is there anything else\?"$/);
    expect(await rig.metrics.registry.metrics()).toContain(
      'voice_provider_resumed_answers_total{provider="nova"} 1',
    );
  });
});

/** -1 to 1. */
function noise(at: number): number {
  const bits = Math.imul(at ^ (at >>> 5), 2_654_435_761) >>> 0;
  return ((Math.imul(bits ^ (bits >>> 15), 2_246_822_519) >>> 0) / 0x1_0000_0000) * 2 - 1;
}

/** The first item was heard to its middle, nothing of the others. */
function heardOf(log: EventLog): HeardAudio[] {
  const items = [...new Set(log.of('response.audio.delta').map(({ itemId }) => itemId))];
  return items.map((itemId, index) => {
    const bytes = log
      .of('response.audio.delta')
      .filter((event) => event.itemId === itemId)
      .reduce((sum, { delta }) => sum + Buffer.from(delta, 'base64').length, 0);
    return { itemId, sentMs: bytes / 8, heardMs: index === 0 ? bytes / 16 : 0 };
  });
}
