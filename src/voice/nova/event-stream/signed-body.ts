import { Readable } from 'node:stream';
import type { InputSink, InputStream } from '../input-stream.ts';
import type { FrameEncoder } from './frame-encoder.ts';

/** Beyond this the input keeps what waits itself, because it knows what may be dropped. */
const MAX_HELD_BYTES = 4096;

/** The request's body: signs each event at the moment when the model's connection takes it. */
export class SignedBody extends Readable implements InputSink {
  readonly #input: InputStream;
  readonly #encoder: FrameEncoder;

  constructor(input: InputStream, encoder: FrameEncoder) {
    super({ highWaterMark: MAX_HELD_BYTES });
    this.#input = input;
    this.#encoder = encoder;
  }

  write(event: Uint8Array): boolean {
    return this.push(this.#encoder.encode(event));
  }

  end(): void {
    this.push(this.#encoder.encodeEnd());
    this.push(null);
  }

  /** The connection wants more. */
  override _read(): void {
    this.#input.flowTo(this);
  }
}
