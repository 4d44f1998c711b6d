import { speakingMs, wordsWithin } from '../../src/audio/spoken-words.ts';
import type { HeardMessage } from '../../src/voice/nova/turns/history.ts';
import type { PlayedItem } from '../audio/speaker.ts';
import type { SpokenTurn } from './answer-turns.ts';

/** One piece of the assistant's speech. */
interface Speech {
  readonly id: string;
  readonly role: 'assistant';
  /** Of the answer that it is a sentence of; empty when that is not known. */
  answerId: string;
  planned: string;
  /** The words as the model wrote them down after it spoke. */
  final: string | undefined;
  sentMs: number;
  heardMs: number;
  /** `sentMs` is all of it. */
  complete: boolean;
  /** `open`: audio of it is still coming; `sent`: all has come; `heard` and `cut` are its ends. */
  state: 'open' | 'sent' | 'heard' | 'cut';
}

interface Words {
  readonly id: string;
  readonly role: 'caller';
  readonly text: string;
}

/** A player's clock may stop this short of an item's end. */
const END_TOLERANCE_MS = 30;
/** Nova accepts 40 messages of history, so older turns need not be kept. */
const MAX_TURNS = 120;

/** What was said on both sides, as far as it was heard: the memory that a new stream begins with. */
export class HeardTurns {
  readonly #onTurn: (turn: SpokenTurn) => void;
  readonly #turns: (Speech | Words)[] = [];

  /** @param onTurn a turn was heard, or what was heard of it is known better */
  constructor(onTurn: (turn: SpokenTurn) => void) {
    this.#onTurn = onTurn;
  }

  callerSaid(id: string, text: string): void {
    this.#add({ id, role: 'caller', text });
    this.#onTurn({ id, role: 'caller', text, interrupted: false });
  }

  /** Words that the model is about to speak, in pieces. */
  planned(itemId: string, words: string): void {
    const speech = this.#speechOf(itemId);
    speech.planned = joined(speech.planned, words);
  }

  belongs(itemId: string, answerId: string): void {
    this.#speechOf(itemId).answerId = answerId;
  }

  audio(itemId: string, ms: number): void {
    this.#speechOf(itemId).sentMs += ms;
  }

  /** All audio of the item has come. */
  allSent(itemId: string): void {
    const speech = this.#find(itemId);
    if (speech?.state !== 'open') return;
    speech.state = 'sent';
    speech.complete = true;
    this.#checkEnd(speech);
  }

  /** The words of the item as they were spoken. */
  final(itemId: string, text: string): void {
    const speech = this.#find(itemId);
    if (!speech) return;
    speech.final = text;
    if (speech.state === 'heard') this.#tell(speech);
  }

  played({ itemId, playedMs }: PlayedItem): void {
    const speech = this.#find(itemId);
    if (!speech || speech.state === 'heard' || speech.state === 'cut') return;
    speech.heardMs = Math.max(speech.heardMs, Math.min(playedMs, speech.sentMs));
    this.#checkEnd(speech);
  }

  /** The caller, or the page, has stopped these items. */
  cut(items: readonly PlayedItem[]): void {
    for (const item of items) this.played(item);
    for (const speech of this.#unheard()) {
      speech.state = 'cut';
      this.#tell(speech);
    }
  }

  /** The stream is gone: no more audio comes. @returns the words of what was broken off, as far as they were sent */
  streamEnded(): string | undefined {
    const open = this.#unheard().filter(({ state }) => state === 'open');
    for (const speech of open) {
      speech.final = wordsOfShare(speech, speech.sentMs);
      this.allSent(speech.id);
    }
    const words = open
      .map(({ final = '' }) => final)
      .join(' ')
      .trim();
    return words === '' ? undefined : words;
  }

  /** All words of one answer, heard or not. */
  answer(itemIds: readonly string[]): string {
    return itemIds.reduce((text, id) => joined(text, textOf(this.#find(id))), '');
  }

  /** Oldest first. What is still playing counts as heard, because it plays on. */
  history(): HeardMessage[] {
    return this.#turns.flatMap((turn) => {
      const text = turn.role === 'caller' ? turn.text : heardWords(turn);
      return text === '' ? [] : [{ role: turn.role, text }];
    });
  }

  #checkEnd(speech: Speech): void {
    if (speech.state !== 'sent' || speech.heardMs < speech.sentMs - END_TOLERANCE_MS) return;
    speech.state = 'heard';
    this.#tell(speech);
  }

  #tell(speech: Speech): void {
    const text = heardWords(speech);
    if (textOf(speech) === '') return;
    const { id, role, answerId, state } = speech;
    this.#onTurn({ id, role, text, interrupted: state === 'cut', ...(answerId !== '' && { answerId }) });
  }

  #unheard(): Speech[] {
    return this.#turns.filter(
      (turn): turn is Speech => turn.role === 'assistant' && (turn.state === 'open' || turn.state === 'sent'),
    );
  }

  #find(itemId: string): Speech | undefined {
    return this.#turns.findLast((turn): turn is Speech => turn.role === 'assistant' && turn.id === itemId);
  }

  #speechOf(id: string): Speech {
    const known = this.#find(id);
    if (known) return known;
    const speech: Speech = {
      id,
      role: 'assistant',
      answerId: '',
      planned: '',
      final: undefined,
      sentMs: 0,
      heardMs: 0,
      complete: false,
      state: 'open',
    };
    this.#add(speech);
    return speech;
  }

  #add(turn: Speech | Words): void {
    this.#turns.push(turn);
    if (this.#turns.length > MAX_TURNS) this.#turns.shift();
  }
}

function heardWords(speech: Speech): string {
  return speech.state === 'cut' ? wordsOfShare(speech, speech.heardMs) : textOf(speech).trim();
}

/** The words of the first part of a speech, in proportion to its time. No model tells the time of each word. */
function wordsOfShare(speech: Speech, ms: number): string {
  const text = textOf(speech).trim();
  const wholeMs = speech.complete ? speech.sentMs : Math.max(speech.sentMs, speakingMs(text));
  const share = wholeMs === 0 ? 0 : Math.min(1, ms / wholeMs);
  return wordsWithin(text, Math.floor(text.length * share)).trim();
}

function textOf(speech: Speech | undefined): string {
  return speech?.final ?? speech?.planned ?? '';
}

function joined(text: string, more: string): string {
  return text === '' || /\s$/.test(text) || /^\s/.test(more) ? text + more : `${text} ${more}`;
}
