import { Readable } from 'node:stream';
import type { InvokeModelWithBidirectionalStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { ChunkReader } from './chunk-reader.ts';
import { EventFrameSplitter } from './event-frame-splitter.ts';

/** @param event the event's JSON; its memory is used again once the function has returned */
export type EventListener = (event: Buffer) => void;

/**
 * Sits between the connection and the SDK's decoder and takes out the model's events, without a promise for each.
 * Everything else (exceptions, damaged or unknown frames) goes to the SDK unchanged, which turns it into its errors.
 * It listens to the connection's `data` events, so an event arrives in the same call in which the connection reads it.
 *
 * Worth it, together with the signed body: see signed-body.ts. `WIRE=plain` turns both off.
 */
export class OutputTap extends Readable {
  readonly #source: Readable;
  readonly #onEvent: EventListener;
  readonly #splitter = new EventFrameSplitter();
  readonly #reader = new ChunkReader();

  constructor(source: Readable, onEvent: EventListener) {
    super();
    this.#source = source;
    this.#onEvent = onEvent;
    source.on('data', (bytes: Buffer) => this.#take(bytes));
    source.once('end', () => this.#end());
    source.on('error', (error) => this.destroy(error));
    source.once('close', () => {
      if (!source.readableEnded) this.destroy(new Error('The output ended too early: premature close'));
    });
  }

  /** The SDK wants more. */
  override _read(): void {
    this.#source.resume();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#source.destroy();
    done(error);
  }

  #take(bytes: Buffer): void {
    if (this.destroyed) return;
    try {
      for (const frame of this.#splitter.push(bytes)) this.#pass(frame);
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #pass(frame: Buffer): void {
    const event = this.#reader.read(frame);
    if (event) this.#onEvent(event);
    else if (!this.push(frame)) this.#source.pause();
  }

  #end(): void {
    if (!this.#splitter.midFrame) this.push(null);
    else this.destroy(new Error('The output ended in the middle of a frame: premature close'));
  }
}

/** Delivers the output of one command by direct calls. What the tap leaves comes from the SDK. */
export function tapOutput(
  stack: InvokeModelWithBidirectionalStreamCommand['middlewareStack'],
  onEvent: EventListener,
): void {
  stack.add(
    (next) => async (args) => {
      const result = await next(args);
      if (isStreaming(result.response)) {
        result.response.body = new OutputTap(result.response.body, onEvent);
      }
      return result;
    },
    // Low: next to the connection, before the SDK reads the answer.
    { step: 'deserialize', priority: 'low', name: 'outputTap' },
  );
}

/** A refusal has a short body, which the SDK reads. */
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
