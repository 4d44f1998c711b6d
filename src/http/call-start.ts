import type { CallStart } from '../call/call-start.ts';
import { HANDOFF_REASONS } from '../store/session-store.ts';
import type { StreamClaims } from '../twilio/stream-token.ts';

/** The start of a stream. Everything but `streamSid` comes from the token, which Twilio only carries. */
export function callStartOf(streamSid: string, claims: StreamClaims): CallStart {
  const { callSid, caller, dialed, resumeCount, noticePlayed, secureInput } = claims;
  const { assistant, assistantVersion, arms } = claims;
  const wish = HANDOFF_REASONS.find((reason) => reason === claims.wish);
  return {
    callSid,
    streamSid,
    resumeCount,
    ...(caller !== undefined && { caller }),
    ...(dialed !== undefined && { dialed }),
    ...(noticePlayed && { noticePlayed }),
    ...(secureInput && { secureInput }),
    ...(assistant !== undefined && { assistant }),
    ...(assistantVersion !== undefined && { assistantVersion }),
    ...(arms !== undefined && { arms }),
    ...(wish !== undefined && { wish }),
  };
}
