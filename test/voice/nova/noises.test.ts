import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FRAME_BYTES } from '../../../src/audio/format.ts';
import { encodeMulaw, silencePayload } from '../../../src/audio/mulaw.ts';
import type { NovaSettings } from '../../../src/config/config.ts';
import type { HeardAudio } from '../../../src/media/heard-audio.ts';
import type { NovaVoiceClient } from '../../../src/voice/nova/client.ts';
import type { NovaOptions } from '../../../src/voice/options/nova-options.ts';
import { eventually } from '../../support/eventually.ts';
import { EventLog } from '../event-log.ts';
import { library } from '../rig/caller.ts';
import { NovaRig } from './nova-rig.ts';

const HOURS = 'We open at nine in the morning and close at six in the evening. Is there anything else?';
const REST = 'and close at six in the evening. Is there anything else?';
const SUNDAYS = 'On Sundays we are closed.';
const GO_ON = /has stopped you/;

/** 300 ms of loud breath, in frames: noise, the same each time. */
const COUGH = Array.from({ length: 15 }, (_, frame) => {
  const pcm = Int16Array.from({ length: FRAME_BYTES }, (_, at) => 9_000 * noise(frame * FRAME_BYTES + at));
  return Buffer.from(encodeMulaw(pcm)).toString('base64');
});
/** 300 ms of a voice. */
const VOICE_BYTES = 2_400;

describe('a noise while Nova speaks', () => {
  let rig: NovaRig;
  let client: NovaVoiceClient;
  let log: EventLog;

  beforeEach(async () => {
    rig = await new NovaRig().start();
    rig.script.prepend({ when: /open tomorrow/, answer: { text: HOURS } });
    rig.script.prepend({ when: /sunday/, answer: { text: SUNDAYS } });
  });
  afterEach(async () => {
    await client.close();
    await rig.stop();
  });

  async function hearsAnAnswer(settings: Partial<NovaSettings>, own: NovaOptions = {}): Promise<void> {
    client = rig.createClient({ preferences: { nova: own } }, settings);
    // The line is cleared when the model is interrupted, as the call does it.
    log = new EventLog(client, ({ type }) => {
      if (type === 'input_audio_buffer.speech_started') client.cancelResponse(heardOf(log));
    });
    await client.connect();
    await rig.callerSays(client, 'caller-open-tomorrow');
    await log.next('response.done');
  }

  /** Resolves when the model has heard it, or the silence in its place. */
  async function comes(payloads: readonly string[]): Promise<void> {
    const heardMs = () => (rig.sandbox.streams.at(-1)?.received.length ?? 0) / 16;
    const before = heardMs();
    for (const payload of payloads) client.sendAudio(payload);
    for (let frame = 0; frame < 60; frame += 1) client.sendAudio(silencePayload(FRAME_BYTES));
    await eventually(() => heardMs() > before + 1_200);
  }

  /** A sound with a vowel, that is no word. */
  async function aVoiceWithoutWords(): Promise<void> {
    const { mulaw } = library.utterance('caller-sunday');
    rig.sandbox.quirks.wordlessSounds = true;
    const frames = Array.from({ length: VOICE_BYTES / FRAME_BYTES }, (_, at) =>
      mulaw.subarray(at * FRAME_BYTES, (at + 1) * FRAME_BYTES).toString('base64'),
    );
    await comes(frames);
  }

  const voices = () => log.of('input_audio_buffer.voice_started').length;
  const requests = () => rig.conversation().filter(({ role, text }) => role === 'caller' && GO_ON.test(text));

  it('is silence for it with NOVA_INPUT_GATE, but the caller who interrupts is not', async () => {
    await hearsAnAnswer({ inputGate: true });
    const before = voices();
    await comes(COUGH);
    expect(voices()).toBe(before);
    await rig.callerSays(client, 'caller-sunday');
    const { responseId } = await log.next('response.done', 2);
    expect(log.of('input_audio_buffer.speech_started')).toHaveLength(1);
    expect(log.spoken(responseId)).toBe(SUNDAYS);
  });

  it('stops it, and with NOVA_RESUME_AFTER_NOISE it goes on from what was heard', async () => {
    await hearsAnAnswer({ resumeAfterNoise: true });
    await aVoiceWithoutWords();
    const [request] = await eventually(() => (requests().length > 0 ? requests() : undefined));
    expect(request?.text.endsWith(`"${REST}"`)).toBe(true);
    expect(await rig.metrics.registry.metrics()).toContain(
      'voice_provider_resumed_answers_total{provider="nova"} 1',
    );
  });

  it('with both, as an assistant may ask: the gate keeps coughs away, and what passes it costs only a pause', async () => {
    await hearsAnAnswer({}, { inputGate: true, resumeAfterNoise: true });
    const before = voices();
    await comes(COUGH);
    expect(voices()).toBe(before);
    await aVoiceWithoutWords();
    const { responseId } = await log.next('response.created', 2);
    expect(voices()).toBe(before + 1);
    expect(requests()).toHaveLength(1);
    await eventually(() => log.spoken(responseId) === REST);
    // The gate is closed again while the rest is heard, and the caller still takes the floor.
    await comes(COUGH);
    expect(voices()).toBe(before + 1);
    rig.sandbox.quirks.wordlessSounds = false;
    await rig.callerSays(client, 'caller-sunday');
    await eventually(() => log.of('response.done').some((done) => log.spoken(done.responseId) === SUNDAYS));
    expect(log.of('input_audio_buffer.speech_started')).toHaveLength(2);
    expect(requests()).toHaveLength(1);
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
