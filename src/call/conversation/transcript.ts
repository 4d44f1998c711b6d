import type { HeardAudio } from '../../media/heard-audio.ts';
import type { HistoryMessage } from '../../voice/client.ts';
import { heardText, type WordsEnd } from './heard-text.ts';

/** One turn of the conversation as it was heard. The same `number` again replaces the turn. */
export interface ConversationTurn {
  readonly number: number;
  readonly role: 'caller' | 'assistant';
  readonly text: string;
  /** Epoch milliseconds. */
  readonly startedAtMs: number;
  readonly interrupted: boolean;
  /** More of it is being played: these are the words until now. */
  readonly playing?: boolean;
  /** Names of the tools whose results the assistant speaks about. */
  readonly tools?: readonly string[];
  /** Names of the documents that those results come from. */
  readonly sources?: readonly string[];
}

/** One piece of assistant speech: a whole answer (OpenAI) or a sentence of it (Nova). */
interface SpokenItem {
  text: string;
  /** Where its pieces end, where the model tells that. */
  readonly ends: WordsEnd[];
  /** All of its audio was sent. */
  isWhole: boolean;
  /** Undefined while it plays; then how much was heard, where `all` waits for a text that is still to come. */
  heard: 'all' | HeardAudio | undefined;
}

interface AssistantTurn {
  number: number | undefined;
  readonly startedAtMs: number;
  readonly items: Map<string, SpokenItem>;
  interrupted: boolean;
  /** What was last reported, so that nothing is reported twice. */
  reported: string;
  readonly basis: AnswerBasis;
}

/** What an answer is based on. */
type AnswerBasis = Pick<ConversationTurn, 'tools' | 'sources'>;

/** Names of one kind that are kept of one answer. */
const MOST_NAMES = 8;

/** A turn of the caller whose words are still to come. */
interface AwaitedTurn {
  readonly number: number;
  readonly startedAtMs: number;
}

/** More turns than are ever awaited together: the oldest is forgotten, because its words never came. */
const AWAITED_TURNS = 16;

/** The conversation as it was heard: the one source for history, summary, detector and store. */
export class Transcript {
  readonly #turns = new Map<number, ConversationTurn>();
  readonly #responses = new Map<string, AssistantTurn>();
  readonly #responseOfItem = new Map<string, string>();
  readonly #answerOfTurn = new Map<number, string>();
  /** The answer whose audio was given to the caller's side last. */
  #speakingId = '';
  readonly #onTurn: (turn: ConversationTurn) => void;
  /** By the provider's name of the turn; '' for the one that has none. */
  readonly #awaited = new Map<string, AwaitedTurn>();
  #lastNumber = 0;
  /** What the next answer is based on. */
  #nextBasis: AnswerBasis = {};
  #answerBasis: { readonly responseId: string; readonly basis: AnswerBasis } | undefined;

  /** @param onTurn told of every turn as soon as something of it was heard, and again when more was */
  constructor(onTurn: (turn: ConversationTurn) => void) {
    this.#onTurn = onTurn;
  }

  /** Takes the turns of the call's earlier streams, before anything is heard in this one. */
  recall(earlier: readonly ConversationTurn[]): void {
    for (const turn of earlier) {
      this.#turns.set(turn.number, turn);
      this.#lastNumber = Math.max(this.#lastNumber, turn.number);
    }
  }

  /** How many turns have been heard. */
  get length(): number {
    return this.#turns.size;
  }

