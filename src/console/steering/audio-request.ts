import { isRecord } from '../../is-record.ts';

/** The first message of a page that wants to hear a call, or to speak in it. */
export interface AudioRequest {
  readonly token: string;
  readonly mode: 'listen' | 'talk';
  /** What the person calls themselves, percent-encoded as in the header `x-console-user`. */
  readonly user: string | undefined;
}

/** @returns undefined for anything else */
export function parseAudioRequest(text: string): AudioRequest | undefined {
  const message = parseJson(text);
  if (!isRecord(message)) return undefined;
  const { token, mode, user } = message;
  if (typeof token !== 'string' || (mode !== 'listen' && mode !== 'talk')) return undefined;
  return { token, mode, user: typeof user === 'string' ? user : undefined };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
