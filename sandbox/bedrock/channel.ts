import type { ByteLink } from './byte-link.ts';
import { asObject, type Fields, InputFault, invalid, parseJson } from './event-fields.ts';
import { decodeFrame, encodeFrame, FrameError, FrameSplitter } from './frames.ts';
import type { ChunkChain } from './signature.ts';

export interface ChannelOptions {
  /** Verifies every frame; absent when nothing is signed. */
  readonly chain: ChunkChain | undefined;
  /** One input event. May throw `InputFault`, which ends the channel as the vendor does. */
  readonly onEvent: (name: string, fields: Fields) => void;
  /** The client has ended its input properly. */
  readonly onInputEnd: () => void;
}

/** The two event streams of one link: frames in frames inwards, plain frames outwards. */
export class EventChannel {
  readonly #link: ByteLink;
  readonly #options: ChannelOptions;
  readonly #splitter = new FrameSplitter();
  #state: 'open' | 'over' = 'open';
  #muted = false;

  constructor(link: ByteLink, options: ChannelOptions) {
    this.#link = link;
    this.#options = options;
  }

  /** Accepts the request and begins to read. */
  start(): void {
    this.#link.open((bytes) => this.#receive(bytes));
  }

  /** Reads nothing more from the connection, like a peer that vanished. */
  stopReading(): void {
    this.#link.pause();
  }

  /** Reads everything and sends nothing more. */
  mute(): void {
    this.#muted = true;
  }

  /** `text`: the JSON of an output event, or whatever a test wants to send in its place. */
  sendChunk(text: string): void {
    const headers = {
      ':event-type': 'chunk',
      ':content-type': 'application/json',
      ':message-type': 'event',
    };
    const bytes = Buffer.from(text).toString('base64');
    this.#write(encodeFrame(headers, Buffer.from(JSON.stringify({ bytes }))));
  }

  /** Ends the output with an exception. `type` in camel case. */
  exception(type: string, message: string): void {
    const headers = {
      ':message-type': 'exception',
      ':exception-type': type,
      ':content-type': 'application/json',
    };
    this.#write(encodeFrame(headers, Buffer.from(JSON.stringify({ message }))));
    this.end();
  }

  /** Ends the output. Idempotent. */
  end(): void {
    this.#state = 'over';
    this.#link.end();
  }

  /** Breaks the link off. */
  reset(): void {
    this.#state = 'over';
    this.#link.reset();
  }

  #receive(bytes: Buffer): void {
    try {
      for (const frame of this.#splitter.push(bytes)) this.#accept(frame);
    } catch (error) {
      if (!(error instanceof InputFault) && !(error instanceof FrameError)) throw error;
      this.exception('validationException', error.message);
    }
  }

  #accept(bytes: Buffer): void {
    if (this.#state === 'over') return;
    const signed = decodeFrame(bytes);
    if (this.#options.chain && !this.#options.chain.verify(signed)) {
      throw new InputFault('The signature of an event does not match.');
    }
    if (signed.body.length === 0) {
      this.#options.onInputEnd();
      return;
    }
    const { headers, body } = decodeFrame(signed.body);
    if (headers.get(':event-type') !== 'chunk') throw invalid('Only chunk events are expected.');
    const [name, value] = Object.entries(readEnvelope(body))[0] ?? [];
    const fields = asObject(value);
    if (name === undefined || !fields) throw invalid('An event must have a name and fields.');
    this.#options.onEvent(name, fields);
  }

  #write(frame: Buffer): void {
    if (this.#state === 'open' && !this.#muted) this.#link.write(frame);
  }
}

function readEnvelope(body: Buffer): Fields {
  const bytes = asObject(parseJson(body.toString('utf8')))?.bytes;
  const text = typeof bytes === 'string' ? Buffer.from(bytes, 'base64').toString('utf8') : '';
  const event = asObject(asObject(parseJson(text))?.event);
  if (!event) throw invalid('A chunk must hold an event.');
  return event;
}
