import { PassThrough, Readable } from 'node:stream';
import {
  type BedrockRuntimeClient,
  InvokeModelWithBidirectionalStreamCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { afterEach, describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame, FrameSplitter } from '../../src/sandbox/bedrock/frames.ts';
import type { BedrockSandboxOptions } from '../../src/sandbox/bedrock/server.ts';
import { eventually } from '../support/eventually.ts';
import { CREDENTIALS, NovaRig } from '../voice/nova/nova-rig.ts';

type Event = Readonly<Record<string, object>>;

const P = { promptName: 'p' };
const FORMAT = {
  mediaType: 'audio/lpcm',
  sampleRateHertz: 8000,
  sampleSizeBits: 16,
  channelCount: 1,
  audioType: 'SPEECH',
  encoding: 'base64',
};
const inferenceConfiguration = { maxTokens: 1024, topP: 0.9, temperature: 0.7 };
const textOutputConfiguration = { mediaType: 'text/plain' };
const toolUseOutputConfiguration = { mediaType: 'application/json' };
const audioOutputConfiguration = { ...FORMAT, voiceId: 'matthew' };

const session: Event = { sessionStart: { inferenceConfiguration } };
const prompt: Event = { promptStart: { ...P, textOutputConfiguration, audioOutputConfiguration } };

function textStart(name: string, role: string, interactive = false): Event {
  const start = { ...P, contentName: name, type: 'TEXT', interactive, role };
  return { contentStart: { ...start, textInputConfiguration: { mediaType: 'text/plain' } } };
}
const textInput = (name: string, content: string): Event => ({
  textInput: { ...P, contentName: name, content },
});
const end = (name: string): Event => ({ contentEnd: { ...P, contentName: name } });
function text(name: string, role: string, content = 'words', interactive = false): Event[] {
  return [textStart(name, role, interactive), textInput(name, content), end(name)];
}
function audioStart(format: object = FORMAT): Event {
  const start = { ...P, contentName: 'audio', type: 'AUDIO', interactive: true, role: 'USER' };
  return { contentStart: { ...start, audioInputConfiguration: format } };
}
const audio: Event = {
  audioInput: { ...P, contentName: 'audio', content: Buffer.alloc(320).toString('base64') },
};
function tool(toolUseId: string, content: unknown): Event[] {
  const toolResultInputConfiguration = {
    toolUseId,
    type: 'TEXT',
    textInputConfiguration: textOutputConfiguration,
  };
  const start = { ...P, contentName: 'tool', type: 'TOOL', interactive: false, role: 'TOOL' };
  return [
    { contentStart: { ...start, toolResultInputConfiguration } },
    { toolResult: { ...P, contentName: 'tool', content } },
    end('tool'),
  ];
}
function promptWith(fields: object): Event {
  return { promptStart: { ...prompt.promptStart, ...fields } };
}
function promptWithSchema(json: unknown): Event {
  const toolSpec = { name: 'order_status', description: 'Finds an order.', inputSchema: { json } };
  return promptWith({ toolUseOutputConfiguration, toolConfiguration: { tools: [{ toolSpec }] } });
}

const system = text('system', 'SYSTEM');
const opening = [session, prompt, ...system, audioStart()];
const closing: Event[] = [end('audio'), { promptEnd: P }, { sessionEnd: {} }];
const history = (count: number) =>
  Array.from({ length: count }, (_, i) => text(`h${i}`, i % 2 === 0 ? 'USER' : 'ASSISTANT')).flat();

describe('BedrockSandbox', () => {
  const rigs: NovaRig[] = [];

  async function startRig(options: Partial<BedrockSandboxOptions> = {}): Promise<NovaRig> {
    const rig = await new NovaRig(options).start();
    rigs.push(rig);
    return rig;
  }

  afterEach(async () => {
    await Promise.all(rigs.splice(0).map((rig) => rig.stop()));
  });

  /** Sends the events and keeps the input open until the output ends. */
  async function run(
    rig: NovaRig,
    events: readonly Event[],
    { bedrock = rig.createBedrock(), keepOpen = true, modelId = 'amazon.nova-2-sonic-v1:0' } = {},
  ): Promise<string[]> {
    let over: () => void = () => undefined;
    const done = new Promise<void>((resolve) => {
      over = resolve;
    });
    async function* body() {
      for (const event of events) yield { chunk: { bytes: Buffer.from(JSON.stringify({ event })) } };
      if (keepOpen) await done;
    }
    const names: string[] = [];
    try {
      const command = new InvokeModelWithBidirectionalStreamCommand({ modelId, body: body() });
      const output = await bedrock.send(command);
      for await (const { chunk } of output.body ?? []) {
        const { event } = JSON.parse(Buffer.from(chunk?.bytes ?? []).toString());
        names.push(...Object.keys(event));
      }
    } finally {
      over();
    }
    return names;
  }

  it('serves a whole session, and notes that it was closed in order', async () => {
    const rig = await startRig();
    const outputs = await run(rig, [...opening, audio, ...closing], { keepOpen: false });
    expect(outputs).toEqual(['completionStart', 'completionEnd']);
    const [stream] = rig.sandbox.streams;
    expect(stream?.closedInOrder).toBe(true);
    expect(stream?.received).toEqual(Buffer.alloc(320));
    expect(stream?.conversation).toEqual([{ role: 'system', text: 'words' }]);
  });

  it('accepts the full history, and remembers it', async () => {
    const rig = await startRig();
    const events = [session, prompt, ...system, ...history(40), audioStart(), audio, ...closing];
    await run(rig, events, { keepOpen: false });
    expect(rig.sandbox.streams[0]?.conversation).toHaveLength(41);
  });

  it('notes a close without order', async () => {
    const rig = await startRig();
    await run(rig, [...opening, audio], { keepOpen: false });
    expect(rig.sandbox.streams[0]?.closedInOrder).toBe(false);
  });

  const wrong: readonly (readonly [string, readonly Event[], RegExp])[] = [
    ['promptStart before sessionStart', [prompt], /out of order/],
    ['a second sessionStart', [session, session], /out of order/],
    ['history before the system prompt', [session, prompt, ...text('h', 'USER')], /out of order/],
    ['audio before the system prompt', [session, prompt, audioStart()], /out of order/],
    [
      'a second audio content',
      [...opening, { contentStart: { ...audioStart().contentStart, contentName: 'b' } }],
      /out of order/,
    ],
    ['history after the audio', [...opening, ...text('h', 'USER')], /sent completely before/],
    [
      'interactive text before the audio',
      [session, prompt, ...system, ...text('t', 'USER', 'x', true)],
      /out of order/,
    ],
    [
      'history that begins with the assistant',
      [session, prompt, ...system, ...text('h', 'ASSISTANT')],
      /first message/,
    ],
    [
      'history without alternation',
      [session, prompt, ...system, ...text('h', 'USER'), ...text('i', 'USER')],
      /alternate/,
    ],
    ['too many messages', [session, prompt, ...system, ...history(41)], /Chat history is over max limit/],
    ['a text input above 1 KB', [session, prompt, ...text('s', 'SYSTEM', 'x'.repeat(1025))], /1 KB/],
    ['a name used twice', [session, prompt, ...system, ...text('system', 'USER')], /used before/],
    [
      'another promptName',
      [session, prompt, { contentStart: { ...textStart('s', 'SYSTEM').contentStart, promptName: 'q' } }],
      /promptName/,
    ],
    ['text into a content that is not open', [session, prompt, textInput('s', 'x')], /not open/],
    ['contentEnd twice', [session, prompt, ...system, end('system')], /not open/],
    ['an empty text content', [session, prompt, textStart('s', 'SYSTEM'), end('s')], /without text/],
    ['audio inside a text block', [...opening, textStart('t', 'USER', true), audio], /inside a text/],
    [
      'audio without whole samples',
      [...opening, { audioInput: { ...P, contentName: 'audio', content: 'AA==' } }],
      /whole samples/,
    ],
    [
      'audio at 44.1 kHz',
      [session, prompt, ...system, audioStart({ ...FORMAT, sampleRateHertz: 44_100 })],
      /sampleRateHertz/,
    ],
    [
      'a voice nobody has',
      [session, promptWith({ audioOutputConfiguration: { ...FORMAT, voiceId: 'hal' } })],
      /voiceId/,
    ],
    ['a tool schema that is no text', [session, promptWithSchema({ type: 'object' })], /json must be a text/],
    ['a tool schema that is no JSON', [session, promptWithSchema('{')], /not a JSON/],
    [
      'endpointing outside its object',
      [{ sessionStart: { inferenceConfiguration, endpointingSensitivity: 'LOW' } }],
      /unknown field/,
    ],
    [
      'a temperature of 2',
      [{ sessionStart: { inferenceConfiguration: { ...inferenceConfiguration, temperature: 2 } } }],
      /temperature/,
    ],
    ['a result for a tool nobody asked for', [...opening, ...tool('t1', '{}')], /waits for a result/],
    ['promptEnd with the audio open', [...opening, { promptEnd: P }], /content is open/],
    ['sessionEnd before promptEnd', [...opening, end('audio'), { sessionEnd: {} }], /out of order/],
    ['anything after sessionEnd', [...opening, ...closing, session], /follow sessionEnd/],
    ['an event that does not exist', [session, { audioChunk: {} }], /not an input event/],
  ];
  it.each(wrong)('refuses %s', async (_what, events, message) => {
    const rig = await startRig();
    const outcome = run(rig, events);
    await expect(outcome).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(outcome).rejects.toThrow(message);
  });

  it('refuses a tool result that is no JSON', async () => {
    const rig = await startRig();
    rig.script.prepend({ when: /parcel/, answer: { toolCalls: [{ name: 'order_status', arguments: {} }] } });
    const ask = text('t', 'USER', 'where is my parcel', true);
    const bedrock = rig.createBedrock();
    async function* body() {
      for (const event of [...opening, ...ask])
        yield { chunk: { bytes: Buffer.from(JSON.stringify({ event })) } };
      const id = await asked;
      for (const event of tool(id, 'not json'))
        yield { chunk: { bytes: Buffer.from(JSON.stringify({ event })) } };
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    }
    let release: () => void = () => undefined;
    let answer: (id: string) => void = () => undefined;
    const asked = new Promise<string>((resolve) => {
      answer = resolve;
    });
    const output = await bedrock.send(
      new InvokeModelWithBidirectionalStreamCommand({ modelId: 'amazon.nova-2-sonic-v1:0', body: body() }),
    );
    const reading = (async () => {
      for await (const { chunk } of output.body ?? []) {
        const { event } = JSON.parse(Buffer.from(chunk?.bytes ?? []).toString());
        if (event.toolUse) answer(event.toolUse.toolUseId);
      }
    })();
    await expect(reading).rejects.toThrow('Tool Response parsing error');
    release();
  });

  it('ends a stream that gets neither audio nor text', async () => {
    const rig = await startRig({ idleLimitMs: 200 });
    await expect(run(rig, [...opening, audio])).rejects.toThrow(/Timed out waiting for audio bytes/);
  });

  it('ends a stream at its limit', async () => {
    const rig = await startRig({ sessionLimitMs: 200 });
    await expect(run(rig, [...opening, audio])).rejects.toMatchObject({ name: 'ModelTimeoutException' });
  });

  it('throttles one stream too many, and takes the next when one has ended', async () => {
    const rig = await startRig({ maxStreams: 2 });
    const first = run(rig, [...opening, audio]);
    const second = run(rig, [...opening, audio]);
    await eventually(() => rig.sandbox.streams.length === 2);
    await expect(run(rig, opening)).rejects.toMatchObject({ name: 'ThrottlingException' });
    rig.sandbox.endQuietly();
    const third = run(rig, [...opening, audio, ...closing], { keepOpen: false });
    expect(await third).toContain('completionStart');
    rig.sandbox.destroyConnections();
    await Promise.all([first, second]);
  });

  it('knows its models', async () => {
    const rig = await startRig();
    const outcome = run(rig, opening, { modelId: 'amazon.nova-9-sonic-v1:0' });
    await expect(outcome).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('verifies who asks', async () => {
    const rig = await startRig();
    const stranger = rig.createBedrock({ ...CREDENTIALS, accessKeyId: 'AKIDSTRANGER' });
    await expect(run(rig, opening, { bedrock: stranger })).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
    const forger = rig.createBedrock({ ...CREDENTIALS, secretAccessKey: 'guessed' });
    await expect(run(rig, opening, { bedrock: forger })).rejects.toMatchObject({
      name: 'InvalidSignatureException',
    });
  });

  it('verifies every event: one changed on its way ends the stream', async () => {
    const rig = await startRig();
    const bedrock = rig.createBedrock();
    tamper(bedrock, 6);
    const events = [...opening, audio, audio, audio, audio];
    await expect(run(rig, events, { bedrock })).rejects.toThrow(/signature of an event/);
    expect(rig.sandbox.streams[0]?.events).toHaveLength(6);
  });
});

/** Changes the n-th signed frame of every request between the SDK and its socket. */
function tamper(bedrock: BedrockRuntimeClient, index: number): void {
  bedrock.middlewareStack.add(
    (next) => (args) => {
      const { request } = args;
      if (!isRequest(request)) return next(args);
      // A copy: the SDK ends the body it knows when the request fails.
      const copy = Object.assign(Object.create(Object.getPrototypeOf(request)), request);
      copy.body = request.body.pipe(tampering(index));
      return next({ ...args, request: copy });
    },
    { step: 'deserialize', name: 'tamper', priority: 'low' },
  );
}

function isRequest(value: unknown): value is { body: Readable } {
  return typeof value === 'object' && value !== null && 'body' in value && value.body instanceof Readable;
}

function tampering(index: number): PassThrough {
  const splitter = new FrameSplitter();
  let count = 0;
  return new PassThrough({
    transform(bytes: Buffer, _encoding, callback) {
      for (const frame of splitter.push(Buffer.from(bytes))) {
        this.push(count === index ? changed(frame) : frame);
        count += 1;
      }
      callback();
    },
  });
}

/** The same headers, so the same signature, over another body. */
function changed(frame: Buffer): Buffer {
  const { headers, body } = decodeFrame(frame);
  return encodeFrame(Object.fromEntries(headers), Buffer.concat([body, Buffer.from(' ')]));
}
