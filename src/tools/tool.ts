import type { ToolDefinition } from '../voice/client.ts';
import type { VoiceProvider } from '../voice/provider.ts';

/** What the gateway itself knows of a call. A model never writes any of it. */
export interface ToolCallFacts {
  /** The id of the session: Twilio's CallSid for a phone call. */
  readonly sessionId: string;
  /** E.164; undefined when withheld. */
  readonly caller: string | undefined;
  /** E.164 number that was called. */
  readonly dialed: string | undefined;
  /** The language that the call is held in now, ISO 639-1. */
  readonly language: string;
}

/** One call of a tool by the model, checked against the tool's schema. */
export interface ToolRequest {
  /** The model's id of the call, unique within the session. */
  readonly callId: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly facts: ToolCallFacts;
  /** Aborted when the time is up, the caller is gone or, for a cancellable tool, the caller interrupts. */
  readonly signal: AbortSignal;
}

/** What the caller hears while a tool runs. */
export interface ToolFiller {
  /** Milliseconds of silence before the first filler. */
  readonly afterMs: number;
  /** By ISO 639-1 code; a language that is missing uses the shipped line. */
  readonly text: Readonly<Record<string, string>>;
}

/** What a tool hands to the model. */
export interface ToolResult {
  /** JSON data; it is wrapped as data before the model reads it. */
  readonly value: unknown;
  /** Where the answer came from, for the record: names of documents, never contents. */
  readonly sources?: readonly string[];
  /** How much of it the model gets, in characters of JSON; at most 2000, which is also the default. */
  readonly maxChars?: number;
}

/** Something that the model may have done. The same on every provider. */
export interface Tool {
  readonly definition: ToolDefinition;
  /** Providers whose models get it; undefined for all. */
  readonly providers?: readonly VoiceProvider[] | undefined;
  /** Longest time for one call, further tries included. Milliseconds. */
  readonly timeoutMs: number;
  /** Undefined when nothing is said while it runs. */
  readonly filler?: ToolFiller | undefined;
  /** Whether an interruption by the caller ends it. By default it goes on, and its result is spoken later. */
  readonly cancellable: boolean;
  /**
   * Runs once for one call of the model.
   * @throws ToolError when it fails; any other error counts as a fault of the tool, and its text stays in the log
   */
  run(request: ToolRequest): Promise<ToolResult>;
}
