import {
  audioInputEncoder,
  buildClosing,
  buildOpening,
  buildTextBlock,
  type NovaInputEvent,
  type NovaOpening,
} from '../../src/voice/nova/wire/input-events.ts';
import { InputStream } from '../../src/voice/nova/wire/input-stream.ts';
import { encodePcm16 } from '../audio/pcm16.ts';
import { LineFeed } from './line-feed.ts';

export const INPUT_HZ = 16_000;
export const OUTPUT_HZ = 24_000;
const SAMPLES_PER_MS = INPUT_HZ / 1000;
const AUDIO_AGES = { catchingUpMs: 10_000, openMs: 500 } as const;

/** What the page says to the model on one stream, in the vendor's strict order. */
export class StreamInput {
  /** For the SDK. */
  readonly stream = new InputStream({
    ages: AUDIO_AGES,
    onAudioDropped: () => {
      this.dropped += 1;
    },
  });
  /** Pieces of audio that waited too long. */
  dropped = 0;
  readonly #names = { promptName: crypto.randomUUID(), audioName: crypto.randomUUID() };
  readonly #encode = audioInputEncoder(this.#names);
  readonly #feed: LineFeed;
  #silence: { readonly ms: number; readonly event: string } | undefined;

  /** @param onStalled for how long the network has taken nothing, milliseconds; about every 100 ms */
  constructor(opening: NovaOpening, onStalled: (stalledMs: number) => void) {
    this.#feed = new LineFeed(
      (ms) => this.#sendSilence(ms),
      () => onStalled(this.stream.stalledMs),
    );
    this.#send(
      buildOpening(opening, {
        rates: { inputHz: INPUT_HZ, outputHz: OUTPUT_HZ },
        names: this.#names,
        newName: () => crypto.randomUUID(),
      }),
    );
  }

  /** Feeds the line from now on: the model's first sign of life may need audio. */
  start(): void {
    this.#feed.start();
  }

  /** PCM16, mono, 16 kHz. */
  audio(samples: Int16Array): void {
    if (samples.length === 0) return;
    this.stream.appendAudio(this.#encode(encodePcm16(samples)));
    this.#feed.covered(samples.length / SAMPLES_PER_MS);
  }

  text(text: string): void {
    const block = { name: crypto.randomUUID(), role: 'USER', interactive: true, text } as const;
    this.#send(buildTextBlock(this.#names.promptName, block));
  }

  /** Sends the closing events and ends the stream after them. */
  close(): void {
    this.#feed.stop();
    this.#send(buildClosing(this.#names));
    this.stream.end();
  }

  /** Drops what waits. Idempotent. */
  abort(): void {
    this.#feed.stop();
    this.stream.abort();
  }

  #sendSilence(ms: number): void {
    if (this.#silence?.ms !== ms)
      this.#silence = { ms, event: this.#encode(encodePcm16(new Int16Array(ms * SAMPLES_PER_MS))) };
    this.stream.appendAudio(this.#silence.event);
  }

  #send(events: readonly NovaInputEvent[]): void {
    this.stream.append(events.map((event) => JSON.stringify(event)));
  }
}