  /** In the order they were spoken: a slow transcript may come after the answer to it. */
  get turns(): ConversationTurn[] {
    return [...this.#turns.values()].sort((a, b) => a.startedAtMs - b.startedAtMs || a.number - b.number);
  }

  /** What the caller said last, verbatim; empty before their first word. */
  get lastSentence(): string {
    return lastSentence(this.turns);
  }

  /** The newest turn of one side. */
  lastOf(role: ConversationTurn['role']): ConversationTurn | undefined {
    return this.turns.findLast((turn) => turn.role === role);
  }

  /** What was heard, as the models take it. */
  history(): HistoryMessage[] {
    return this.turns.map(({ role, text }) => ({ role, text }));
  }

  /**
   * Reports the words of items that are still being played, as far as they were heard.
   * @param heard how much of an item has been played
   */
  progress(heard: (itemId: string) => HeardAudio | undefined): void {
    for (const [responseId, { items }] of this.#responses) {
      if ([...items.values()].some((item) => item.heard === undefined)) this.#update(responseId, heard);
    }
  }

  /**
   * What was heard so far of the answer that is being played; it is not put on record.
   * @param heard how much of an item has been played
   */
  playing(
    heard: (itemId: string) => HeardAudio | undefined,
  ): { readonly answerId: string; readonly words: string } | undefined {
    const turn = this.#responses.get(this.#speakingId);
    if (!turn || ![...turn.items.values()].some((item) => item.heard === undefined)) return undefined;
    return { answerId: this.#speakingId, words: heardWords(turn, heard) };
  }

  /** The words of the answer whose audio was given to the caller's side last, heard or not. */
  get planned(): string {
    const items = this.#responses.get(this.#speakingId)?.items.values() ?? [];
    return [...items].map(({ text }) => text.trim()).join(' ');
  }

  /** The provider's name of the answer that a turn of this stream is. */
  answerOf(number: number): string | undefined {
    return this.#answerOfTurn.get(number);
  }

  /**
   * The caller begins to speak. The turn has its place from now on, however late its words come.
   * @param itemId the provider's name of the turn, where it has one
   * @param agoMs how long ago they have begun, where that is known later
   */
  callerSpeaks(itemId = '', agoMs = 0): void {
    if (this.#awaited.has(itemId)) return;
    this.#awaited.set(itemId, { number: ++this.#lastNumber, startedAtMs: Date.now() - agoMs });
    const [oldest] = this.#awaited.keys();
    if (this.#awaited.size > AWAITED_TURNS && oldest !== undefined) this.#awaited.delete(oldest);
  }

  /** A final transcript of the caller. @returns the turn; undefined when it has no words */
  callerSaid(text: string, itemId = ''): ConversationTurn | undefined {
    const { number, startedAtMs } = this.#takeAwaited(itemId);
    const words = text.trim();
    if (words === '') return undefined;
    const turn: ConversationTurn = {
      number: number ?? ++this.#lastNumber,
      role: 'caller',
      text: words,
      startedAtMs,
      interrupted: false,
    };
    this.#report(turn);
    return turn;
  }

  /** The words of this turn never come. */
  callerUnheard(itemId: string): void {
    this.#awaited.delete(itemId);
  }

  /** The next answer has the result of this tool. @param sources names of documents */
  toolAnswered(name: string, sources: readonly string[]): void {
    const { tools = [], sources: earlier = [] } = this.#nextBasis;
    const allSources = distinct([...earlier, ...sources]);
    this.#nextBasis = {
      tools: distinct([...tools, name]),
      ...(allSources.length > 0 && { sources: allSources }),
    };
  }

  /** The model begins an answer. */
  answerBegins(responseId: string): void {
    this.#answerBasis = { responseId, basis: this.#nextBasis };
    this.#nextBasis = {};
  }

  /** The assistant's first audio of this item goes to the caller. */
  assistantSpeaks(responseId: string, itemId: string): void {
    this.#speakingId = responseId;
    this.#item(responseId, itemId);
  }

  /**
   * Planned words, to be cut when the item is interrupted.
   * @param endMs where they end in the audio of the item, where the model tells it
   */
  assistantPlans(responseId: string, itemId: string, delta: string, endMs?: number): void {
    const item = this.#item(responseId, itemId);
    if (item.heard !== undefined) return;
    item.text += delta;
    if (endMs !== undefined) item.ends.push({ length: item.text.length, endMs });
  }

  /** The item's whole text. */
  assistantSaid(responseId: string, itemId: string, text: string): void {
    const item = this.#item(responseId, itemId);
    // The text of an interrupted item was cut already; what comes later was meant, but not heard.
    if (typeof item.heard === 'object') return;
    item.text = text;
    item.isWhole = true;
    this.#update(responseId);
  }

  /** All audio of the item has been sent, which says nothing about what was heard. */
  assistantSent(responseId: string, itemId: string): void {
    this.#item(responseId, itemId).isWhole = true;
  }

  /** The item was played to its end. */
  itemHeard(itemId: string): void {
    const responseId = this.#responseOfItem.get(itemId);
    if (responseId === undefined) return;
    const item = this.#item(responseId, itemId);
    item.heard ??= 'all';
    this.#update(responseId);
  }

  /** Playback was cut: `heard` lists what had not been played to its end. */
  interrupted(heard: readonly HeardAudio[]): void {
    for (const audio of heard) {
      const responseId = this.#responseOfItem.get(audio.itemId);
      if (responseId === undefined) continue;
      const item = this.#item(responseId, audio.itemId);
      item.heard ??= audio;
      this.#turnOf(responseId).interrupted = true;
      this.#update(responseId);
    }
  }

  /** The model has stopped by itself, because the caller spoke. @returns the items of the response */
  brokenOff(responseId: string): readonly string[] {
    const turn = this.#responses.get(responseId);
    if (!turn) return [];
    turn.interrupted = true;
    this.#update(responseId);
    return [...turn.items.keys()];
  }

  #takeAwaited(itemId: string): Pick<AwaitedTurn, 'startedAtMs'> & Partial<AwaitedTurn> {
    // A turn that began without a name is the first one that comes with a name.
    const key = this.#awaited.has(itemId) ? itemId : '';
    const awaited = this.#awaited.get(key);
    this.#awaited.delete(key);
    return awaited ?? { startedAtMs: Date.now() };
  }

  #turnOf(responseId: string): AssistantTurn {
    let turn = this.#responses.get(responseId);
    if (!turn) {
      // Words without a name come before the answer to them, or not at all.
      this.#awaited.delete('');
      turn = {
        number: undefined,
        startedAtMs: Date.now(),
        items: new Map(),
        interrupted: false,
        reported: '',
        basis: this.#answerBasis?.responseId === responseId ? this.#answerBasis.basis : {},
      };
      this.#responses.set(responseId, turn);
    }
    return turn;
  }

  #item(responseId: string, itemId: string): SpokenItem {
    const { items } = this.#turnOf(responseId);
    let item = items.get(itemId);
    if (!item) {
      item = { text: '', ends: [], isWhole: false, heard: undefined };
      items.set(itemId, item);
      this.#responseOfItem.set(itemId, responseId);
    }
    return item;
  }

