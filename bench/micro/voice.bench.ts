import { bench, describe } from 'vitest';
import { FRAME_BYTES } from '../../src/audio/format.ts';
import { TELEPHONE_LINE } from '../../src/audio/line-format.ts';
import { silencePayload } from '../../src/audio/mulaw.ts';
import { CallerRing } from '../../src/voice/continuity/caller-audio/caller-ring.ts';
import { parseServerEvent } from '../../src/voice/openai/parser.ts';
import { ModelSpeech } from '../../src/voice/openai-live/speech/model-speech.ts';
import { parseLiveEvent } from '../../src/voice/openai-live/wire/parser.ts';
import { OpenAIVoice } from '../model/openai-voice.ts';
import { frameBase64 } from '../stamp.ts';

const payload = frameBase64({ call: 1, sequence: 1, sentMs: 1 });

/** GPT-Live sends 100 ms in one piece. */
const LIVE_PIECE_BYTES = 800;

/** The model's side of a session whose caller says nothing. */
function liveSpeech(): ModelSpeech {
  return new ModelSpeech({
    line: TELEPHONE_LINE,
    lines: { take: () => undefined },
    drops: { count: () => undefined },
    emit: () => undefined,
    newId: (kind) => kind,
    isWaiting: () => false,
    onGoesOn: () => undefined,
    caller: { speaks: false, spokeBetween: () => false, answerBegins: () => undefined },
  });
}

/** What the model of the bench really sends for 20 ms. */
function openaiDelta(): string {
  const sent: string[] = [];
  const voice = new OpenAIVoice((text) => sent.push(text));
  voice.begin('Hello.');
  voice.echo(payload);
  return sent.at(-1) ?? '';
}

describe('audio from OpenAI', () => {
  const delta = openaiDelta();
  bench('parsed', () => {
    parseServerEvent(delta);
  });
  bench('JSON.parse alone', () => {
    JSON.parse(delta);
  });
});

/** 100 ms of GPT-Live, which sends nothing else: as many a second as a tenth of OpenAI Realtime's frames in echo. */
describe('100 ms of audio from GPT-Live', () => {
  const pieceOf = (audio: Buffer) =>
    JSON.stringify({ type: 'session.output_audio.delta', delta: audio.toString('base64') });
  const speech = pieceOf(Buffer.alloc(LIVE_PIECE_BYTES, 0x20));
  const silence = pieceOf(Buffer.alloc(LIVE_PIECE_BYTES, 0xff));
  const hear = (session: ModelSpeech, message: string) => {
    const event = parseLiveEvent(message);
    if (event?.type === 'output.audio') session.audio(event.delta);
  };
  const speaking = liveSpeech();
  bench('speech, parsed and passed on', () => hear(speaking, speech));
  const silent = liveSpeech();
  bench('silence, parsed and left out', () => hear(silent, silence));
  const echo = openaiDelta();
  bench('five frames of OpenAI Realtime, parsed', () => {
    for (let frame = 0; frame < 5; frame += 1) parseServerEvent(echo);
  });
});

describe('caller audio that may have to be heard again', () => {
  const full = new CallerRing(15_000, TELEPHONE_LINE);
  bench('20 ms of a long speech', () => {
    full.push(payload);
  });
  const quiet = new CallerRing(15_000, TELEPHONE_LINE);
  const silence = silencePayload(FRAME_BYTES);
  bench('20 ms of silence', () => {
    quiet.push(silence);
  });
});
