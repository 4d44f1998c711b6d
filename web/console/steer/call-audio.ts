import { BufferedSpeaker } from '../../audio/buffered-speaker.ts';
import { SampleConverter } from '../../audio/sample-converter.ts';
import type { ConsoleApi } from '../frame/api.ts';
import { type HeardFrame, parseFrame, parseNotice } from './audio-frame.ts';

export type AudioMode = 'listen' | 'talk';

export interface CallAudioOptions {
  readonly api: ConsoleApi;
  readonly sessionId: string;
  readonly mode: AudioMode;
  readonly context: AudioContext;
  readonly onOpen: () => void;
  /** It is over. `words`: why, unless the person at the page ended it. */
  readonly onOver: (words: string | undefined) => void;
}

const SPEAKER_HZ = 24_000;
/** A listener hears what happens now. The gateway allows the network as much again: 200 ms together. */
const MAX_BEHIND_MS = 100;
const LOST = 'The sound of the call was lost. Try again.';

/** The sound of a live call, and in `talk` the way for the supervisor's voice to it. */
export class CallAudio {
  readonly #options: CallAudioOptions;
  readonly #socket: WebSocket;
  readonly #sides: Side[] = [];
  #rateHz = 8_000;
  #state: 'opening' | 'open' | 'over' = 'opening';
  #words: string | undefined;

  constructor(options: CallAudioOptions) {
    const { api, sessionId, mode } = options;
    this.#options = options;
    this.#socket = new WebSocket(api.socketAddress(`/calls/${sessionId}/audio`));
    this.#socket.binaryType = 'arraybuffer';
    this.#socket.onopen = () => {
      const user = api.name === '' ? undefined : encodeURIComponent(api.name);
      this.#socket.send(JSON.stringify({ token: api.token, mode, user }));
    };
    this.#socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data instanceof ArrayBuffer) this.#onFrame(parseFrame(data));
      else void this.#onNotice(data);
    };
    this.#socket.onclose = ({ code }) => this.#end(this.#words ?? (code === 1000 ? undefined : LOST));
  }

  /** PCM16, 24 kHz. */
  send(samples: Int16Array<ArrayBuffer>): void {
    // The gateway may be closing it: a page that sends then has an error in its log for each piece.
    if (this.#state === 'open' && this.#socket.readyState === WebSocket.OPEN) this.#socket.send(samples);
  }

  /** Idempotent. */
  close(): void {
    this.#end(undefined);
  }

  async #onNotice(data: unknown): Promise<void> {
    const notice = parseNotice(data);
    if (notice?.type === 'error') this.#words = notice.message;
    if (notice?.type !== 'hello' || this.#state !== 'opening') return;
    this.#rateHz = notice.rateHz;
    // One queue for each side: they speak at the same time.
    const { context } = this.#options;
    for (const _side of [0, 1]) {
      const speaker = await BufferedSpeaker.open(context, { liveMs: MAX_BEHIND_MS });
      this.#sides.push(new Side(speaker, this.#rateHz));
    }
    if (this.#isOver) return this.#release();
    this.#state = 'open';
    this.#options.onOpen();
  }

  get #isOver(): boolean {
    return this.#state === 'over';
  }

  #onFrame(frame: HeardFrame | undefined): void {
    if (frame) this.#sides[frame.side]?.play(frame.samples);
  }

  #end(words: string | undefined): void {
    if (this.#isOver) return;
    this.#state = 'over';
    this.#socket.close();
    this.#release();
    this.#options.onOver(words);
  }

  #release(): void {
    for (const side of this.#sides.splice(0)) side.close();
  }
}

/** What one side says, a moment behind. */
class Side {
  readonly #speaker: BufferedSpeaker;
  readonly #converter: SampleConverter;

  constructor(speaker: BufferedSpeaker, rateHz: number) {
    this.#speaker = speaker;
    this.#converter = new SampleConverter(rateHz, SPEAKER_HZ);
  }

  play(samples: Int16Array): void {
    this.#speaker.play('line', this.#converter.process(samples));
  }

  close(): void {
    void this.#speaker.close();
  }
}
