import type { RecordingMode } from '../recording/recording-mode.ts';
import type { Config } from './config.ts';
import type { OperatorFiles } from './operator-files.ts';

/** An assistant whose calls may be recorded. */
export interface RecordedAssistant {
  /** Undefined for the one that the settings describe. */
  readonly name: string | undefined;
  readonly mode: Exclude<RecordingMode, 'off'>;
  readonly hasNotice: boolean;
}

/** The assistants whose calls are recorded, always or after the consent notice. */
export function recordedAssistants(
  { recording, assistant }: Pick<Config, 'recording' | 'assistant'>,
  { assistants }: Pick<OperatorFiles, 'assistants'>,
): RecordedAssistant[] {
  const hasNotice = assistant.consentNotice !== undefined;
  if (assistants === undefined || 'faults' in assistants.first) {
    return recorded({ name: undefined, mode: recording.mode, hasNotice });
  }
  return [...assistants.first.profiles.profiles.values()].flatMap((profile) =>
    recorded({
      name: profile.name,
      mode: profile.recording ?? recording.mode,
      hasNotice: hasNotice || Object.keys(profile.consentNotice).length > 0,
    }),
  );
}

function recorded({
  mode,
  ...assistant
}: Omit<RecordedAssistant, 'mode'> & { readonly mode: RecordingMode }): RecordedAssistant[] {
  return mode === 'off' ? [] : [{ ...assistant, mode }];
}
