import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Random } from '../../sandbox/chaos/random.ts';
import { loadClips } from '../../sandbox/floor/clips.ts';
import { cough } from '../../sandbox/floor/noises.ts';
import { SceneMicrophone } from '../../sandbox/floor/scene-microphone.ts';
import { ModelScript } from '../../sandbox/model/script.ts';
import { SpeechLibrary } from '../../sandbox/model/speech-library.ts';
import { SpokenWords } from '../../sandbox/model/spoken-words.ts';
import { VendorEar } from '../../sandbox/model/vendor-ear.ts';
import { OpenAISandbox } from '../../sandbox/openai/server.ts';
import { WireClient } from './openai-wire.ts';

const library = SpeechLibrary.load();
const words = new SpokenWords();
const PCMU = { format: { type: 'audio/pcmu' } };
const LONG = 'We open at nine in the morning and close at six in the evening, every day but Sunday.';
const SAY_LONG = { type: 'response.create', response: { instructions: `<say>${LONG}</say>` } };
const FRAMES_BEFORE = 50;
const FRAMES_AFTER = 40;

const script = new ModelScript([{ when: /^/, answer: { text: 'I see.' } }]);
const sandbox = new OpenAISandbox({
  ...{ script, library, apiKey: 'sk-sandbox', speed: 4 },
  makeEar: (options) => new VendorEar({ ...options, words }),
  liveTranscription: { wordDelayMs: () => 20, finalDelayMs: () => 100 },
});
let client: WireClient;

/** A telephone whose gateway decides, or leaves it to the vendor. */
async function dial(url: string, flag: boolean): Promise<WireClient> {
  const dialled = await new WireClient(`${url}/realtime?model=gpt-realtime-2.1`).opened();
  const turn_detection = { type: 'server_vad', create_response: flag, interrupt_response: flag };
  const input = { ...PCMU, transcription: { model: 'gpt-live-transcribe' }, turn_detection };
  dialled.send({ type: 'session.update', session: { type: 'realtime', audio: { input, output: PCMU } } });
  await dialled.next('session.updated');
  return dialled;
}

/** Sends a sound with a second before it and enough silence after it, all at the same time. */
function send(pcm: Int16Array, text = ''): void {
  const played = () => new Uint8Array(0);
  const microphone = new SceneMicrophone({
    ...{ background: new Int16Array(160), words, played },
    onFrame: () => undefined,
  });
  const count = FRAMES_BEFORE + Math.ceil(pcm.length / 160) + FRAMES_AFTER;
  for (let frame = 0; frame < count; frame += 1) {
    if (frame === FRAMES_BEFORE) void microphone.play(pcm, text);
    client.send({ type: 'input_audio_buffer.append', audio: microphone.frame(frame).toString('base64') });
  }
}

let url = '';
beforeEach(async () => {
  url = (await sandbox.start()).url;
});
afterEach(async () => {
  client.end();
  await sandbox.stop();
});

describe('a vendor that leaves the turns to its client', () => {
  it('tells of a cough and commits it, but neither stops nor answers', async () => {
    client = await dial(url, false);
    client.send(SAY_LONG);
    await client.next('response.output_audio.delta');
    send(cough(new Random(1)));
    await client.next('input_audio_buffer.committed');
    const transcript = await client.next('conversation.item.input_audio_transcription.completed');
    expect(transcript.transcript).toBe('');
    expect(await client.refused({ type: 'response.create' })).toMatchObject({
      code: 'conversation_already_has_active_response',
    });
    const { response } = await client.next('response.done');
    expect(response).toMatchObject({ status: 'completed' });
    expect(client.of('response.created')).toHaveLength(1);
  });

  it('forgets the cough when its client deletes it', async () => {
    client = await dial(url, false);
    send(cough(new Random(2)));
    const { item_id } = await client.next('input_audio_buffer.committed');
    client.send({ type: 'conversation.item.delete', item_id });
    await client.next('conversation.item.deleted');
    expect(sandbox.sessions.at(-1)?.conversation).toEqual([]);
  });

  it('writes the words before the turn is over', async () => {
    client = await dial(url, false);
    const clip = loadClips().find(({ text }) => text === 'No, I meant the other parcel.');
    if (!clip) throw new Error('no such clip');
    send(clip.pcm, clip.text);
    await client.next('conversation.item.input_audio_transcription.completed');
    const deltas = client.of('conversation.item.input_audio_transcription.delta');
    expect(deltas.map(({ delta }) => delta).join('')).toBe(clip.text);
    const [started] = client.of('input_audio_buffer.speech_started');
    expect(deltas.every(({ item_id }) => item_id === started?.item_id)).toBe(true);
  });
});

describe('a vendor that decides', () => {
  it('stops itself for a cough, and answers it', async () => {
    client = await dial(url, true);
    client.send(SAY_LONG);
    await client.next('response.output_audio.delta');
    send(cough(new Random(1)));
    const { response } = await client.next('response.done');
    expect(response).toMatchObject({ status: 'cancelled' });
    await client.next('response.done', 2);
    expect(client.of('response.created')).toHaveLength(2);
  });
});
