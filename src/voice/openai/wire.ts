import type { AudioTranscription, NoiseReductionType } from 'openai/resources/realtime/realtime';
import type { ResponseStatus, VoiceEvent, VoiceUsage } from '../events.ts';
import type { VendorFault } from '../openai-wire/faults.ts';

/** Events that mean the same on the wire and in the gateway. */
type SharedEvent = Extract<
  VoiceEvent,
  {
    readonly type:
      | 'input_audio_buffer.speech_started'
      | 'input_audio_buffer.speech_stopped'
      | 'conversation.item.input_audio_transcription.delta'
      | 'conversation.item.input_audio_transcription.completed'
      | 'conversation.item.input_audio_transcription.failed'
      | 'response.audio.delta'
      | 'response.audio.done'
      | 'response.audio_transcript.delta'
      | 'response.audio_transcript.done'
      | 'unknown';
  }
>;

/** The transcription of the caller. The lists are newer than the types of `openai` 6. */
export interface TranscriptionSettings extends Pick<AudioTranscription, 'language' | 'prompt' | 'delay'> {
  readonly model: string;
  /** ISO 639-1. */
  readonly languages?: readonly string[];
  readonly keywords?: readonly string[];
}

/** The strength is newer than the types of `openai` 6. */
export interface NoiseReductionSettings {
  readonly type: NoiseReductionType;
  /** From 0 to 1. Absent: 1, or what the session has already. */
  readonly strength?: number;
}

/** One tool the model wants called; `arguments` is JSON text as the model wrote it. */
export interface FunctionCall {
  readonly callId: string;
  readonly name: string;
  readonly arguments: string;
}

/** The end of a response, with everything that the server says about it. */
export interface ResponseDone {
  readonly type: 'response.done';
  readonly responseId: string;
  readonly status: ResponseStatus;
  /** `turn_detected`, `client_cancelled`, `max_output_tokens`, `content_filter`, or the error's code. */
  readonly reason?: string;
  readonly usage?: VoiceUsage;
  /** What it wrote instead of speaking. */
  readonly text?: string;
  readonly functionCalls: readonly FunctionCall[];
}

/** An `error` event. */
export interface WireError extends VendorFault {
  readonly type: 'error';
  /** Path of the refused field of a session: `session.audio.input.turn_detection.threshold`. */
  readonly field?: string;
}

/** What the server sends, as far as the client acts on it. */
export type WireEvent =
  | SharedEvent
  | ResponseDone
  | WireError
  | { readonly type: 'session.created'; readonly sessionId: string; readonly expiresAtMs?: number }
  /** Effective formats, in the GA spelling (`audio/pcmu`). */
  | { readonly type: 'session.updated'; readonly inputFormat?: string; readonly outputFormat?: string }
  /** `requestId` and `speakId` come back from the metadata of our own `response.create`. */
  | {
      readonly type: 'response.created';
      readonly responseId: string;
      readonly requestId?: string;
      readonly speakId?: string;
    }
  /** A piece of speech has begun. It may have no audio yet. */
  | { readonly type: 'speech_item.added'; readonly responseId: string; readonly itemId: string }
  /** The model has written all of a tool call. Its response may go on. */
  | { readonly type: 'function_call.complete'; readonly responseId: string; readonly call: FunctionCall }
  /** The conversation holds the result of this tool call. */
  | { readonly type: 'tool_output.added'; readonly callId: string }
  /** Known, and not needed here. */
  | { readonly type: 'ignored'; readonly name: string };
