import type { HandoffOutcome, StoredSession } from '../store/session-store.ts';

/** What Twilio should do for a caller who is to have a person. */
export type DialPlan =
  | {
      readonly kind: 'dial';
      /** E.164. */
      readonly number: string;
      /** Keys to send once it answers, with pauses (`w`: half a second). */
      readonly sendDigits?: string;
      /** A line to speak before dialling. */
      readonly announce?: string;
    }
  /** No number is configured. */
  | { readonly kind: 'apologise'; readonly announce?: string };

/** How the dialling ended, as Twilio tells it. */
export type DialResult = 'reached' | 'busy' | 'no_answer' | 'failed' | 'canceled';

/** How the dialling of a person ended. */
export type DialOutcome = DialResult | HandoffOutcome;

/** Connect answers, then opens its input: digits that come before are lost. Four halves of a second. */
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
 * Reads `DialCallStatus`, `DialBridged` and `DialCallDuration` of a `<Dial action>` request. Twilio says
 * `completed` also when the called side answered and hung up before anybody was connected. Whether it is an
 * agent or only Connect's flow that was `reached`, it cannot tell: see `mayHaveBeenTurnedAway`.
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
 * Connect answers before it looks at hours and queue. When it turns the caller away, Twilio knows of an answer
 * and, as the flow may be quicker than the joining of both sides, perhaps before anyone has joined.
 */
export function mayHaveBeenTurnedAway(result: DialResult): boolean {
  return result === 'reached' || result === 'no_answer';
}

/** The duration is in whole seconds, so a bridge shorter than one is told by Twilio's own word only. */
function wasBridged({
  DialBridged,
  DialCallDuration,
}: Readonly<Record<string, string | undefined>>): boolean {
  if (DialBridged !== undefined) return DialBridged === 'true';
  return DialCallDuration === undefined || Number(DialCallDuration) > 0;
}
