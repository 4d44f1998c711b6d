import type { GreetingBargeIn, HoldLineBargeIn } from '../call/conversation/guarded-line.ts';
import type { RecordingMode } from '../recording/recording-mode.ts';
import type { LanguageLines } from '../spoken/lines.ts';
import type { VoicePreferences } from '../voice/client.ts';
import type { Experiment } from './experiments/experiment.ts';
import type { ReplaceableLine } from './file/profile-schema.ts';

/** Texts by ISO 639-1 code; `all` is for every language that has none. */
export type TextsByLanguage = Readonly<Record<string, string | undefined>>;

export interface ProfileLimits {
  readonly maxCallSeconds?: number | undefined;
  readonly idleCallSeconds?: number | undefined;
  /** US dollars. */
  readonly maxCallCostUsd?: number | undefined;
}

/** One assistant as the assistants file declares it, checked. What is absent comes from the settings. */
export interface Profile {
  readonly name: string;
  /** Changes with everything that the profile says, the tools and the knowledge that it uses included. */
  readonly version: string;
  /** May hold variables. */
  readonly instructions: string;
  /** May hold variables. */
  readonly greeting: TextsByLanguage;
  readonly lines: Readonly<
    Record<string, Readonly<Partial<Pick<LanguageLines, ReplaceableLine>>> | undefined>
  >;
  readonly consentNotice: TextsByLanguage;
  readonly preferences: VoicePreferences;
  /** In which a call begins. */
  readonly language: string | undefined;
  /** In which a call may be held; empty for every one that the gateway has lines in. */
  readonly languages: readonly string[];
  readonly keywords: readonly string[];
  readonly tools: readonly string[];
  readonly knowledge: string | undefined;
  readonly handoff: {
    readonly queueId?: string | undefined;
    readonly attributes: Readonly<Record<string, string>>;
  };
  readonly limits: ProfileLimits;
  readonly greetingBargeIn: GreetingBargeIn | undefined;
  readonly holdLineBargeIn: HoldLineBargeIn | undefined;
  readonly secureInput: boolean | undefined;
  /** Which of its calls are recorded. */
  readonly recording: RecordingMode | undefined;
  /** IANA name. */
  readonly timeZone: string | undefined;
}

/** What one reading of the file has found. */
export interface ProfileFile {
  readonly file: string;
  /** The assistant of every call that `numbers` does not name. */
  readonly default: string;
  /** By E.164 number, or by SIP user in lower case. */
  readonly numbers: ReadonlyMap<string, string>;
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly experiments: readonly Experiment[];
}
