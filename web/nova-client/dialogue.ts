import { continueAfterLoss } from '../../src/voice/continuity/prompts.ts';
import type { VoiceEvent } from '../../src/voice/events.ts';
import type { HeardMessage } from '../../src/voice/nova/turns/history.ts';
import { decodePcm16 } from '../audio/pcm16.ts';
import type { Speaker } from '../audio/speaker.ts';
import { HeardTurns } from './heard-turns.ts';
import type { StreamOptions } from './nova-client-options.ts';
import { OUTPUT_HZ } from './stream-input.ts';

/** What the next stream begins with. */
export interface Resumption {
  readonly history: readonly HeardMessage[];
  /** What it is asked, so that nothing stays unanswered or unfinished. */
  readonly request: string | undefined;
}

type Listeners = Pick<StreamOptions, 'onTextChunk' | 'onAudioChunk' | 'onAnswer'>;

const SAMPLES_PER_MS = OUTPUT_HZ / 1000;

/** What is said, over all streams of one conversation: it goes to the speaker, and what is heard is remembered. */
export class Dialogue {
  readonly #speaker: Speaker;
  readonly #listeners: () => Listeners | undefined;
  readonly #heard = new HeardTurns((turn) => this.#listeners()?.onTextChunk?.(turn));
  /** Pieces of speech by the answer that they belong to. */
  readonly #answers = new Map<string, Set<string>>();
  /** Speech of an earlier stream is still playing: the model does not know that it can be interrupted. */
  #earlierPlays = false;
  #lastWordsMs = 0;

  constructor(speaker: Speaker, listeners: () => Listeners | undefined) {
    this.#speaker = speaker;
    this.#listeners = listeners;
    speaker.onPlayed((item) => this.#heard.played(item));
  }

  /** For how long neither side has said anything, milliseconds. */
  get quietMs(): number {
    return performance.now() - this.#lastWordsMs;
  }

  begin(): void {
    this.#lastWordsMs = performance.now();
  }

  history(): HeardMessage[] {
    return this.#heard.history();
  }

  /** The stream is over, or is about to be. */
  resumption(): Resumption {
    const unfinished = this.#heard.streamEnded();
    const history = this.#heard.history();
    const last = history.at(-1);
    if (last?.role === 'caller') return { history: history.slice(0, -1), request: last.text };
    return { history, request: unfinished === undefined ? undefined : continueAfterLoss(unfinished) };
  }

  /** Another stream has taken over. */
  streamChanged(): void {
    this.#answers.clear();
    this.#earlierPlays = this.#speaker.isPlaying;
  }

  callerWrote(text: string): void {
    this.interrupt();
    this.#hearCaller(`text_${crypto.randomUUID()}`, text);
  }

  /** What is playing stops, and the rest of it was not heard. */
  interrupt(): void {
    this.#earlierPlays = false;
    this.#heard.cut(this.#speaker.clear());
  }

  handle(event: VoiceEvent): void {
    switch (event.type) {
      case 'input_audio_buffer.speech_started':
        this.interrupt();
        return;
      case 'conversation.item.input_audio_transcription.completed':
        if (this.#earlierPlays) this.interrupt();
        this.#hearCaller(event.itemId, event.transcript);
        return;
      case 'response.audio.delta':
        this.#play(event);
        return;
      case 'response.audio_transcript.delta':
        this.#noteAnswer(event);
        this.#heard.planned(event.itemId, event.delta);
        return;
      case 'response.audio_transcript.done':
        this.#heard.final(event.itemId, event.transcript);
        return;
      case 'response.audio.done':
        this.#heard.allSent(event.itemId);
        return;
      case 'response.done':
        this.#finish(event.responseId);
        return;
      default:
        // The rest is of no use to a page.
        return;
    }
  }

  #hearCaller(id: string, text: string): void {
    this.#lastWordsMs = performance.now();
    this.#heard.callerSaid(id, text);
  }

  #play(event: { readonly responseId: string; readonly itemId: string; readonly delta: string }): void {
    const { itemId, delta } = event;
    const samples = decodePcm16(delta);
    this.#noteAnswer(event);
    this.#heard.audio(itemId, samples.length / SAMPLES_PER_MS);
    this.#lastWordsMs = performance.now();
    this.#speaker.play(itemId, samples);
    this.#listeners()?.onAudioChunk?.(samples, itemId);
  }

  #finish(responseId: string): void {
    const text = this.#heard.answer([...this.#itemsOf(responseId)]);
    this.#answers.delete(responseId);
    if (text !== '') this.#listeners()?.onAnswer?.(text);
  }

  #noteAnswer({ responseId, itemId }: { readonly responseId: string; readonly itemId: string }): void {
    this.#itemsOf(responseId).add(itemId);
    this.#heard.belongs(itemId, responseId);
  }

  #itemsOf(responseId: string): Set<string> {
    const known = this.#answers.get(responseId);
    if (known) return known;
    const items = new Set<string>();
    this.#answers.set(responseId, items);
    return items;
  }
}
