import { QueuedItems } from './queued-items.ts';
import { RateConverter } from './rate-converter.ts';
import type { PlayedItem, Speaker } from './speaker.ts';
import type { SpeakerCommand, SpeakerOptions, SpeakerReport } from './speaker-messages.ts';

const RATE_HZ = 24_000;

/** Plays through an audio worklet. What was heard is what the worklet has counted. */
export class BufferedSpeaker implements Speaker {
  readonly #context: AudioContext;
  readonly #node: AudioWorkletNode;
  readonly #converter: RateConverter;
  readonly #items: QueuedItems;
  readonly #listeners: ((item: PlayedItem) => void)[] = [];
  #generation = 0;
  #report: SpeakerReport = { generation: 0, frames: 0, atSeconds: 0 };

  private constructor(context: AudioContext, node: AudioWorkletNode) {
    this.#context = context;
    this.#node = node;
    this.#converter = new RateConverter(RATE_HZ, context.sampleRate);
    this.#items = new QueuedItems(context.sampleRate);
    node.port.onmessage = ({ data }: MessageEvent<SpeakerReport>) => this.#onReport(data);
  }

  static async open(context: AudioContext, processorOptions: SpeakerOptions = {}): Promise<BufferedSpeaker> {
    await context.audioWorklet.addModule(SPEAKER_WORKLET);
    const node = new AudioWorkletNode(context, 'speaker', {
      numberOfInputs: 0,
      outputChannelCount: [1],
      processorOptions,
    });
    node.connect(context.destination);
    return new BufferedSpeaker(context, node);
  }

  get isPlaying(): boolean {
    return this.#items.isPlaying;
  }

  play(itemId: string, samples: Int16Array): void {
    const input = Float32Array.from(samples, (sample) => sample / 32_768);
    const output = new Float32Array(this.#converter.outputLength(input.length));
    this.#items.add(itemId, this.#converter.process(input, output));
    this.#send({ kind: 'play', generation: this.#generation, samples: output }, [output.buffer]);
  }

  clear(): PlayedItem[] {
    const cut = this.#items.clear(this.#framesNow());
    this.#generation += 1;
    this.#report = { generation: this.#generation, frames: 0, atSeconds: this.#context.currentTime };
    this.#converter.reset();
    this.#send({ kind: 'clear', generation: this.#generation });
    return cut;
  }

  onPlayed(listener: (item: PlayedItem) => void): void {
    this.#listeners.push(listener);
  }

  async close(): Promise<void> {
    this.#node.port.onmessage = null;
    this.#node.disconnect();
  }

  /** The report is up to 100 ms old. Only while it plays does the count go on. */
  #framesNow(): number {
    if (!this.isPlaying || this.#report.frames === 0) return this.#report.frames;
    const sinceSeconds = this.#context.currentTime - this.#report.atSeconds;
    return this.#report.frames + Math.round(Math.min(0.1, sinceSeconds) * this.#context.sampleRate);
  }

  #onReport(report: SpeakerReport): void {
    if (report.generation !== this.#generation) return;
    this.#report = report;
    for (const item of this.#items.reached(report.frames)) {
      for (const listener of this.#listeners) listener(item);
    }
  }

  #send(command: SpeakerCommand, transfer: Transferable[] = []): void {
    this.#node.port.postMessage(command, transfer);
  }
}
