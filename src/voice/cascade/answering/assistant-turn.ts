import { speakingMs, wordsWithin } from '../../../audio/spoken-words.ts';
import { fieldsOf, type UnknownFields } from '../../../is-record.ts';
import type { HeardAudio } from '../../../media/heard-audio.ts';

interface Piece {
  text: string;
  sentMs: number;
  /** All of its audio was sent. */
  complete: boolean;
  /** Undefined while it counts as heard to its end. */
  heardMs: number | undefined;
}

interface Call {
  readonly callId: string;
  readonly name: string;
  readonly input: UnknownFields;
  result: string | undefined;
}

/** What a call without a result stands for, because the model must not be asked without one. */
const RESULT_FOLLOWS = 'The result is not there yet. It follows later in the conversation.';

/** One answer of the assistant, or one line of the gateway: what was heard of it, and the tools that it called. */
export class AssistantTurn {
  readonly #pieces = new Map<string, Piece>();
  readonly #calls: Call[] = [];

  /** What was heard, as far as it is known. */
  get text(): string {
    return [...this.#pieces.values()].map(heardPart).filter(Boolean).join(' ');
  }

  /** Whether something of it was cut off. */
  get isCut(): boolean {
    return [...this.#pieces.values()].some(({ heardMs }) => heardMs !== undefined);
  }

  get calls(): readonly { readonly callId: string; readonly name: string; readonly input: UnknownFields }[] {
    return this.#calls;
  }

  /** Further words of a piece of speech, whose audio comes now. */
  says(itemId: string, text: string): void {
    const piece = this.#piece(itemId);
    piece.text = piece.text === '' ? text : `${piece.text} ${text}`;
  }

  sent(itemId: string, ms: number): void {
    this.#piece(itemId).sentMs += ms;
  }

  completed(itemId: string): void {
    this.#piece(itemId).complete = true;
  }

  /** The caller interrupted. Only what they heard counts. */
  cut(heard: readonly HeardAudio[]): void {
    for (const { itemId, heardMs, sentMs } of heard) {
      const piece = this.#pieces.get(itemId);
      if (piece && (heardMs < sentMs || !piece.complete)) piece.heardMs = Math.max(0, heardMs);
    }
    for (const piece of this.#pieces.values()) {
      if (!piece.complete) piece.heardMs ??= piece.sentMs;
    }
  }

  called(callId: string, name: string, written: string): void {
    this.#calls.push({ callId, name, input: parseArguments(written), result: undefined });
  }

  /** @returns whether this turn has made that call */
  answered(callId: string, result: string): boolean {
    const call = this.#calls.find((made) => made.callId === callId);
    if (call) call.result = result;
    return call !== undefined;
  }

  resultOf(callId: string): string {
    return this.#calls.find((call) => call.callId === callId)?.result ?? RESULT_FOLLOWS;
  }

  #piece(itemId: string): Piece {
    const known = this.#pieces.get(itemId);
    if (known) return known;
    const piece: Piece = { text: '', sentMs: 0, complete: false, heardMs: undefined };
    this.#pieces.set(itemId, piece);
    return piece;
  }
}

/** In proportion to the audio: the service tells no times of words. */
function heardPart({ text, sentMs, complete, heardMs }: Piece): string {
  if (heardMs === undefined) return text;
  const wholeMs = complete ? sentMs : Math.max(sentMs, speakingMs(text));
  return wholeMs === 0 ? '' : wordsWithin(text, Math.floor((text.length * heardMs) / wholeMs));
}

/** What a model writes in place of arguments goes to the tool as it is; the model's own memory needs an object. */
function parseArguments(written: string): UnknownFields {
  try {
    return fieldsOf(JSON.parse(written));
  } catch {
    return {};
  }
}
