/** How soon a pause ends the caller's turn; `HIGH` is the soonest. */
export const NOVA_ENDPOINTING = ['HIGH', 'MEDIUM', 'LOW'] as const;
export type NovaEndpointing = (typeof NOVA_ENDPOINTING)[number];

/** Options of Amazon Nova Sonic that an assistant may set. What is absent comes from the settings of the process. */
export interface NovaOptions {
  readonly endpointing?: NovaEndpointing | undefined;
  readonly inputGate?: boolean | undefined;
  readonly resumeAfterNoise?: boolean | undefined;
}
