import type { LineFormat } from '../../../audio/line-format.ts';
import type { ProviderError } from '../../../errors.ts';
import type { Guard } from '../../../guard.ts';
import type { Logger } from '../../../logging.ts';
import type { FrameDrops } from '../../../telemetry/frame-drops.ts';
import type { Metrics } from '../../../telemetry/metrics.ts';
import type { Connection } from '../../openai-wire/connection.ts';
import type { LiveTiming } from '../client-options.ts';
import type { LiveEvent } from '../wire/events.ts';

export type SessionStarted = Extract<LiveEvent, { type: 'session.started' }>;

/** Told in order, and after `onEnded` nothing. */
export interface WireSessionListener {
  readonly onStarted: (session: SessionStarted) => void;
  /** Everything that is not about the session itself, while it is open. */
  readonly onEvent: (event: LiveEvent) => void;
  /** What has this id does not reach the model: the vendor has refused it, or too much was waiting. */
  readonly onRefused: (eventId: string) => void;
  /** An error after which the session goes on. */
  readonly onError: (error: ProviderError) => void;
  /** Further seconds that are billed. */
  readonly onSeconds: (seconds: number) => void;
  /** Nothing reaches the model any more. @param isLost we did not ask for it */
  readonly onStopping: (isLost: boolean) => void;
  /** @param error absent when we have closed it */
  readonly onEnded: (error: ProviderError | undefined) => void;
}

export interface WireSessionParts {
  readonly connection: Connection;
  readonly line: LineFormat;
  readonly timing: LiveTiming;
  /** The first message of the session. */
  readonly start: (eventId: string) => string;
  readonly guard: Guard;
  readonly drops: FrameDrops;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly listener: WireSessionListener;
}
