import { createHash } from 'node:crypto';
import type { GatewayEvent } from '../gateway-event.ts';

/** @see https://docs.aws.amazon.com/appsync/latest/eventapi/channel-namespaces.html */
const SEGMENT = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,48}[A-Za-z0-9])?$/;
/** The segment of all phone calls: a caller's number is in no channel. */
const PHONE = 'phone';
const CODED = 'x-';
const CODE_LENGTH = 40;

/** The channel of a session: `/<namespace>/<user, or phone>/<session>`. */
export function channelOf(
  namespace: string,
  { userId, sessionId }: Pick<GatewayEvent, 'userId' | 'sessionId'>,
): string {
  return `/${namespace}/${userId === undefined ? PHONE : userSegment(userId)}/${segment(sessionId)}`;
}

/** A user who is called `phone` must not get the events of phone calls. */
function userSegment(userId: string): string {
  return userId === PHONE ? coded(userId) : segment(userId);
}

/** What cannot be a segment becomes one that no other name has: `x-` and 40 digits of its SHA-256. */
function segment(name: string): string {
  return SEGMENT.test(name) && !name.startsWith(CODED) ? name : coded(name);
}

function coded(name: string): string {
  return CODED + createHash('sha256').update(name).digest('hex').slice(0, CODE_LENGTH);
}
