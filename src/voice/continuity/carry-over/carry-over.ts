import type { CallView, ConversationSettings, HistoryMessage } from '../../client.ts';
import type { VoiceEvent } from '../../events.ts';
import type { CallerRing } from '../caller-audio/caller-ring.ts';
import type { RenewalReason, VoiceStream } from '../streams/voice-stream.ts';
import type { AnswerWatch } from '../waiting/answer-watch.ts';
import { Attention } from '../waiting/attention.ts';
import type { RestWatch } from '../waiting/stall-watch.ts';
import { goOn, type Opening } from './opening.ts';
import type { OpenWork } from './pending-work.ts';
import { Unfinished } from './unfinished.ts';

/** A caller whose last sound is so long ago is not in the middle of a word. */
const QUIET_MS = 500;

/** A second stream beside one that may be deaf harms nobody, so it is asked for sooner than an answer is given up. */
const SUSPICION_SHARE = 0.5;

export interface EstateOptions {
  readonly conversation: ConversationSettings;
  readonly ring: CallerRing;
  readonly work: OpenWork;
  readonly watch: AnswerWatch;
  readonly rest: RestWatch;
  readonly live: CallView;
  readonly emit: (event: VoiceEvent, stream: VoiceStream) => void;
}

/** The conversation as far as it outlives its streams, and what passes from one stream to the next. */
export class Estate {
  readonly #options: EstateOptions;
  readonly #unfinished: Unfinished;
  readonly #attention: Attention;
  /** The stream that hears again what is suspected to be a turn. */
  #secondListener = 0;

  constructor(options: EstateOptions) {
    this.#options = options;
    this.#unfinished = new Unfinished(options);
    this.#attention = new Attention(options);
  }

  /** Whether the caller waits for the model. */
  get isOwed(): boolean {
    return this.#options.watch.armed;
  }

  /** Tells one state of what was heard from another: history only grows, but for its last turn. */
  get fingerprint(): string {
    const history = this.#options.live.history();
    return `${history.length}:${history.at(-1)?.text.length ?? 0}`;
  }

  /** Whether the stream is speaking or owes something. */
  isBusy({ answer, number }: VoiceStream): boolean {
    return answer.active || this.#options.work.isBusy(number);
  }

  /** Whether nobody speaks and nothing is owed. */
  isQuiet(stream: VoiceStream): boolean {
    const { ring, live } = this.#options;
    const callerQuiet = !ring.hasSpeech && ring.silentMs >= QUIET_MS && !ring.awaitsWords && !this.isOwed;
    return callerQuiet && !this.isBusy(stream) && live.silent();
  }

  /** @param own whether the stream is of the preferred provider: a voice of one means nothing to the other */
  settings(history: readonly HistoryMessage[], own: boolean): ConversationSettings {
    const { voice, ...conversation } = this.#options.conversation;
    return { ...conversation, history, ...(own && voice !== undefined && { voice }) };
  }

  /** For a stream that takes over without a predecessor. */
  opening(reason: RenewalReason): Opening {
    const { conversation, live } = this.#options;
    return this.#unfinished.opening(reason === 'start' ? conversation.history : live.history());
  }

  /** For a stream that is prepared beside another. */
  historyBeside(stream: VoiceStream): readonly HistoryMessage[] {
    return this.#unfinished.historyBeside(stream);
  }

  /** Gives a stream what its predecessors left, but for what `draining` still does itself. */
  hand(
    stream: VoiceStream,
    options: { readonly say?: string; readonly draining?: VoiceStream; readonly heard?: boolean },
  ): void {
    const { say, draining, heard = false } = options;
    this.#unfinished.hand(stream, { say, except: draining?.number });
    if (!heard) this.rehearse(stream);
  }

  /** Lets a stream hear again what was not answered. */
  rehearse(stream: VoiceStream): void {
    for (const payload of this.#options.ring.payloads) stream.client.sendAudio(payload);
  }

  /** The history was refused as too long. */
  trim(): void {
    this.#unfinished.trim();
  }

  /** Something the current stream tells. @returns whether it shows that the model speaks, or hears */
  follow(stream: VoiceStream, event: VoiceEvent): boolean {
    stream.answer.follow(event);
    const alive = this.#attention.onEvent(event, stream);
    if (alive) this.#unfinished.settle();
    return alive;
  }

  /** Nova tells of interruptions only while it speaks itself; here an earlier stream is still being heard. */
  isUntoldInterruption({ answer, client }: VoiceStream, event: VoiceEvent): boolean {
    if (event.type !== 'conversation.item.input_audio_transcription.completed') return false;
    return !client.capabilities.signalsSpeechEnd && !answer.audible && !this.#options.live.silent();
  }

  /** The stream was accepted and carries the conversation. */
  begin(stream: VoiceStream): void {
    const { ring, work, watch } = this.#options;
    const isAsked = work.hasLines || work.texts.length > 0 || this.#unfinished.isAsked;
    if (isAsked || ring.hasNoticedSpeech) {
      watch.expect();
    } else if (ring.hasSpeech) {
      this.#secondListener = stream.number;
      watch.suspect();
    }
  }

  /** The caller seems to have said something of which the stream has told nothing at all: it may be deaf. */
  suspect(stream: VoiceStream): void {
    const { live, watch } = this.#options;
    if (!stream.open || stream.answer.active || !live.silent()) return;
    this.#secondListener = 0;
    watch.suspect(SUSPICION_SHARE);
  }

  /** Whether this stream has heard again, and not as the first, what an earlier one gave no sign of. */
  isSecondListener({ number }: VoiceStream): boolean {
    return number === this.#secondListener;
  }

  /** Nothing is waited for. */
  settle(): void {
    this.#options.watch.settle();
    this.#options.rest.stop();
  }

  /** What seemed a turn was none. */
  wasNoise(): void {
    this.#options.ring.wasNoise();
  }

  /** The stream is lost: what of it is unfinished is kept, and its answer is ended in its place. */
  leave(stream: VoiceStream): void {
    const { ring, emit } = this.#options;
    this.settle();
    if (!stream.open) return;
    this.#unfinished.leave(stream);
    ring.newListener();
    stream.answer.abandon('failed', (event) => emit(event, stream));
  }

  /**
   * Another stream takes the place of this one.
   * @param draining it finishes its answer first
   * @returns turns whose words it still owes
   */
  change(draining: boolean): readonly string[] {
    const { ring } = this.#options;
    const turns = ring.wordlessTurns;
    if (draining) ring.answered();
    ring.newListener();
    this.settle();
    return turns;
  }

  /** The old stream was lost before it had finished its answer: the current one does it, or the next. */
  finishFor(old: VoiceStream, current: VoiceStream | undefined): void {
    const { work, watch } = this.#options;
    if (old.answer.isLine) {
      if (current) work.moveLines(current);
    } else {
      const text = goOn(old.answer.sentText);
      work.owe(text);
      current?.client.sendText(text);
    }
    if (current?.open) watch.expect();
  }

  /** The caller has interrupted: only what was heard counts. */
  interrupted(stream: VoiceStream | undefined): void {
    this.settle();
    this.#unfinished.settle();
    this.#options.work.interrupted();
    stream?.answer.forget();
  }
}
