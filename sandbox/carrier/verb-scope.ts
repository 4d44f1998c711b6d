import { setTimeout as delay } from 'node:timers/promises';
import type { CallWebhooks } from './call-webhooks.ts';
import { CarrierFault, FAULTS } from './fault.ts';
import type { Line } from './line.ts';
import type { MediaLeg } from './media-leg.ts';
import type { Network } from './network.ts';
import type { Timeline } from './timeline.ts';
import type { Link } from './twiml.ts';

/** The call, as its verbs see it. */
export interface VerbContext {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
  readonly network: Network;
  readonly line: Line;
  readonly timeline: Timeline;
  readonly webhooks: CallWebhooks;
  /** Connects the caller, if that has not happened yet. */
  answer(): void;
  addStream(leg: MediaLeg): void;
  /** A text that `<Say>` begins to speak. */
  addSaid(text: string): void;
}

/** Why a running script is taken off: the call is over, or other TwiML takes its place. */
export type Interruption = 'hangup' | 'replaced';

/** One verb of one document in execution. `signal` aborts with an `Interruption` as its reason. */
export interface VerbScope {
  readonly call: VerbContext;
  /** The document's own URL, for relative ones. */
  readonly baseUrl: string;
  readonly signal: AbortSignal;
}

/** Where TwiML comes from. */
export type Step =
  | { readonly kind: 'fetch'; readonly link: Link; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'inline'; readonly xml: string };

/** What follows a verb: the next one, another document, or the end of the call with this status. */
export type Next =
  | 'continue'
  | Step
  | { readonly kind: 'end'; readonly status: 'completed' | 'busy' | 'failed' };

/**
 * Makes a link of the document absolute. Its fragment, Twilio's connection overrides, is for the webhook client.
 * @throws CarrierFault 11100 when it is no URL
 */
export function resolveLink({ url, method }: Link, baseUrl: string): Link {
  // The exact text of an absolute address is kept, because the signature covers it.
  if (URL.canParse(url)) return { url, method };
  if (URL.canParse(url, baseUrl)) return { url: new URL(url, baseUrl).href, method };
  throw new CarrierFault(FAULTS.invalidUrl, `${url} is not a URL`);
}

/**
 * What follows a verb that has an action. The action is asked when the verb ended by itself; it is only told
 * when the call is over, and left alone when other TwiML took the verb's place.
 */
export function nextByAction(
  action: Link | undefined,
  params: Readonly<Record<string, string>>,
  { call, signal, baseUrl }: VerbScope,
): Next {
  if (!action) return 'continue';
  const link = resolveLink(action, baseUrl);
  if (!signal.aborted) return { kind: 'fetch', link, params };
  if (signal.reason === 'hangup') call.webhooks.tellAction(link, params);
  return 'continue';
}

/** Waits, or returns early when the verb is interrupted. */
export async function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  await delay(delayMs, undefined, { signal, ref: false }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

/** Calls `stop` when the verb is interrupted, immediately if it already was. */
export function onInterruption(signal: AbortSignal, stop: () => void): void {
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
}
