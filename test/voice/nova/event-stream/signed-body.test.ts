import { once } from 'node:events';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { FrameSplitter } from '../../../../sandbox/bedrock/frames.ts';
import { ChunkSigner } from '../../../../src/voice/nova/event-stream/chunk-signer.ts';
import { FrameEncoder } from '../../../../src/voice/nova/event-stream/frame-encoder.ts';
import { SignedBody } from '../../../../src/voice/nova/event-stream/signed-body.ts';
import { InputStream } from '../../../../src/voice/nova/wire/input-stream.ts';

const SEED = { secretAccessKey: 's', region: 'us-east-1', service: 'bedrock', signature: 'ab'.repeat(32) };

/** A connection that keeps the first write until it is told to go on. */
class SlowConnection extends Writable {
  readonly #splitter = new FrameSplitter();
  frames = 0;
  #done: (() => void) | undefined;

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.frames += this.#splitter.push(bytes).length;
    this.#done = done;
  }

  takesOne(): void {
    this.#done?.();
  }
}

function pipe(connection: Writable): InputStream {
  const input = new InputStream({
    ages: { catchingUpMs: 10_000, openMs: 500 },
    onAudioDropped: () => undefined,
  });
  new SignedBody(input, new FrameEncoder(new ChunkSigner(SEED, Date.now))).pipe(connection);
  return input;
}

describe('SignedBody', () => {
  it('gives the connection each event in the very call in which it comes', () => {
    const connection = new SlowConnection();
    const input = pipe(connection);
    input.append(['{}']);
    expect(connection.frames).toBe(1);
  });

  it('leaves what the connection does not take in the input, and the end behind it', async () => {
    const connection = new SlowConnection({ highWaterMark: 1 });
    const input = pipe(connection);
    input.append(['{"one":1}', '{"two":2}']);
    input.end();
    expect(connection.frames).toBe(1);
    expect(input.stalledMs).toBeGreaterThan(0);
    connection.takesOne();
    expect(connection.frames).toBe(2);
    connection.takesOne();
    expect(connection.frames).toBe(3);
    const finished = once(connection, 'finish');
    connection.takesOne();
    await finished;
  });

  it('gives nothing to a connection that is lost, so that the stall is noticed', async () => {
    const connection = new SlowConnection();
    const input = pipe(connection);
    connection.destroy();
    input.append(['{"one":1}', '{"two":2}']);
    await new Promise((resolve) => setImmediate(resolve));
    expect(connection.frames).toBe(0);
    expect(input.stalledMs).toBeGreaterThan(0);
  });

  it('is for a pipe only', async () => {
    const input = new InputStream({
      ages: { catchingUpMs: 10_000, openMs: 500 },
      onAudioDropped: () => undefined,
    });
    const body = new SignedBody(input, new FrameEncoder(new ChunkSigner(SEED, Date.now)));
    const failed = once(body, 'error');
    body.resume();
    expect((await failed)[0]).toBeInstanceOf(TypeError);
  });
});
