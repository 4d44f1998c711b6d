/**
 * The floor for Nova: a bare relay between a Twilio stream and the AWS SDK's bidirectional stream, one event for
 * each 20 ms frame, mu-law and PCM by table, everything else with JSON.parse and JSON.stringify.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import {
  BedrockRuntimeClient,
  InvokeModelWithBidirectionalStreamCommand,
} from '@aws-sdk/client-bedrock-runtime';
import alawmulaw from 'alawmulaw';
import { WebSocket, WebSocketServer } from 'ws';

const DECODE = Int16Array.from({ length: 256 }, (_, code) => alawmulaw.mulaw.decodeSample(code));
const ENCODE = Uint8Array.from({ length: 65_536 }, (_, bits) => {
  return alawmulaw.mulaw.encodeSample((bits << 16) >> 16) & 0xff;
});
const twiml = `<Response><Connect><Stream url="wss://voice.example.test/twilio/stream"><Parameter name="token" value="none"/></Stream></Connect></Response>`;
const bedrock = new BedrockRuntimeClient({ region: process.env.AWS_REGION });

const http = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    if (request.url === '/twilio/voice') response.setHeader('Content-Type', 'text/xml').end(twiml);
    else response.writeHead(204).end();
  });
});

const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
sockets.on('connection', (twilio) => {
  const input = new Input();
  const promptName = randomUUID();
  const audioName = randomUUID();
  let streamSid = '';
  for (const event of openingEvents(promptName, audioName)) input.push(event);

  twilio.on('message', (data) => {
    const message = JSON.parse(data.toString());
    if (message.event === 'start') streamSid = message.start.streamSid;
    if (message.event !== 'media') return;
    const content = toPcm(message.media.payload);
    input.push({ audioInput: { promptName, contentName: audioName, content } });
  });
  twilio.on('close', () => {
    input.push({ contentEnd: { promptName, contentName: audioName } });
    input.push({ promptEnd: { promptName } });
    input.push({ sessionEnd: {} });
    input.end();
  });
  twilio.on('error', () => input.end());

  const toTwilio = (message) => {
    if (twilio.readyState === WebSocket.OPEN) twilio.send(JSON.stringify(message));
  };
  const relay = async () => {
    const command = new InvokeModelWithBidirectionalStreamCommand({
      modelId: 'amazon.nova-2-sonic-v1:0',
      body: input,
    });
    const { body } = await bedrock.send(command);
    for await (const { chunk } of body) {
      const { event } = JSON.parse(Buffer.from(chunk.bytes).toString('utf8'));
      if (event.audioOutput) {
        toTwilio({ event: 'media', streamSid, media: { payload: toMulaw(event.audioOutput.content) } });
      } else if (event.contentEnd?.stopReason === 'INTERRUPTED') {
        toTwilio({ event: 'clear', streamSid });
      }
    }
  };
  relay().then(
    () => twilio.close(),
    () => twilio.close(1011),
  );
});

/** Events wait here until the SDK takes them. */
class Input {
  #waiting = [];
  #wake;
  #ended = false;

  push(event) {
    this.#waiting.push({ chunk: { bytes: Buffer.from(JSON.stringify({ event })) } });
    this.#wake?.();
  }

  end() {
    this.#ended = true;
    this.#wake?.();
  }

  async *[Symbol.asyncIterator]() {
    for (;;) {
      while (this.#waiting.length > 0) yield this.#waiting.shift();
      if (this.#ended) return;
      await new Promise((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

function toPcm(base64) {
  const mulaw = Buffer.from(base64, 'base64');
  const pcm = new Int16Array(mulaw.length);
  for (let i = 0; i < mulaw.length; i += 1) pcm[i] = DECODE[mulaw[i]];
  return Buffer.from(pcm.buffer).toString('base64');
}

function toMulaw(base64) {
  const bytes = Buffer.from(base64, 'base64');
  const mulaw = Buffer.allocUnsafe(bytes.length >> 1);
  for (let i = 0; i < mulaw.length; i += 1) mulaw[i] = ENCODE[bytes.readUInt16LE(i * 2)];
  return mulaw.toString('base64');
}

function openingEvents(promptName, audioName) {
  const format = {
    mediaType: 'audio/lpcm',
    sampleRateHertz: 8000,
    sampleSizeBits: 16,
    channelCount: 1,
    audioType: 'SPEECH',
    encoding: 'base64',
  };
  const text = (role, interactive, content) => {
    const contentName = randomUUID();
    const textInputConfiguration = { mediaType: 'text/plain' };
    const start = { promptName, contentName, type: 'TEXT', interactive, role, textInputConfiguration };
    return [
      { contentStart: start },
      { textInput: { promptName, contentName, content } },
      { contentEnd: { promptName, contentName } },
    ];
  };
  return [
    { sessionStart: { inferenceConfiguration: { maxTokens: 1024, topP: 0.9, temperature: 0.7 } } },
    {
      promptStart: {
        promptName,
        textOutputConfiguration: { mediaType: 'text/plain' },
        audioOutputConfiguration: { ...format, voiceId: 'matthew' },
      },
    },
    ...text('SYSTEM', false, 'You answer the telephone.'),
    {
      contentStart: {
        promptName,
        contentName: audioName,
        type: 'AUDIO',
        interactive: true,
        role: 'USER',
        audioInputConfiguration: format,
      },
    },
    ...text('USER', true, 'Greet the caller.'),
  ];
}

http.listen({ port: Number(process.env.PORT), host: process.env.HOST, backlog: 4096 }, () => {
  const address = `http://127.0.0.1:${http.address().port}`;
  process.stdout.write(`${JSON.stringify({ msg: 'Listening', address })}\n`);
});
process.on('SIGTERM', () => process.exit(0));
