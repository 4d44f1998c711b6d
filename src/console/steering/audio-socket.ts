import type { WebSocket } from '@fastify/websocket';
import type { LineFormat } from '../../audio/line-format.ts';
import type {
  AudioListener,
  CallSteering,
  HeardSide,
  Supervisor,
  SupervisorVoice,
} from '../../call/steering/call-steering.ts';
import type { FrameDrops } from '../../telemetry/frame-drops.ts';
import { audioFrame } from './audio-frame.ts';
import { LinkDelay } from './link-delay.ts';

export interface AudioSocketOptions {
  readonly socket: WebSocket;
  readonly steering: CallSteering;
  readonly by: Supervisor;
  readonly mode: 'listen' | 'talk';
  readonly drops: Pick<FrameDrops, 'count' | 'close'>;
}

/** Often enough to notice a delay of a tenth of a second. */
const ASK_EVERY_MS = 50;
/** A peer that answers no ping for this long is gone. */
const GONE_MS = 10_000;
/** A microphone sends all the time, and a page that is muted sends silence. Without audio its connection is dead. */
const SILENT_MICROPHONE_MS = 2_000;
/** What may wait for the network: two sides of a wide line for a tenth of a second. */
const MAX_WAITING_BYTES = 10_000;
const CLOSE = { done: 1000, over: 1000, refused: 1008, later: 1013 } as const;

/** One supervisor who hears a call, and speaks in it if they have taken it over. It never slows the call down. */
export class AudioSocket implements AudioListener {
  readonly #options: AudioSocketOptions;
  readonly #delay = new LinkDelay(() => performance.now());
  #encoding: LineFormat['encoding'] = 'mulaw';
  #stopListening: () => void = () => undefined;
  #voice: SupervisorVoice | undefined;
  #spokeMs = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(options: AudioSocketOptions) {
    this.#options = options;
  }

  /** @returns the code of the answer: `done`, or why it was refused, which the peer was told */
  open(): string {
    const { socket, steering, by, mode } = this.#options;
    const voice =
      mode === 'talk' ? steering.talk(by, () => this.#end(CLOSE.done, 'the take-over has ended')) : undefined;
    if (voice && voice.result !== 'done') return refuse(socket, voice);
    this.#voice = voice;
    const listening = steering.listen(by, this);
    if (listening.result !== 'done') {
      voice?.lost();
      return refuse(socket, listening);
    }
    const { line, stop } = listening;
    this.#encoding = line.encoding;
    this.#stopListening = stop;
    socket.send(
      JSON.stringify({ type: 'hello', mode, sampleRate: line.sampleRateHz, talkSampleRate: 24_000 }),
    );
    socket.on('pong', (data: Buffer) => this.#delay.answered(data.toString()));
    socket.on('close', () => this.#end(CLOSE.done, ''));
    this.#timer = setInterval(() => this.#look(), ASK_EVERY_MS).unref();
    return 'done';
  }

  /** What the page sends: its microphone. */
  onBinary(pcm: Uint8Array): void {
    this.#spokeMs = performance.now();
    this.#voice?.speak(pcm);
  }

  onAudio(side: HeardSide, sinceStartMs: number, audio: Uint8Array): void {
    const { socket, drops, mode } = this.#options;
    // The supervisor would hear their own voice.
    if (mode === 'talk' && side === 'assistant') return;
    if (socket.bufferedAmount > MAX_WAITING_BYTES || this.#delay.isBehind) {
      drops.count('listener_slow');
      return;
    }
    socket.send(audioFrame(side, sinceStartMs, { audio, encoding: this.#encoding }));
  }

  onOver(): void {
    this.#end(CLOSE.over, 'the call has ended');
  }

  #look(): void {
    const { socket } = this.#options;
    if (this.#delay.unansweredMs > GONE_MS) {
      this.#end(CLOSE.later, 'no answer to pings');
      socket.terminate();
      return;
    }
    if (this.#voice && performance.now() - this.#spokeMs > SILENT_MICROPHONE_MS) {
      this.#end(CLOSE.later, 'the microphone sends nothing');
      return;
    }
    const id = this.#delay.ask();
    if (id !== undefined && socket.readyState === socket.OPEN) socket.ping(id);
  }

  /** Idempotent. */
  #end(code: number, reason: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearInterval(this.#timer);
    this.#stopListening();
    this.#voice?.lost();
    this.#options.drops.close();
    this.#options.socket.close(code, reason);
  }
}

function refuse(
  socket: WebSocket,
  { result, message }: { readonly result: string; readonly message: string },
): string {
  refuseSocket(socket, result, message);
  return result;
}

/** Tells the page in words why it gets no audio, and closes. */
export function refuseSocket(socket: WebSocket, error: string, message: string): void {
  socket.send(JSON.stringify({ type: 'error', error, message }));
  socket.close(CLOSE.refused, error);
}
