import { payloadBytes } from '../../audio/format.ts';
import type { CallMediaListener } from '../../media/call-media.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';
import { tappedListener } from '../../media/tapped-listener.ts';
import { WrappedMedia } from '../../media/wrapped-media.ts';
import type { AudioListener } from './call-steering.ts';
import { PlayedAudio } from './played-audio.ts';

/**
 * The caller's line, where supervisors can listen: to the caller as they come from the line, and to what they hear, when
 * they hear it. It stands between the carrier and the call. A call that nobody listens to pays one comparison a frame.
 */
export class AudioTap extends WrappedMedia {
  readonly #startedMs = performance.now();
  readonly #listeners = new Set<AudioListener>();
  #played: PlayedAudio | undefined;
  #secure = false;

  get listeners(): number {
    return this.#listeners.size;
  }

  /** While it is on, listeners get silence in place of the caller: tones of keys could be decoded. */
  secureInput(on: boolean): void {
    this.#secure = on;
  }

  /** @returns the listener of the call, with the caller's audio also passed to the people who listen */
  listen(listener: CallMediaListener): CallMediaListener {
    return tappedListener(listener, {
      onAudio: (payload) => {
        if (this.#played) this.#hear(payload, this.#played);
      },
      onStop: () => this.end(),
    });
  }

  /** Lets somebody listen. What the assistant has already sent before, and is still playing, they do not hear. */
  attach(listener: AudioListener): () => void {
    this.#played ??= new PlayedAudio(this.media);
    this.#listeners.add(listener);
    return () => this.#detach(listener);
  }

  override play(itemId: string, payload: string): void {
    this.#played?.sent(itemId, payload);
    super.play(itemId, payload);
  }

  override clear(): HeardAudio[] {
    const cut = super.clear();
    this.#played?.drop();
    return cut;
  }

  override close(): void {
    super.close();
    this.end();
  }

  /** Nobody listens any more. Idempotent. */
  end(): void {
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    this.#played = undefined;
    for (const listener of listeners) listener.onOver();
  }

  #detach(listener: AudioListener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size === 0) this.#played = undefined;
  }

  #hear(payload: string, played: PlayedAudio): void {
    const sinceStartMs = Math.round(performance.now() - this.#startedMs);
    const heard = this.#secure ? this.line.silence(payloadBytes(payload)) : payload;
    const caller = Buffer.from(heard, 'base64');
    for (const listener of this.#listeners) listener.onAudio('caller', sinceStartMs, caller);
    for (const audio of played.take()) {
      for (const listener of this.#listeners) listener.onAudio('assistant', sinceStartMs, audio);
    }
  }
}
