import type { Assistant } from '../call/assistant.ts';
import type { LanguageLines } from '../spoken/lines.ts';
import type { VoicePreferences } from '../voice/client.ts';

/** What decides which assistant takes a call. */
export interface CallAddress {
  /** The assistant that the call began with; undefined for a new call. */
  readonly assistant?: string | undefined;
  /** The version of that assistant, or its first characters; undefined for a new call. */
  readonly assistantVersion?: string | undefined;
  /** What was called: a number in E.164 form, or a SIP address as Twilio writes it. */
  readonly dialed?: string | undefined;
}

/** A stream of a call. */
export interface CallOfAssistant extends CallAddress {
  readonly callSid: string;
  /** E.164; undefined when withheld. */
  readonly caller?: string | undefined;
  /** The arms that the call began in, by the name of the experiment; undefined for a new call. */
  readonly arms?: Readonly<Record<string, string>> | undefined;
}

/** An assistant for one stream of a call. */
export interface LentAssistant {
  readonly assistant: Assistant;
  /** The stream is over: what the assistant uses may be closed. Idempotent. */
  giveBack(): void;
}

/** What Twilio speaks for an assistant, with no model on the line. */
export interface CallProfile {
  readonly name: string;
  /** In which a call begins, ISO 639-1. */
  readonly language: string | undefined;
  readonly preferences: VoicePreferences;
  /** Spoken to its end before any audio goes to a model. */
  readonly consentNotice: string | undefined;
  /** Whether a text of the assistant, or of an arm that it may get, names the caller's contact. */
  readonly needsContact: boolean;
  /** Contact attributes that a hand-off carries. */
  readonly handoffAttributes: Readonly<Record<string, string>>;
  linesFor(language: string | undefined): LanguageLines;
}

/** The assistants of this gateway. */
export interface AssistantBook {
  /** The assistant of a call that no other one is meant for. */
  readonly default: Assistant;
  /** Characters of the longest consent notice. */
  readonly longestNotice: number;
  lend(call: CallOfAssistant): LentAssistant;
  profileFor(call: CallAddress): CallProfile;
}
