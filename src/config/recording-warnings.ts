import type { Config } from './config.ts';
import type { OperatorFiles } from './operator-files.ts';
import { type RecordedAssistant, recordedAssistants } from './recorded-assistants.ts';

/** What about recordings works, but may not be meant. */
export function recordingWarnings(
  config: Pick<Config, 'recording' | 'assistant'>,
  files: Pick<OperatorFiles, 'assistants'>,
): string[] {
  const { bucket, kmsKeyId } = config.recording;
  const recorded = recordedAssistants(config, files);
  const warnings = recorded
    .filter(({ mode, hasNotice }) => mode === 'consented' && !hasNotice)
    .map(withoutNotice);
  if (recorded.length > 0 && bucket === undefined) {
    warnings.push('AUDIO_STORAGE_BUCKET is not set: recordings stay in RECORDING_DIR until you remove them.');
  }
  if (kmsKeyId !== undefined && bucket === undefined) {
    warnings.push('AUDIO_STORAGE_BUCKET is not set: AUDIO_STORAGE_KMS_KEY_ID does nothing.');
  }
  return warnings;
}

function withoutNotice({ name }: RecordedAssistant): string {
  if (name === undefined) return 'CONSENT_NOTICE is not set: RECORDING=consented records no call without it.';
  return `ASSISTANTS_FILE: no call of ${name} is recorded: its mode is consented and it has no notice. Write its consentNotice, or set CONSENT_NOTICE.`;
}