  /** @param playing how much was heard of items that are still being played; without it they do not count */
  #update(responseId: string, playing: (itemId: string) => HeardAudio | undefined = () => undefined): void {
    const turn = this.#turnOf(responseId);
    const text = heardWords(turn, playing);
    const isPlaying = [...turn.items].some(([itemId, { heard }]) => heard === undefined && playing(itemId));
    const state = `${turn.interrupted} ${isPlaying} ${text}`;
    if (text === '' || state === turn.reported) return;
    turn.reported = state;
    turn.number ??= ++this.#lastNumber;
    this.#answerOfTurn.set(turn.number, responseId);
    const { number, startedAtMs, interrupted, basis } = turn;
    const report = { number, role: 'assistant', text, startedAtMs, interrupted, ...basis } as const;
    this.#report(isPlaying ? { ...report, playing: true } : report);
  }

  #report(turn: ConversationTurn): void {
    this.#turns.set(turn.number, turn);
    this.#onTurn(turn);
  }
}

/** What the caller said last, verbatim; empty before their first word. */
export function lastSentence(turns: readonly ConversationTurn[]): string {
  return turns.findLast(({ role }) => role === 'caller')?.text ?? '';
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].slice(0, MOST_NAMES);
}

function heardWords({ items }: AssistantTurn, playing: (itemId: string) => HeardAudio | undefined): string {
  const parts = [...items].map(([itemId, item]) => heardPart(item, item.heard ?? playing(itemId)));
  return parts.filter(Boolean).join(' ');
}

function heardPart({ text, ends, isWhole }: SpokenItem, heard: SpokenItem['heard']): string {
  if (heard === undefined) return '';
  return (heard === 'all' ? text : heardText(text, heard, { isWhole, ends })).trim();
}
