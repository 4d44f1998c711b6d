import { FRAME_BYTES, FRAME_MS } from '../../../src/audio/format.ts';
import { silencePayload } from '../../../src/audio/mulaw.ts';
import { eventually } from '../../support/eventually.ts';
import { ContinuousCall } from './continuous-call.ts';
import type { ContinuousParts } from './continuous-rig.ts';
import type { ProviderLine } from './provider-line.ts';
import { stampedFrame } from './stamped-speech.ts';
import { TestCall } from './test-call.ts';

const SILENT_FRAME = silencePayload(FRAME_BYTES);
const LOOK_EVERY_MS = 5;
/** Any sound will do. */
const FILLER = Uint8Array.of(0x10, 0x90);

/** A call in real time, whose caller's line never pauses: a frame every 20 ms, of silence while they say nothing. */
export class SteadyCall extends ContinuousCall {
  readonly #timer: NodeJS.Timeout;
  #frames: string[] = [];
  #stamp = 0;
  #nextMs = performance.now();

  constructor(lines: readonly ProviderLine[], parts: Partial<ContinuousParts> = {}) {
    super(lines, { fillerSound: FILLER, ...parts }, new TestCall(1));
    this.#timer = setInterval(() => this.#flow(), LOOK_EVERY_MS);
  }

  /** Says something. @returns once the last word was sent */
  async speaks(ms: number): Promise<void> {
    for (let frames = ms / FRAME_MS; frames > 0; frames -= 1) {
      this.#frames.push(stampedFrame(this.#stamp));
      this.#stamp += 1;
    }
    await this.#isSaid();
  }

  /** Says a recorded sentence. @returns once the last word was sent */
  async says(mulaw: Buffer): Promise<void> {
    for (let at = 0; at + FRAME_BYTES <= mulaw.length; at += FRAME_BYTES) {
      this.#frames.push(mulaw.toString('base64', at, at + FRAME_BYTES));
    }
    await this.#isSaid();
  }

  /** When the caller first heard something after that time: speech, or the waiting sound. Both monotonic, milliseconds. */
  async hearsAfter(sinceMs: number): Promise<number> {
    const heardMs = () =>
      this.caller.times.find(
        (atMs, index) => atMs >= sinceMs && this.log.events[index]?.type === 'response.audio.delta',
      );
    await eventually(() => heardMs() !== undefined, 10_000, 5);
    return heardMs() ?? Number.POSITIVE_INFINITY;
  }

  /** The sound for a caller who waits, as far as it was sent. */
  get fillers() {
    return this.log.of('response.audio.delta').filter(({ filler }) => filler === true);
  }

  override async end(): Promise<void> {
    clearInterval(this.#timer);
    await super.end();
  }

  async #isSaid(): Promise<void> {
    await eventually(() => this.#frames.length === 0, 10_000, 5);
  }

  #flow(): void {
    while (this.#nextMs <= performance.now()) {
      this.#nextMs += FRAME_MS;
      this.client.sendAudio(this.#frames.shift() ?? SILENT_FRAME);
    }
  }
}
