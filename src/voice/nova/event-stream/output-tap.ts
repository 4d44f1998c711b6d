import { Transform, type TransformCallback } from 'node:stream';
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
    done(this.#splitter.midFrame ? new Error('The output ended in the middle of a frame: premature close') : null);
  }

  #pass(frame: Buffer): void {
    const event = this.#reader.read(frame);
    if (event) this.#onEvent(event);
    else this.push(frame);
  }
}
