import { pipeline, Readable, Transform, type TransformCallback } from 'node:stream';
import type { InvokeModelWithBidirectionalStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { ChunkReader } from './chunk-reader.ts';
import { FrameSplitter } from './frame-splitter.ts';

/**
 * Stands between the connection and the SDK's decoder and takes the model's events out on the way, without a
 * promise for each. Everything else (exceptions, damaged or unknown frames) goes on to the SDK as it came,
 * which turns it into its errors.
 */
export class OutputTap extends Transform {
  readonly #onEvent: (event: Buffer) => void;
  readonly #splitter = new FrameSplitter();
  readonly #reader = new ChunkReader();

  constructor(onEvent: (event: Buffer) => void) {
    super();
    this.#onEvent = onEvent;
  }

  override _transform(bytes: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    try {
      for (const frame of this.#splitter.push(bytes)) this.#pass(frame);
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    done();
  }

  override _flush(done: TransformCallback): void {
    done(
      this.#splitter.midFrame
        ? new Error('The output ended in the middle of a frame: premature close')
        : null,
    );
  }

  #pass(frame: Buffer): void {
    const event = this.#reader.read(frame);
    if (event) this.#onEvent(event);
    else this.push(frame);
  }
}

/** Has the output of one command come by direct call. What the tap leaves comes by the SDK's way. */
export function tapOutput(
  stack: InvokeModelWithBidirectionalStreamCommand['middlewareStack'],
  onEvent: (event: Buffer) => void,
): void {
  stack.add(
    (next) => async (args) => {
      const result = await next(args);
      if (isStreaming(result.response)) result.response.body = tapped(result.response.body, onEvent);
      return result;
    },
    // Low: next to the connection, before the SDK reads the answer.
    { step: 'deserialize', priority: 'low', name: 'outputTap' },
  );
}

function tapped(body: Readable, onEvent: (event: Buffer) => void): OutputTap {
  const tap = new OutputTap(onEvent);
  pipeline(body, tap, () => {
    // An error has destroyed the tap with itself, and so reaches the SDK's reader.
  });
  return tap;
}

/** A refusal has a short body, which is the SDK's to read. */
function isStreaming(response: unknown): response is { body: Readable } {
  return (
    typeof response === 'object' &&
    response !== null &&
    'statusCode' in response &&
    response.statusCode === 200 &&
    'body' in response &&
    response.body instanceof Readable
  );
}
