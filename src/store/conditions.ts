import type { Condition } from './expression.ts';
import type {
  HandoffRecord,
  NewSession,
  Ownership,
  ResumeOffer,
  SessionPatch,
  SessionStatus,
  StoredSession,
} from './session-store.ts';

/*
 * The SDK repeats a request when its answer was lost, and the first try may have been written. So each condition also
 * accepts the item that the same writer has just written: a repeat is not a conflict.
 */

/** A new session, or a repeat of this stream's first write. `nowSeconds`: epoch seconds. */
export function mayOpen(session: NewSession, nowSeconds: number): Condition {
  return {
    text:
      'attribute_not_exists(#PK) OR #expiresAt <= :ifNow OR (#resumeCount = :ifZero AND ' +
      '#ownerInstance = :ifOwner AND #connectionId = :ifConnection AND #updatedAt = #createdAt)',
    values: {
      ':ifNow': nowSeconds,
      ':ifZero': 0,
      ':ifOwner': session.ownerInstance,
      ':ifConnection': session.connectionId ?? '',
    },
  };
}

/** The previous stream was the last one and the call is active, or this stream has already taken it over. */
export function mayResume(next: Ownership & { connectionId: string }, nowSeconds: number): Condition {
  return {
    text:
      '#expiresAt > :ifNow AND ((#resumeCount = :ifPrevious AND #status = :ifActive) OR ' +
      '(#resumeCount = :ifNext AND #ownerInstance = :ifOwner AND #connectionId = :ifConnection))',
    values: {
      ':ifNow': nowSeconds,
      ':ifPrevious': next.resumeCount - 1,
      ':ifActive': 'ACTIVE',
      ':ifNext': next.resumeCount,
      ':ifOwner': next.ownerInstance,
      ':ifConnection': next.connectionId,
    },
  };
}

/** The session has not changed since the decision, or this offer has already been written. */
export function mayOffer(known: StoredSession, offer: ResumeOffer, nowSeconds: number): Condition {
  const unanswered =
    known.offeredAt === undefined ? 'attribute_not_exists(#offeredAt)' : '#offeredAt = :ifKnownOffer';
  const repeated =
    offer.takenBy === undefined
      ? '#resumeCount = :ifResume AND #offeredAt = :ifOffered AND #offeredBy = :ifWay'
      : '#ownerInstance = :ifTaker AND #offeredAt = :ifOffered AND #offeredBy = :ifWay';
  return {
    text:
      '#expiresAt > :ifNow AND #status = :ifActive AND ' +
      `((#resumeCount = :ifResume AND ${unanswered}) OR (${repeated}))`,
    values: {
      ':ifNow': nowSeconds,
      ':ifActive': 'ACTIVE',
      ':ifResume': known.resumeCount,
      ':ifOffered': offer.at,
      ':ifWay': offer.by,
      ...(known.offeredAt !== undefined && { ':ifKnownOffer': known.offeredAt }),
      ...(offer.takenBy !== undefined && { ':ifTaker': offer.takenBy }),
    },
  };
}

function isOwner(owner: Ownership, nowSeconds: number): Condition {
  return {
    text: '#expiresAt > :ifNow AND #resumeCount = :ifResume AND #ownerInstance = :ifOwner',
    values: { ':ifNow': nowSeconds, ':ifResume': owner.resumeCount, ':ifOwner': owner.ownerInstance },
  };
}

/** A hand-off needs a live call: a webhook may have closed it before its owner knows. */
export function mayUpdate(owner: Ownership, patch: SessionPatch, nowSeconds: number): Condition {
  const { text, values } = isOwner(owner, nowSeconds);
  if (patch.status !== 'HANDING_OFF') return { text, values };
  return {
    text: `${text} AND #status IN (:ifActive, :ifHandingOff)`,
    values: { ...values, ':ifActive': 'ACTIVE', ':ifHandingOff': 'HANDING_OFF' },
  };
}

