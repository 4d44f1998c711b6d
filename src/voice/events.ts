/**
 * The events that every speech model is translated into. The names are those of OpenAI Realtime, so that one
 * `CallSession` serves every provider. Audio is always base64 in the format of the conversation's line.
 * @see https://platform.openai.com/docs/api-reference/realtime-server-events
 */
import type { ProviderError } from '../errors.ts';

/** What one response has used (OpenAI), or a part of it (Nova, cascade). Cached counts are part of the input counts. */
export interface VoiceUsage {
  readonly inputTextTokens: number;
  readonly inputAudioTokens: number;
  readonly cachedTextTokens: number;
  readonly cachedAudioTokens: number;
  readonly outputTextTokens: number;
  readonly outputAudioTokens: number;
  /** Characters that a speech service has said, where they are billed. */
  readonly spokenCharacters?: number;
  /** Seconds of audio that a transcription service was sent, where all of it is billed. */
  readonly transcribedSeconds?: number;
}

/** Tokens of a text model that works for the voice. `inputTokens` includes `cachedTokens`. */
export interface DelegateUsage {
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
}

export type ResponseStatus = 'completed' | 'cancelled' | 'failed' | 'incomplete';

export type VoiceEvent =
  /** The provider has accepted the session. `expiresAtMs`: epoch milliseconds, when the provider says so. */
  | { readonly type: 'session.created'; readonly providerSessionId: string; readonly expiresAtMs?: number }
  /** The caller has begun to speak (or, where the provider has no signal for that, has interrupted): barge-in. */
  | {
      readonly type: 'input_audio_buffer.speech_started';
      /** The caller's turn that begins, where the provider names it. */
      readonly itemId?: string;
      /** How long ago, milliseconds, where the provider tells it later. */
      readonly agoMs?: number;
    }
  /** The provider hears a voice. No word is known and nothing is interrupted yet: it may be a cough. */
  | { readonly type: 'input_audio_buffer.voice_started' }
  /** The voice has ended. Whether it said a word, and gets an answer, is not known yet. */
  | {
      readonly type: 'input_audio_buffer.voice_stopped';
      /** It was as long as a sentence, and the service that writes words down has told nothing of it: it may be deaf. */
      readonly untold?: true;
    }
  /**
   * `itemId`: the caller's turn that has ended, where the provider names it. `endedAtMs`: the time of its end on the
   * monotonic clock, where the provider tells it later.
   */
  | {
      readonly type: 'input_audio_buffer.speech_stopped';
      readonly itemId?: string;
      readonly endedAtMs?: number;
    }
  /** A partial transcript, never used for decisions. */
  | {
      readonly type: 'conversation.item.input_audio_transcription.delta';
      readonly itemId: string;
      readonly delta: string;
    }
  /** The final transcript of a turn of the caller. */
  | {
      readonly type: 'conversation.item.input_audio_transcription.completed';
      readonly itemId: string;
      readonly transcript: string;
      /** Billed separately from the response, where the provider reports it. */
      readonly usage?: TranscriptionUsage;
    }
  /** The words of this turn of the caller will not come. */
  | {
      readonly type: 'conversation.item.input_audio_transcription.failed';
      readonly itemId: string;
      /** Provider's code. */
      readonly reason?: string;
    }
  /**
   * `speakId`: the id that `speak()` returned, when this response is the answer to it. `beforeResult`: the model waits
   * for the result of something that it has others do, so this is not the answer that comes of it.
   */
  | {
      readonly type: 'response.created';
      readonly responseId: string;
      readonly speakId?: string;
      readonly beforeResult?: true;
    }
  /** The model works on an answer and has no sound or words yet: it thinks, or writes a tool's arguments. */
  | { readonly type: 'response.working' }
  /** `delta`: base64, ready for the caller's line: mu-law for Twilio. `itemId`: the piece of speech it belongs to, with its own transcript. */
  | {
      readonly type: 'response.audio.delta';
      readonly responseId: string;
      readonly itemId: string;
      readonly delta: string;
      /** A sound that fills a wait: neither speech nor an answer. */
      readonly filler?: true;
    }
  /** All audio of this item has been sent (not yet heard). */
  | { readonly type: 'response.audio.done'; readonly responseId: string; readonly itemId: string }
  /** Planned words, in order; they may be ahead of the audio. */
  | {
      readonly type: 'response.audio_transcript.delta';
      readonly responseId: string;
      readonly itemId: string;
      readonly delta: string;
      /** Where these words end in the audio of the item, milliseconds, where the model tells it. */
      readonly endMs?: number;
    }
  /** The whole text of the item; replaces its deltas. */
  | {
      readonly type: 'response.audio_transcript.done';
      readonly responseId: string;
      readonly itemId: string;
      readonly transcript: string;
    }
  /** The model asks for a tool. `arguments`: JSON text as the model wrote it. Answer with `sendToolResult`. */
  | {
      readonly type: 'response.function_call';
      readonly responseId: string;
      readonly callId: string;
      readonly name: string;
      readonly arguments: string;
    }
  | {
      readonly type: 'response.done';
      readonly responseId: string;
      readonly status: ResponseStatus;
      readonly usage?: VoiceUsage;
      /** The reason of the provider, or of the gateway, when the status is not `completed`. */
      readonly reason?: string;
      /** What the model wrote instead of speaking. */
      readonly text?: string;
    }
  /**
   * A model that decides about interruptions itself has stopped this response because the caller spoke. It may be told
   * after the end of the response, when the caller's words are known.
   */
  | { readonly type: 'response.broken_off'; readonly responseId: string }
  /** Tokens outside a response (Nova reports them as they are used). */
  | { readonly type: 'usage'; readonly usage: VoiceUsage }
  /** Further seconds of a session that is billed by time. */
  | { readonly type: 'usage.session'; readonly seconds: number }
  | { readonly type: 'usage.text'; readonly usage: DelegateUsage }
  /** The stream behind this client was replaced by another; the conversation goes on. */
  | {
      readonly type: 'session.renewed';
      /** `planned`, `forced`, `recovered` or `failed_over`. */
      readonly reason: string;
      readonly provider: string;
      readonly providerSessionId: string;
    }
  /** Nothing follows. `error` is absent when we closed it ourselves. */
  | { readonly type: 'session.ended'; readonly error?: ProviderError }
  /** A fault that did not end the session. */
  | { readonly type: 'error'; readonly error: ProviderError }
  /** An event that the gateway does not know; counted, otherwise ignored. `name` is its name on the wire. */
  | { readonly type: 'unknown'; readonly name: string };

/** Exactly one of the two is not zero, depending on how the transcription model is billed. */
export interface TranscriptionUsage {
  readonly seconds: number;
  readonly tokens: number;
}

/** The gateway's own reasons for `failed`: the line is spoken again, by this stream or the next one. */
const SAID_AGAIN: ReadonlySet<string> = new Set(['stream_lost', 'asked_again']);

/** Whether the line of this response will be spoken again. */
export function isSaidAgain({ status, reason }: Extract<VoiceEvent, { type: 'response.done' }>): boolean {
  return status === 'failed' && reason !== undefined && SAID_AGAIN.has(reason);
}

/** Whether the event tells what costs money, whichever stream has used it. */
export function isUsage(event: VoiceEvent): boolean {
  return event.type === 'usage' || event.type === 'usage.session' || event.type === 'usage.text';
}

export type VoiceEventType = VoiceEvent['type'];
