import type { HandoffOutcome, StoredSession } from '../store/session-store.ts';

/** What Twilio should do for a caller who gets a person. */
export type DialPlan =
  | {
      readonly kind: 'dial';
      /** E.164. */
      readonly number: string;
      /** Digits to send when Connect answers, with pauses (`w`: half a second). */
      readonly sendDigits?: string;
      /** A line to speak before dialling. */
      readonly announce?: string;
    }
  /** No number is configured. */
  | { readonly kind: 'apologise'; readonly announce?: string };

/** How the dial ended, as Twilio reports it. */
export type DialResult = 'reached' | 'busy' | 'no_answer' | 'failed' | 'canceled';

/** How the dial to a person ended, including what Connect reported. */
export type DialOutcome = DialResult | HandoffOutcome;

/**
 * Connect answers before its flow asks for digits, and earlier digits are lost. Each `w` is a pause of half a second.
 * @see https://www.twilio.com/docs/voice/twiml/number#attributes-senddigits
 */
const PAUSE_BEFORE_DIGITS = 'wwww';

/** @param connectNumber E.164 number of the Connect flow */
export function planDial(
  session: Pick<StoredSession, 'handoff'> | undefined,
  connectNumber: string | undefined,
): DialPlan {
  const { token, announce } = session?.handoff ?? {};
  const line = announce === undefined ? {} : { announce };
  if (connectNumber === undefined) return { kind: 'apologise', ...line };
  return {
    kind: 'dial',
    number: connectNumber,
    ...(token !== undefined && { sendDigits: `${PAUSE_BEFORE_DIGITS}${token}#` }),
    ...line,
  };
}

/**
 * Reads `DialCallStatus`, `DialBridged` and `DialCallDuration` of a `<Dial action>` request. Twilio also reports
 * `completed` when the called side answered and hung up before the caller was connected. `reached` may mean an agent or
 * only Connect's flow, which Twilio cannot tell apart: see `mayHaveBeenTurnedAway`.
 * @see https://www.twilio.com/docs/voice/twiml/dial#action
 */
export function readDialResult(fields: Readonly<Record<string, string | undefined>>): DialResult {
  switch (fields.DialCallStatus) {
    case 'completed':
    case 'answered':
      return wasBridged(fields) ? 'reached' : 'no_answer';
    case 'busy':
      return 'busy';
    case 'no-answer':
      return 'no_answer';
    case 'canceled':
      return 'canceled';
    default:
      return 'failed';
  }
}

/**
 * Connect answers before it checks hours and queue. If it then turns the caller away, Twilio has seen an answer. The
 * flow may end before Twilio joins both sides, so `no_answer` is possible too.
 */
export function mayHaveBeenTurnedAway(result: DialResult): boolean {
  return result === 'reached' || result === 'no_answer';
}

/** The duration is in whole seconds, so only `DialBridged` shows a bridge of less than one second. */
function wasBridged({
  DialBridged,
  DialCallDuration,
}: Readonly<Record<string, string | undefined>>): boolean {
  if (DialBridged !== undefined) return DialBridged === 'true';
  return DialCallDuration === undefined || Number(DialCallDuration) > 0;
}