/** `transitionId` is new for each change, so that only a repeat of the same change matches it. */
export function mayTransition(
  from: readonly SessionStatus[],
  transitionId: string,
  nowSeconds: number,
): Condition {
  const statuses = from.map((status, index) => [`:ifFrom${index}`, status] as const);
  const list = statuses.map(([placeholder]) => placeholder).join(', ');
  const allowed = statuses.length > 0 ? `#status IN (${list}) OR ` : '';
  return {
    text: `#expiresAt > :ifNow AND (${allowed}#transitionId = :ifTransition)`,
    values: { ':ifNow': nowSeconds, ':ifTransition': transitionId, ...Object.fromEntries(statuses) },
  };
}

/** The first request that reports the end of a dial counts, and so does its repeat. */
export function maySettleDial(transitionId: string, nowSeconds: number): Condition {
  return {
    text: '#expiresAt > :ifNow AND (#dialPending = :ifPending OR #transitionId = :ifTransition)',
    values: { ':ifNow': nowSeconds, ':ifPending': true, ':ifTransition': transitionId },
  };
}

/** Nothing has changed since the session was read, or this change has already been written. */
export function mayCloseLost(known: StoredSession, transitionId: string, nowSeconds: number): Condition {
  const { text, values } = isOwner(known, nowSeconds);
  return {
    text: `(${text} AND #status = :ifStatus AND #updatedAt = :ifUpdated) OR #transitionId = :ifTransition`,
    values: {
      ...values,
      ':ifStatus': known.status,
      ':ifUpdated': known.updatedAt,
      ':ifTransition': transitionId,
    },
  };
}

/** Nothing has been added to the list of recordings since it was read. */
export function mayAddRecording(known: readonly string[] | undefined): Condition {
  return known === undefined
    ? { text: 'attribute_exists(#PK) AND attribute_not_exists(#recording)', values: {} }
    : { text: 'size(#recording) = :ifCount', values: { ':ifCount': known.length } };
}

/** The turn does not exist, or this stream or an older one wrote it. */
export function mayPutTurn(owner: Ownership): Condition {
  return {
    text:
      'attribute_not_exists(#PK) OR #resumeCount < :ifResume OR ' +
      '(#resumeCount = :ifResume AND #ownerInstance = :ifOwner)',
    values: { ':ifResume': owner.resumeCount, ':ifOwner': owner.ownerInstance },
  };
}

/** The token is not in use, or holds the same record. */
export function mayPutHandoff(record: HandoffRecord, nowSeconds: number): Condition {
  return {
    text:
      'attribute_not_exists(#PK) OR #expiresAt <= :ifNow OR ' +
      '(#sessionId = :ifSession AND #createdAt = :ifCreated AND attribute_not_exists(#claimedBy))',
    values: { ':ifNow': nowSeconds, ':ifSession': record.sessionId, ':ifCreated': record.createdAt },
  };
}

/** The request does not exist, or has expired. */
export function mayPutCallback(nowSeconds: number): Condition {
  return { text: 'attribute_not_exists(#PK) OR #expiresAt <= :ifNow', values: { ':ifNow': nowSeconds } };
}

/** A late write must not replace a newer hand-off of the same caller. */
export function mayPoint(record: HandoffRecord): Condition {
  return {
    text: 'attribute_not_exists(#PK) OR #createdAt <= :ifCreated',
    values: { ':ifCreated': record.createdAt },
  };
}

export function mayClaim(contactId: string, nowSeconds: number): Condition {
  return {
    text: '#expiresAt > :ifNow AND (attribute_not_exists(#claimedBy) OR #claimedBy = :ifContact)',
    values: { ':ifNow': nowSeconds, ':ifContact': contactId },
  };
}

/** This contact has claimed the token; it may repeat its write. */
export function hasClaimed(contactId: string, nowSeconds: number): Condition {
  return {
    text: '#expiresAt > :ifNow AND #claimedBy = :ifContact',
    values: { ':ifNow': nowSeconds, ':ifContact': contactId },
  };
}
