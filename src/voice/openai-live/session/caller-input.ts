import { type LineFormat, playingMs } from '../../../audio/line-format.ts';
import type { Guard } from '../../../guard.ts';
import type { FrameDrops } from '../../../telemetry/frame-drops.ts';
import type { Connection } from '../../openai-wire/connection.ts';
import { Outbox } from '../../openai-wire/outbox.ts';
import { SilencePump } from '../../silence-pump.ts';
import { buildMute, LIVE_APPEND } from '../wire/client-events.ts';

/** Caller audio kept while the session opens, milliseconds: what is replayed after a loss, and what comes meanwhile. */
const MOST_QUEUED_AUDIO_MS = 20_000;

export interface CallerInputParts {
  readonly line: LineFormat;
  readonly connection: Pick<Connection, 'send' | 'congested'>;
  readonly drops: Pick<FrameDrops, 'count'>;
  readonly guard: Pick<Guard, 'wrap'>;
  readonly nextEventId: (kind: string) => string;
  /** Comes ten times a second while the session takes audio. */
  readonly onTick: () => void;
}

/**
 * The caller's side of a session. It never stops while the session is open: without audio the clock of the session
 * stands still, nothing that is appended is taken up, and after about 31 s the vendor ends it.
 */
export class CallerInput {
  readonly #parts: CallerInputParts;
  readonly #outbox: Outbox;
  readonly #pump: SilencePump;
  #state: 'queued' | 'flowing' | 'over' = 'queued';
  #isMuted = false;

  constructor(parts: CallerInputParts) {
    this.#parts = parts;
    const { line, guard, onTick } = parts;
    this.#outbox = new Outbox(MOST_QUEUED_AUDIO_MS, line);
    this.#pump = new SilencePump({
      guard,
      sendSilence: (ms) => this.#append(line.silence(ms * line.bytesPerMs)),
      onTick,
    });
  }

  /** @param payload base64 in the format of the line */
  add(payload: string): void {
    const { line, drops } = this.#parts;
    if (this.#state === 'flowing') {
      this.#pump.covered(playingMs(payload, line));
      this.#append(payload);
    } else if (this.#state === 'over') {
      drops.count('model_ended');
    } else {
      const dropped = this.#outbox.addAudio(payload);
      if (dropped > 0) drops.count('provider_queue', dropped);
    }
  }

  /** The model hears silence; its speech and its work go on. */
  mute(isMuted: boolean): void {
    if (this.#isMuted === isMuted) return;
    this.#isMuted = isMuted;
    if (this.#state === 'flowing') this.#sendMute();
  }

  /** The session takes audio from now on. */
  start(): void {
    this.#state = 'flowing';
    if (this.#isMuted) this.#sendMute();
    this.#outbox.flush({
      audio: (payload) => this.add(payload),
      text: (message) => this.#parts.connection.send(message),
    });
    this.#pump.start();
  }

  /** Idempotent. */
  stop(): void {
    this.#state = 'over';
    this.#pump.stop();
    this.#outbox.clear();
  }

  #append(payload: string): void {
    const { connection, drops } = this.#parts;
    if (connection.congested) drops.count('provider_queue');
    else connection.send(LIVE_APPEND.prefix + payload + LIVE_APPEND.suffix);
  }

  #sendMute(): void {
    const { connection, nextEventId } = this.#parts;
    connection.send(buildMute(nextEventId('mute'), this.#isMuted));
  }
}
