import { PassThrough, Writable } from 'node:stream';
import { bench, describe } from 'vitest';
import { encodeFrame } from '../../sandbox/bedrock/frames.ts';
import { OutputEvents } from '../../sandbox/bedrock/output-events.ts';
import { TELEPHONE_LINE } from '../../src/audio/line-format.ts';
import { AudioCodec } from '../../src/voice/nova/audio/audio-codec.ts';
import { ChunkReader } from '../../src/voice/nova/event-stream/chunk-reader.ts';
import { ChunkSigner } from '../../src/voice/nova/event-stream/chunk-signer.ts';
import { FrameEncoder } from '../../src/voice/nova/event-stream/frame-encoder.ts';
import { OutputTap } from '../../src/voice/nova/event-stream/output-tap.ts';
import { SignedBody } from '../../src/voice/nova/event-stream/signed-body.ts';
import { audioInputEncoder } from '../../src/voice/nova/wire/input-events.ts';
import { ModelInput } from '../../src/voice/nova/wire/model-input.ts';
import { parseOutput } from '../../src/voice/nova/wire/parse-output.ts';
import { frameBase64 } from '../stamp.ts';

/** 20 ms of the caller. */
const payload = frameBase64({ call: 1, sequence: 1, sentMs: 1 });
const seed = {
  secretAccessKey: 'secret',
  region: 'us-east-1',
  service: 'bedrock',
  signature: '0'.repeat(64),
};
const codec = new AudioCodec(TELEPHONE_LINE, { inputHz: 8000, outputHz: 8000 });
const pcmBase64 = codec.toModel(payload);

function createFrames(): FrameEncoder {
  return new FrameEncoder(new ChunkSigner(seed, Date.now));
}

/** What the model of the bench really sends for 20 ms. */
function audioOutput(): Buffer {
  let sent = '';
  const output = new OutputEvents((event) => {
    sent = JSON.stringify(event);
  });
  output.audio(output.audioStart(8000), pcmBase64);
  return Buffer.from(sent);
}

function chunk(event: Buffer): Buffer {
  const headers = { ':event-type': 'chunk', ':content-type': 'application/json', ':message-type': 'event' };
  return encodeFrame(headers, Buffer.from(JSON.stringify({ bytes: event.toString('base64') })));
}

/** The input of a stream whose connection takes everything immediately. */
function openInput(): ModelInput {
  const input = new ModelInput({
    settings: {
      regions: ['us-east-1'],
      modelId: 'amazon.nova-2-sonic-v1:0',
      voiceId: 'matthew',
      sampleRateHz: 8000,
      sessionLimitMs: 480_000,
      endpointing: 'MEDIUM',
      inputGate: false,
      resumeAfterNoise: false,
      holdAudioDuringTools: false,
      maxTokens: 1024,
      temperature: 0.7,
      topP: 0.9,
      maxRetries: 3,
    },
    conversation: { instructions: 'Answer briefly.', tools: [], history: [] },
    codec: new AudioCodec(TELEPHONE_LINE, { inputHz: 8000, outputHz: 8000 }),
    guard: { wrap: (_entrance, step) => step },
    onAudioDropped: () => undefined,
    isPlaying: () => false,
    onStalled: () => undefined,
  });
  const connection = new Writable({ write: (_bytes, _encoding, done) => done() });
  new SignedBody(input.stream, createFrames()).pipe(connection);
  return input;
}

describe('20 ms of the caller to Nova', () => {
  const encode = audioInputEncoder({ promptName: crypto.randomUUID(), audioName: crypto.randomUUID() });
  const frames = createFrames();
  const event = encode(pcmBase64);
  const input = openInput();
  bench('mu-law to base64 PCM', () => {
    codec.toModel(payload);
  });
  bench('frame and sign', () => {
    frames.encode(event);
  });
  bench('all of it', () => {
    input.audio(payload);
  });
});

describe('20 ms of Nova to the caller', () => {
  const event = audioOutput();
  const frame = chunk(event);
  const chunks = new ChunkReader();
  const pcm = Buffer.from(pcmBase64, 'base64');
  const source = new PassThrough();
  new OutputTap(source, (bytes) => {
    const output = parseOutput(bytes)?.event;
    if (output?.type === 'audio') codec.fromModel(output.pcm);
  });
  bench('unframe', () => {
    chunks.read(frame);
  });
  bench('parse', () => {
    parseOutput(event);
  });
  bench('PCM to base64 mu-law', () => {
    codec.fromModel(pcm);
  });
  bench('all of it, without the connection', () => {
    source.emit('data', frame);
  });
});
