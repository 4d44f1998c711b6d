import type { LineFormat } from '../audio/line-format.ts';
import type { HeardAudio } from '../media/heard-audio.ts';
import { EventQueue } from './event-queue.ts';
import type { VoiceEvent } from './events.ts';
import type { NovaOptions } from './options/nova-options.ts';
import type { RealtimeOptions } from './options/realtime-options.ts';
import type { TurnTaking } from './options/turn-taking.ts';
import type { ByProvider, VoiceProvider } from './provider.ts';

/** One turn of the conversation, as it was heard. */
export interface HistoryMessage {
  readonly role: 'caller' | 'assistant';
  readonly text: string;
}

/** A function that the model may call. `parameters`: JSON schema of an object; keep it flat, at most three keys. */
export interface ToolDefinition {
  readonly name: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A tool that a conversation offers. */
export interface OfferedTool extends ToolDefinition {
  /** Providers that are told of it; undefined for all. */
  readonly providers?: readonly VoiceProvider[] | undefined;
}

/** The tools that this provider gets. */
export function toolsFor(provider: VoiceProvider, tools: readonly OfferedTool[]): readonly ToolDefinition[] {
  return tools.filter(({ providers }) => providers === undefined || providers.includes(provider));
}

/** A voice by its name, or a custom voice by its id. */
export type VoiceName = string | { readonly id: string };

/** What one assistant asks of the models that speak for it. What is absent comes from the settings of the process. */
export interface VoicePreferences {
  /** Who speaks while it is available. */
  readonly provider?: VoiceProvider | undefined;
  /** Whether another provider may take over. */
  readonly fallback?: boolean | undefined;
  readonly models?: ByProvider<string> | undefined;
  readonly voices?: ByProvider<VoiceName> | undefined;
  /** Where the model leaves the choice to the gateway. */
  readonly turnTaking?: TurnTaking | undefined;
  /** For OpenAI Realtime alone. */
  readonly realtime?: RealtimeOptions | undefined;
  /** Options that only Amazon Nova Sonic has. */
  readonly nova?: NovaOptions | undefined;
}

/** What helps a model to write down what the caller says. A model that cannot use a hint does not get it. */
export interface TranscriptionHints {
  /** ISO 639-1, the most likely first; empty when any language may come. */
  readonly languages: readonly string[];
  /** Names and terms that callers use. */
  readonly keywords: readonly string[];
}

/** What a conversation needs, whichever model speaks. Fixed for the life of one client. */
export interface ConversationSettings {
  readonly instructions: string;
  readonly tools: readonly OfferedTool[];
  /** What was heard before, oldest first; empty for a new call. */
  readonly history: readonly HistoryMessage[];
  /** The caller's line. Default: the telephone's. */
  readonly line?: LineFormat | undefined;
  readonly preferences?: VoicePreferences | undefined;
  readonly hints?: TranscriptionHints | undefined;
}

/** What differs between providers. The call asks for a capability, never for a provider's name. */
export interface VoiceCapabilities {
  /** Log name: `Using <displayName> voice provider`. */
  readonly displayName: string;
  /** The vendor's limit on one stream, in milliseconds. */
  readonly sessionLimitMs: number;
  /** Whether partial transcripts of the caller come before the final one. */
  readonly partialTranscripts: boolean;
  /**
   * Whether `speech_started` comes for every turn of the caller. Otherwise it comes only for one that interrupts the
   * model itself.
   */
  readonly signalsSpeechStart: boolean;
  /**
   * Whether the provider says when the caller has stopped speaking, before it answers. It may turn true during a
   * stream: some models do it without saying that they do.
   */
  readonly signalsSpeechEnd: boolean;
  /**
   * Whether the model hears while it speaks and decides alone whether a caller interrupts it: the call must neither
   * clear nor cancel what it says because a caller speaks.
   */
  readonly ownsInterruption: boolean;
  /** Whether the model says the words of a line that it is asked to speak, and no others. */
  readonly exactWords: boolean;
  /**
   * Whether the output goes on all the time, at the pace of playing: the model sends no faster than the caller hears,
   * and may rightly say nothing to what they say.
   */
  readonly continuousOutput: boolean;
  /**
   * Whether the call decides about the caller's turns: the model neither stops for a caller nor answers them by itself,
   * and waits for `answerTurn` or `dropTurn`.
   */
  readonly callDecidesTurns: boolean;
  /**
   * From the end of the caller's turn until a caller who hears nothing is given the waiting sound, milliseconds, where
   * the provider usually answers sooner than others. Absent: the gateway's usual time.
   */
  readonly slowMs?: number;
}

/** What a voice client may ask about its call while the call goes on. */
export interface OngoingCall {
  /** What the caller and the assistant have said until now, as far as it was heard; oldest first. */
  history(): HistoryMessage[];
  /** Whether the caller hears nothing from the assistant right now. */
  silent(): boolean;
  /** The language in which the call is held now, ISO 639-1. */
  language?(): string;
  /** What the next stream gets in place of the first settings, because the call has gone on since. */
  settings?(): ConversationSettings;
}

export interface ToolResultOptions {
  /** The model need not speak about this result. Default false. */
  readonly quiet?: boolean;
}

export type VoiceEventListener = (event: VoiceEvent) => void;

/**
 * One conversation with one speech model. Every method may be called immediately after construction: what cannot be
 * sent yet is queued in order, bounded by age. No method throws when the connection is lost; the loss arrives as
 * `session.ended`, exactly once, and nothing follows it.
 */
export abstract class VoiceClientBase {
  abstract readonly provider: VoiceProvider;
  abstract readonly capabilities: VoiceCapabilities;
  readonly #events = new EventQueue<VoiceEvent>();

