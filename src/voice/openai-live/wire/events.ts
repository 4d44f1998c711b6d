import type { DelegateUsage } from '../../events.ts';
import type { VendorFault } from '../../openai-wire/faults.ts';

/** Words with their place on the session clock, milliseconds. They carry their own leading blanks. */
export interface TimedWords {
  readonly words: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** One tool that the delegate wants called; `arguments` is JSON text as the model wrote it. */
export interface DelegateCall {
  readonly callId: string;
  readonly name: string;
  readonly arguments: string;
}

/** What the server sends, as far as the client acts on it. */
export type LiveEvent =
  | {
      readonly type: 'session.started';
      readonly sessionId: string;
      readonly expiresAtMs?: number;
      /** Effective format of both directions. */
      readonly format?: string;
      readonly rate?: number;
    }
  | { readonly type: 'output.audio'; readonly delta: string }
  | ({ readonly type: 'input.words' | 'output.words' } & TimedWords)
  /** The model has taken up what was appended. */
  | { readonly type: 'appended'; readonly eventId?: string }
  /** The voice wants something done. The task is not told: it is in the transcript. */
  | { readonly type: 'delegation.created'; readonly delegationId: string }
  /** From here on with `responses` delegation only. */
  | { readonly type: 'delegate.begins'; readonly delegationId: string; readonly responseId: string }
  | {
      readonly type: 'delegate.calls';
      readonly delegationId: string;
      readonly call: DelegateCall;
    }
  | {
      readonly type: 'delegate.ends';
      readonly delegationId: string;
      readonly responseId: string;
      readonly status: 'completed' | 'failed' | 'incomplete';
      readonly usage?: DelegateUsage;
    }
  /** Seconds of the whole session so far. */
  | { readonly type: 'usage'; readonly seconds: number }
  | { readonly type: 'session.closed'; readonly reason: string; readonly seconds?: number }
  | ({ readonly type: 'error' } & VendorFault)
  /** Known, and not needed here. */
  | { readonly type: 'ignored'; readonly name: string }
  | { readonly type: 'unknown'; readonly name: string };
