import { type Item, withoutUndefined } from './attributes.ts';
import type { CallbackRecord } from './session-store.ts';
import { callbackKey } from './table.ts';

export function buildCallback(record: CallbackRecord): Item {
  return { ...callbackKey(record.sessionId, record.requestId), ...withoutUndefined(record) };
}
