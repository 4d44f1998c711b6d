/** Which calls are recorded. `consented`: those whose consent notice was played to its end. */
export const RECORDING_MODES = ['off', 'consented', 'always'] as const;
export type RecordingMode = (typeof RECORDING_MODES)[number];

/** Whether a call may be recorded. */
export function mayRecord(
  mode: RecordingMode,
  { noticePlayed }: { readonly noticePlayed: boolean },
): boolean {
  return mode === 'always' || (mode === 'consented' && noticePlayed);
}
