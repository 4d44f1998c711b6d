import { Writable } from 'node:stream';
import { bench, describe } from 'vitest';
import { FRAME_BYTES } from '../../src/audio/format.ts';
import { isLoud } from '../../src/audio/loudness.ts';
import { silencePayload } from '../../src/audio/mulaw.ts';
import { encodeFrame } from '../../src/sandbox/bedrock/frames.ts';
import { OutputEvents } from '../../src/sandbox/bedrock/output-events.ts';
import { CallerRing } from '../../src/voice/continuity/caller-ring.ts';
import { AudioCodec } from '../../src/voice/nova/audio-codec.ts';
import { ChunkReader } from '../../src/voice/nova/event-stream/chunk-reader.ts';
import { ChunkSigner } from '../../src/voice/nova/event-stream/chunk-signer.ts';
import { FrameEncoder } from '../../src/voice/nova/event-stream/frame-encoder.ts';
import { audioInputEncoder } from '../../src/voice/nova/messages.ts';
import { parseOutput } from '../../src/voice/nova/parser.ts';
import { AudioDeltaReader } from '../../src/voice/openai/audio-delta.ts';
import { APPEND } from '../../src/voice/openai/messages.ts';
import { parseServerEvent } from '../../src/voice/openai/parser.ts';
import { ClientFrames } from '../../src/websocket/client-frames.ts';
import { OpenAIVoice } from '../model/openai-voice.ts';
import { frameBase64 } from '../stamp.ts';

const payload = frameBase64({ call: 1, sequence: 1, sentMs: 1 });

/** What the model of the bench really sends for 20 ms. */
function openaiDelta(): string {
  const sent: string[] = [];
  const voice = new OpenAIVoice((text) => sent.push(text));
  voice.begin('Hello.');
  voice.echo(payload);
  return sent.at(-1) ?? '';
}

function novaAudio(pcm: string): Uint8Array {
  let sent = '';
  const output = new OutputEvents((event) => {
    sent = JSON.stringify(event);
  });
  output.audio(output.audioStart(8000), pcm);
  return Buffer.from(sent);
}

function novaFrame(event: Uint8Array): Buffer {
  const headers = { ':event-type': 'chunk', ':content-type': 'application/json', ':message-type': 'event' };
  return encodeFrame(headers, Buffer.from(JSON.stringify({ bytes: Buffer.from(event).toString('base64') })));
}

describe('audio from OpenAI', () => {
  const delta = openaiDelta();
  const bytes = Buffer.from(delta);
  const reader = new AudioDeltaReader();
  bench('cut out of the bytes', () => {
    reader.read(bytes, 0, bytes.length);
  });
  bench('the thorough parser', () => {
    parseServerEvent(bytes.toString());
  });
  bench('JSON.parse alone', () => {
    JSON.parse(delta);
  });
});

describe('caller audio that may have to be heard again', () => {
  const full = new CallerRing(15_000);
  bench('20 ms of a long speech', () => {
    full.push(payload);
  });
  const quiet = new CallerRing(15_000);
  const silence = silencePayload(FRAME_BYTES);
  bench('20 ms of silence', () => {
    quiet.push(silence);
  });
  bench('whether 20 ms are loud, by the text alone', () => {
    isLoud(payload);
  });
});

describe('audio to OpenAI', () => {
  const wire = new Writable({ write: (_chunk, _encoding, done) => done() });
  const frames = new ClientFrames(wire, APPEND);
  bench('framed, masked and written to nowhere', () => {
    frames.send(payload);
    frames.flush();
  });
  bench('JSON.stringify', () => {
    JSON.stringify({ type: 'input_audio_buffer.append', audio: payload });
  });
});

describe('audio from and to Nova', () => {
  const codec = new AudioCodec(8000);
  const pcm = codec.toModel(payload)?.pcm ?? '';
  const output = novaAudio(pcm);
  const encode = audioInputEncoder({ promptName: crypto.randomUUID(), audioName: crypto.randomUUID() });
  bench('parse one audioOutput', () => {
    parseOutput(output);
  });
  bench('mu-law to base64 PCM', () => {
    codec.toModel(payload);
  });
  bench('base64 PCM to mu-law', () => {
    codec.fromModel(pcm);
  });
  bench('encode one audioInput', () => {
    encode(pcm);
  });
  const seed = {
    secretAccessKey: 'secret',
    region: 'us-east-1',
    service: 'bedrock',
    signature: '0'.repeat(64),
  };
  const frames = new FrameEncoder(new ChunkSigner(seed, Date.now));
  const event = encode(pcm);
  bench('frame and sign it', () => {
    frames.encode(event);
  });
  const reader = new ChunkReader();
  const frame = novaFrame(output);
  bench('unframe one audioOutput', () => {
    reader.read(frame);
  });
});
