import { PlayoutQueue } from './playout-queue.ts';
import type { SpeakerCommand, SpeakerOptions, SpeakerReport } from './speaker-messages.ts';

/** Bridges the usual gaps of a network; more would be heard as a slow answer. */
const START_MS = 80;
const REPORT_MS = 100;

/** Plays what the page queues, on the audio thread, and counts what was played. */
class SpeakerProcessor extends AudioWorkletProcessor {
  readonly #queue: PlayoutQueue;
  readonly #reportFrames = (sampleRate * REPORT_MS) / 1000;
  #generation = 0;
  #reportedFrames = 0;

  constructor({ processorOptions }: { readonly processorOptions: SpeakerOptions }) {
    super();
    this.#queue = new PlayoutQueue(sampleRate, START_MS, processorOptions.liveMs);
    this.port.onmessage = ({ data }: MessageEvent<SpeakerCommand>) => this.#obey(data);
  }

  override process(_inputs: Float32Array[][], [channels]: Float32Array[][]): boolean {
    const [first, ...others] = channels ?? [];
    if (!first) return true;
    this.#queue.fill(first);
    for (const other of others) other.set(first);
    const unreported = this.#queue.playedFrames - this.#reportedFrames;
    if (unreported >= this.#reportFrames || (unreported > 0 && this.#queue.isEmpty)) this.#report();
    return true;
  }

  #obey(command: SpeakerCommand): void {
    if (command.kind === 'clear') {
      this.#generation = command.generation;
      this.#queue.clear();
      this.#reportedFrames = 0;
    } else if (command.generation === this.#generation) this.#queue.add(command.samples);
  }

  #report(): void {
    this.#reportedFrames = this.#queue.playedFrames;
    const report: SpeakerReport = {
      generation: this.#generation,
      frames: this.#reportedFrames,
      atSeconds: currentTime,
    };
    this.port.postMessage(report);
  }
}

registerProcessor('speaker', SpeakerProcessor);
