import { isRecord } from '../is-record.ts';
import { type Item, readFlag, readNumber, readText, readTexts, readWord } from './attributes.ts';
import type { Ownership, StoredTurn } from './session-store.ts';
import { turnKey } from './table.ts';

/** A turn with the stream that wrote it, so that a late write of an older stream can be recognised. */
export function buildTurn(
  sessionId: string,
  turn: StoredTurn,
  written: Ownership & { readonly expiresAt: number },
): Item {
  return {
    ...turnKey(sessionId, turn.number),
    sessionId,
    number: turn.number,
    role: turn.role,
    text: turn.text,
    startedAt: turn.startedAt,
    interrupted: turn.interrupted,
    ...(turn.tools && { tools: turn.tools }),
    ...(turn.sources && { sources: turn.sources }),
    ownerInstance: written.ownerInstance,
    resumeCount: written.resumeCount,
    expiresAt: written.expiresAt,
  };
}

/** @returns undefined unless the item is a complete turn */
export function parseTurn(item: unknown): (StoredTurn & { readonly expiresAt: number }) | undefined {
  if (!isRecord(item)) return undefined;
  const number = readNumber(item, 'number');
  const role = readWord(item, 'role', ['caller', 'assistant']);
  const text = readText(item, 'text');
  const startedAt = readText(item, 'startedAt');
  const expiresAt = readNumber(item, 'expiresAt');
  if (number === undefined || role === undefined || text === undefined) return undefined;
  if (startedAt === undefined || expiresAt === undefined) return undefined;
  const tools = readTexts(item, 'tools');
  const sources = readTexts(item, 'sources');
  return {
    number,
    role,
    text,
    startedAt,
    interrupted: readFlag(item, 'interrupted') ?? false,
    ...(tools && { tools }),
    ...(sources && { sources }),
    expiresAt,
  };
}
