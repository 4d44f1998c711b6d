import { jsonBytes, keepStart } from './attribute-size.ts';

const KEY = /^[A-Za-z0-9_-]+$/;
/**
 * Connect refuses more than 32,768 UTF-8 bytes of attributes for one contact. The rest is left for the flow.
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateContactAttributes.html
 */
const MAX_BYTES = 30_000;

/**
 * Returns attributes that Connect accepts. Entries with an invalid key are left out, and values are cut once the limit
 * is reached.
 */
export function fitAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const fitted: Record<string, string> = {};
  let leftBytes = MAX_BYTES;
  for (const [key, value] of Object.entries(attributes)) {
    if (!KEY.test(key) || key.length >= leftBytes) continue;
    const kept = keepStart(value, leftBytes - key.length);
    fitted[key] = kept;
    leftBytes -= key.length + jsonBytes(kept);
  }
  return fitted;
}
