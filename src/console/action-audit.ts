import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { ConsoleUser } from './access.ts';

/** What somebody does in the console besides looking. */
export type ConsoleAction =
  | 'end'
  | 'handoff'
  | 'whisper'
  | 'say'
  | 'takeover'
  | 'release'
  | 'listen'
  | 'talk'
  | 'reveal'
  | 'export'
  | 'play'
  | 'verdict'
  | 'verdicts'
  | 'softphone';

export interface DoneAction {
  readonly action: ConsoleAction;
  /** Absent for an action that is about no single call. */
  readonly sessionId?: string | undefined;
  /** `done`, or the code of the error. */
  readonly result: string;
}

/** One log line and one count for each action: who, what, on which call, with what result. No words of the call. */
export class ActionAudit {
  readonly #logger: Logger;
  readonly #metrics: Pick<Metrics, 'consoleActions'>;

  constructor({
    logger,
    metrics,
  }: { readonly logger: Logger; readonly metrics: Pick<Metrics, 'consoleActions'> }) {
    this.#logger = logger;
    this.#metrics = metrics;
  }

  /** @param user undefined when nobody has shown a token */
  record(user: ConsoleUser | undefined, { action, sessionId, result }: DoneAction): void {
    this.#metrics.consoleActions.inc({ action, result });
    const who = { role: user?.role ?? 'none', who: user?.mark ?? 'none', name: user?.name ?? '' };
    this.#logger.info({ ...who, action, sessionId, result }, 'An action in the console');
  }
}
