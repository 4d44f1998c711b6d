import { PassThrough, Readable } from 'node:stream';
import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { afterEach, describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame, FrameSplitter } from '../../sandbox/bedrock/frames.ts';
import type { BedrockSandboxOptions } from '../../sandbox/bedrock/server.ts';
import { eventually } from '../support/eventually.ts';
import { NovaRig } from '../voice/nova/nova-rig.ts';
import { CREDENTIALS } from '../voice/rig/aws.ts';
import { audio, audioStart, closing, history, opening, prompt, session, system } from './nova-events.ts';
import { runSession } from './nova-session.ts';

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

  it('serves a whole session, and notes that it was closed in order', async () => {
    const rig = await startRig();
    const outputs = await runSession(rig.createPlainBedrock(), {
      events: [...opening, audio, ...closing],
      input: 'ends',
    });
    expect(outputs).toEqual(['completionStart', 'completionEnd']);
    const [stream] = rig.sandbox.streams;
    expect(stream?.closedInOrder).toBe(true);
    expect(stream?.received).toEqual(Buffer.alloc(320));
    expect(stream?.conversation).toEqual([{ role: 'system', text: 'words' }]);
  });

  it('accepts the full history, and remembers it', async () => {
    const rig = await startRig();
    const events = [session, prompt, ...system, ...history(40), audioStart(), audio, ...closing];
    await runSession(rig.createPlainBedrock(), { events, input: 'ends' });
    expect(rig.sandbox.streams[0]?.conversation).toHaveLength(41);
  });

  it('notes a session that is closed out of order', async () => {
    const rig = await startRig();
    await runSession(rig.createPlainBedrock(), { events: [...opening, audio], input: 'ends' });
    expect(rig.sandbox.streams[0]?.closedInOrder).toBe(false);
  });

  it('ends a stream that gets neither audio nor text', async () => {
    const rig = await startRig({ idleLimitMs: 200 });
    await expect(runSession(rig.createPlainBedrock(), { events: [...opening, audio] })).rejects.toThrow(
      /Timed out waiting for audio bytes/,
    );
  });

  it('ends a stream at its limit', async () => {
    const rig = await startRig({ sessionLimitMs: 200 });
    await expect(runSession(rig.createPlainBedrock(), { events: [...opening, audio] })).rejects.toMatchObject(
      {
        name: 'ModelTimeoutException',
      },
    );
  });

  it('throttles one stream too many, and accepts another once one has ended', async () => {
    const rig = await startRig({ maxStreams: 2 });
    const first = runSession(rig.createPlainBedrock(), { events: [...opening, audio] });
    const second = runSession(rig.createPlainBedrock(), { events: [...opening, audio] });
    await eventually(() => rig.sandbox.streams.length === 2);
    await expect(runSession(rig.createPlainBedrock(), { events: opening })).rejects.toMatchObject({
      name: 'ThrottlingException',
    });
    rig.sandbox.endQuietly();
    const third = runSession(rig.createPlainBedrock(), {
      events: [...opening, audio, ...closing],
      input: 'ends',
    });
    expect(await third).toContain('completionStart');
    rig.sandbox.destroyConnections();
    await Promise.all([first, second]);
  });

  it('knows its models', async () => {
    const rig = await startRig();
    const outcome = runSession(rig.createPlainBedrock(), {
      events: opening,
      modelId: 'amazon.nova-9-sonic-v1:0',
    });
    await expect(outcome).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('checks the signature of a request', async () => {
    const rig = await startRig();
    const stranger = rig.createPlainBedrock({ ...CREDENTIALS, accessKeyId: 'AKIDSTRANGER' });
    await expect(runSession(stranger, { events: opening })).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
    const forger = rig.createPlainBedrock({ ...CREDENTIALS, secretAccessKey: 'guessed' });
    await expect(runSession(forger, { events: opening })).rejects.toMatchObject({
      name: 'InvalidSignatureException',
    });
  });

  it('checks the signature of every event: one that was altered ends the stream', async () => {
    const rig = await startRig();
    const bedrock = rig.createPlainBedrock();
    tamper(bedrock, 6);
    const events = [...opening, audio, audio, audio, audio];
    await expect(runSession(bedrock, { events })).rejects.toThrow(/signature of an event/);
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