  /**
   * Opens the session. Resolves when the provider has accepted it (`session.created` was emitted).
   * @throws ProviderError when the provider refuses it or does not answer in time, or when it is closed meanwhile
   */
  abstract connect(): Promise<void>;

  /** Whether the caller seems to be in the middle of saying something, judged by the sound of the line alone. */
  get callerSpeaks(): boolean {
    return false;
  }

  /** Whether the caller may be waiting for the model: what they have said, or seem to have said, has no answer yet. */
  get owesAnswer(): boolean {
    return false;
  }

  /** Caller audio since their last sound, milliseconds; infinite before the first sound, and where it is not measured. */
  get callerSilentMs(): number {
    return Number.POSITIVE_INFINITY;
  }

  /** How loud the latest 20 ms of caller audio were: mean of |sample|; 0 where it is not measured. */
  get callerLevel(): number {
    return 0;
  }

  /** Caller audio: base64 in the format of the conversation's line, any length. */
  abstract sendAudio(payload: string): void;

  /** Sends a message in the caller's name, which the model answers. */
  abstract sendText(text: string): void;

  /**
   * Tells the model something that it takes into account from its next answer on, and does not answer.
   * @returns whether it was told; a model that can be told such a thing only at the beginning of a stream needs another
   * stream for it
   */
  inform(_text: string): boolean {
    return false;
  }

  /** The model hears silence in place of the caller, or hears them again, where the provider has a way to say so. */
  mute(_isMuted: boolean): void {
    // The call sends silence as well.
  }

  /**
   * Makes the model speak: `text` tells it what to say. Interrupts what it is saying.
   * @returns an id that the `response.created` of the spoken line repeats
   */
  abstract speak(text: string): string;

  /**
   * Answers one `response.function_call`. `result` is sent as JSON. The model speaks about it when nobody else speaks;
   * when a response had several calls, once all of them are answered.
   */
  abstract sendToolResult(callId: string, result: unknown, options?: ToolResultOptions): void;

  /**
   * Stops the current response and makes the model remember only what was heard. Safe when nothing is being said.
   * @param heard every piece of speech that was not played to its end
   */
  abstract cancelResponse(heard: readonly HeardAudio[]): void;

  /** The caller's turn is over: the model answers it. Only where the call decides about turns. */
  answerTurn(): void {
    // Other models answer by themselves.
  }

  /** The caller has stopped, although the model does not say so. Only where the call decides about turns. */
  endTurn(): void {
    // Other models decide alone.
  }

  /**
   * What the caller said asks for no answer. Only where the call decides about turns.
   * @param itemId the provider's name of the turn, which the model then forgets; undefined when it remembers it
   */
  dropTurn(_itemId?: string): void {
    // Other models have decided already.
  }

  /** Ends the session in the vendor's order and frees everything. Idempotent, resolves within two seconds. */
  abstract close(): Promise<void>;

  /** Every event in order, for one reader; ends after `session.ended`. */
  events(): AsyncIterable<VoiceEvent> {
    return this.#events;
  }

  /** Delivers the same events by direct calls, without a promise for each. Replaces `events()`. */
  listen(listener: VoiceEventListener): void {
    this.#events.listen(listener);
  }

  protected emit(event: VoiceEvent): void {
    this.#events.push(event);
    if (event.type === 'session.ended') this.#events.close();
  }
}
