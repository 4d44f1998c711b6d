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
 * The SDK repeats a request whose answer was lost, and by then the first try may have been written. So each
 * condition also accepts what the same writer has just written: a repeat is no conflict.
 */

/** A new session, or this stream's own first write again. `nowSeconds`: epoch seconds. */
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

/** The stream before was the last one and the call is active, or this stream has taken it over already. */
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

/** The session is as it was when the offer was decided on, or this very offer has been written already. */
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

export function isOwner(owner: Ownership, nowSeconds: number): Condition {
  return {
    text: '#expiresAt > :ifNow AND #resumeCount = :ifResume AND #ownerInstance = :ifOwner',
    values: { ':ifNow': nowSeconds, ':ifResume': owner.resumeCount, ':ifOwner': owner.ownerInstance },
  };
}

/** A call that a webhook has closed meanwhile is not handed over any more: its owner may not know yet. */
export function mayUpdate(owner: Ownership, patch: SessionPatch, nowSeconds: number): Condition {
  const { text, values } = isOwner(owner, nowSeconds);
  if (patch.status !== 'HANDING_OFF') return { text, values };
  return {
    text: `${text} AND #status IN (:ifActive, :ifHandingOff)`,
    values: { ...values, ':ifActive': 'ACTIVE', ':ifHandingOff': 'HANDING_OFF' },
  };
}

/** `transitionId` is new for each change, so that only a repeat of this very change matches it. */
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

/** The end of a dial is told by the first who knows it, or by a repeat of that very change. */
export function maySettleDial(transitionId: string, nowSeconds: number): Condition {
  return {
    text: '#expiresAt > :ifNow AND (#dialPending = :ifPending OR #transitionId = :ifTransition)',
    values: { ':ifNow': nowSeconds, ':ifPending': true, ':ifTransition': transitionId },
  };
}

/** A turn that does not exist, or one of this stream or of an older one. */
export function mayPutTurn(owner: Ownership): Condition {
  return {
    text:
      'attribute_not_exists(#PK) OR #resumeCount < :ifResume OR ' +
      '(#resumeCount = :ifResume AND #ownerInstance = :ifOwner)',
    values: { ':ifResume': owner.resumeCount, ':ifOwner': owner.ownerInstance },
  };
}

/** A token that is not in use, or the same record again. */
export function mayPutHandoff(record: HandoffRecord, nowSeconds: number): Condition {
  return {
    text:
      'attribute_not_exists(#PK) OR #expiresAt <= :ifNow OR ' +
      '(#sessionId = :ifSession AND #createdAt = :ifCreated AND attribute_not_exists(#claimedBy))',
    values: { ':ifNow': nowSeconds, ':ifSession': record.sessionId, ':ifCreated': record.createdAt },
  };
}

/** A request that does not exist, or one that has expired. */
export function mayPutCallback(nowSeconds: number): Condition {
  return { text: 'attribute_not_exists(#PK) OR #expiresAt <= :ifNow', values: { ':ifNow': nowSeconds } };
}

/** A late write must not hide a newer hand-off of the same caller. */
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

/** The token is held by this contact, which may write the same again. */
export function hasClaimed(contactId: string, nowSeconds: number): Condition {
  return {
    text: '#expiresAt > :ifNow AND #claimedBy = :ifContact',
    values: { ':ifNow': nowSeconds, ':ifContact': contactId },
  };
}
