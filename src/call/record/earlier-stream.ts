import type { HandoffReason, StoredSession, StoredTurn } from '../../store/session-store.ts';
import type { ConversationTurn } from '../conversation/transcript.ts';

/** What an earlier stream of the call has left behind. */
export interface EarlierStream {
  readonly turns: readonly ConversationTurn[];
  /** Why the caller is back with the assistant; absent after a lost stream. */
  readonly returnNote?: string;
  /** The caller asked for a person, and has heard nothing about it since. */
  readonly wish?: HandoffReason;
  /** The stream was ended on purpose, not lost. */
  readonly moved?: 'quiet' | 'midway';
  /** ISO 639-1: the language in which the call was held. */
  readonly language?: string;
  /** The same, when it does not follow from the caller's turns alone. */
  readonly chosenLanguage?: string;
  /** The caller was typing what must not reach a model. */
  readonly secureInput?: true;
  /** Names of the tools whose results did not reach the model. */
  readonly openTools?: readonly string[];
}

/** Reads it from the stored session and its turns. */
export function earlierStream(session: StoredSession, turns: readonly StoredTurn[]): EarlierStream {
  const { returnNote, moved, language, chosenLanguage, wish, openTools } = session;
  return {
    turns: turns.map(fromStored),
    ...(language !== undefined && { language }),
    ...(chosenLanguage !== undefined && { chosenLanguage }),
    ...(returnNote !== undefined && { returnNote }),
    ...(wish !== undefined && { wish }),
    ...(moved !== undefined && { moved }),
    ...(openTools !== undefined && { openTools }),
    ...(stillTypes(session) && { secureInput: true }),
  };
}

/** Whether secure input goes on. A caller who comes back from the dial for a person is not typing any more. */
export function stillTypes({ secureInput, returnNote }: StoredSession): boolean {
  return secureInput === 'on' && returnNote === undefined;
}

/** A turn as the table keeps it. */
export function toStored({ startedAtMs, playing: _playing, ...turn }: ConversationTurn): StoredTurn {
  return { ...turn, startedAt: new Date(startedAtMs).toISOString() };
}

function fromStored({ startedAt, ...turn }: StoredTurn): ConversationTurn {
  return { ...turn, startedAtMs: Date.parse(startedAt) };
}
