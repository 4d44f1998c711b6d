import { jsonBytes, keepStart } from './attribute-size.ts';

const KEY = /^[A-Za-z0-9_-]+$/;
/** Connect refuses more than 32,768 bytes of a contact; some are left to its flow. */
const MAX_BYTES = 30_000;

/**
 * Makes attributes that Connect accepts: entries with another key are left out, and values that come after
 * the room is used up are cut.
 */
export function fitAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const fitted: Record<string, string> = {};
  let room = MAX_BYTES;
  for (const [key, value] of Object.entries(attributes)) {
    if (!KEY.test(key) || key.length >= room) continue;
    const kept = keepStart(value, room - key.length);
    fitted[key] = kept;
    room -= key.length + jsonBytes(kept);
  }
  return fitted;
}
