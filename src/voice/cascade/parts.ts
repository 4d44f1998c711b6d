import type { UnknownFields } from '../../is-record.ts';

/** What was understood of one stretch of speech. A later part with the same `resultId` replaces it. */
export interface TranscriptPart {
  readonly resultId: string;
  readonly text: string;
  /** The beginning of `text` that will not change any more. */
  readonly stableText: string;
  readonly isFinal: boolean;
  /** Where its last word ends, milliseconds of audio since the stream began. */
  readonly endMs: number;
  /** ISO 639-1, when the service tells it. */
  readonly language?: string | undefined;
}

export interface TranscriptionListener {
  /** The service has accepted the stream. */
  onOpen(sessionId: string): void;
  onPart(part: TranscriptPart): void;
  /** An event that cannot be used. */
  onMalformed(): void;
  /** The stream is over although nobody has ended it. Once. `error` is absent when the service gave no reason. */
  onLost(error?: unknown): void;
}

export interface TranscriptionOptions {
  /** ISO 639-1, the most likely first; empty when any language may come. */
  readonly languages: readonly string[];
  readonly listener: TranscriptionListener;
  /** A connection that takes no audio for this long is lost, milliseconds. */
  readonly takesNothingMs: number;
  /** Audio that waited too long for the service was dropped. */
  readonly onDropped: () => void;
}

/** One stream of caller audio that is written down. */
export interface Transcription {
  /** Bytes of the format that the stream was opened for. */
  send(audio: Uint8Array): void;
  /** Ends it in the vendor's order; the listener hears nothing afterwards. Resolves when it has ended. Idempotent. */
  end(): Promise<void>;
  /** Ends it immediately. Idempotent. */
  abort(): void;
}

/** Writes down what the caller says. */
export interface SpeechToText {
  open(options: TranscriptionOptions): Transcription;
}

/** A part of a message of the conversation with a text model. */
export type MessagePart =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'tool_call';
      readonly callId: string;
      readonly name: string;
      readonly input: UnknownFields;
    }
  | { readonly type: 'tool_result'; readonly callId: string; readonly result: string };

export interface ModelMessage {
  readonly role: 'user' | 'assistant';
  readonly parts: readonly MessagePart[];
}

export interface AnswerRequest {
  readonly system: readonly string[];
  /** Roles alternate, the first is the user's, and each tool call is answered in the next message. */
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly {
    readonly name: string;
    readonly description: string;
    readonly parameters: UnknownFields;
  }[];
}

/** Tokens of one answer. Cached tokens are part of the input tokens. */
export interface AnswerTokens {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
}

/** Why a model stopped: by itself, for a tool, at its limit of tokens, by a filter. */
export type AnswerStop = 'end' | 'tool' | 'max_tokens' | 'filter';

export type AnswerPiece =
  | { readonly type: 'text'; readonly text: string }
  /** The model writes something that is not spoken: the arguments of a tool, or its thoughts. */
  | { readonly type: 'working' }
  /** A whole call. `arguments`: JSON text as the model wrote it. */
  | { readonly type: 'tool'; readonly callId: string; readonly name: string; readonly arguments: string }
  | { readonly type: 'stopped'; readonly reason: AnswerStop }
  | { readonly type: 'tokens'; readonly tokens: AnswerTokens };

/** Answers in text. */
export interface AnswerModel {
  /** The answer as it is written. @throws what the service fails with */
  answer(request: AnswerRequest, signal: AbortSignal): AsyncIterable<AnswerPiece>;
}

export interface SpeechRequest {
  /** Sentences, in order. */
  readonly sentences: AsyncIterable<string>;
  /** ISO 639-1. */
  readonly language: string;
  readonly signal: AbortSignal;
  /** Billed characters of these sentences. */
  readonly onCharacters: (count: number) => void;
}

/** Says texts. */
export interface TextToSpeech {
  /** `sentence`: each sentence is said for itself; `answer`: all sentences of an answer go into one stream of audio. */
  readonly unit: 'sentence' | 'answer';
  /** The audio, in pieces of any length, in the format of the line. @throws what the service fails with */
  say(request: SpeechRequest): AsyncIterable<Uint8Array>;
}
