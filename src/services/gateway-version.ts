import { readFileSync } from 'node:fs';
import { isRecord } from '../is-record.ts';

/** `dist` and `src` lie beside it. */
const PACKAGE = new URL('../../package.json', import.meta.url);

/** The version of the gateway; `unknown` where it was taken out of its package. */
export function gatewayVersion(): string {
  try {
    const read: unknown = JSON.parse(readFileSync(PACKAGE, 'utf8'));
    return isRecord(read) && typeof read.version === 'string' ? read.version : 'unknown';
  } catch {
    return 'unknown';
  }
}
