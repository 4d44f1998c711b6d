import type { NumberToDial } from './softphone-api.ts';

export type DialStatus = 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';

export interface DialResult {
  readonly status: DialStatus;
  readonly answered: boolean;
  readonly bridged: boolean;
  /** Since the answer; 0 without one. */
  readonly durationMs: number;
}

/** What happens at the dialled number, for the person at the page. */
export type DialHappening =
  | { readonly what: 'ringing' | 'answered' | 'bridged' }
  | { readonly what: 'digits'; readonly digits: string }
  /** What the agent sees. */
  | { readonly what: 'agent'; readonly attributes: Readonly<Record<string, string>> }
  | { readonly what: 'speech'; readonly mulaw: Uint8Array };

export interface DialOptions {
  readonly number: NumberToDial;
  /** What the call is asked with. */
  readonly token: string;
  /** The caller has hung up, or other TwiML took the place of the dial. */
  readonly signal: AbortSignal;
  readonly onHappening: (happening: DialHappening) => void;
}

/** Who answers dialled numbers. */
export interface Dialling {
  dial(options: DialOptions): Promise<DialResult>;
}

export const NOT_DIALLED: DialResult = { status: 'failed', answered: false, bridged: false, durationMs: 0 };
