import type { ObservedTurn, SpeechKind } from '../../media/call-observer.ts';
import type { LatencyView, ToolView, TurnView } from '../views.ts';
import { restOf } from './made-words.ts';

type Turns = readonly TurnView[];

/** The key of what the caller is saying, whose turn has no number yet. */
const SAYING = 'caller';

const NOTHING = {
  number: 0,
  kind: 'answer',
  heardText: '',
  cutText: '',
  comingText: '',
  partial: true,
  interrupted: false,
  tools: [],
} as const;

/** @param words all words so far of the caller's turn */
export function callerSays(turns: Turns, words: string, atMs: number): Turns {
  const open = turns.find(({ key }) => key === SAYING);
  if (open) return put(turns, { ...open, heardText: words });
  return put(turns, { ...NOTHING, key: SAYING, role: 'caller', heardText: words, startedMs: atMs });
}

/** What the caller was saying led to no turn. */
export function callerBeginsAgain(turns: Turns): Turns {
  return without(turns, SAYING);
}

/** @param endedMs when the caller stopped, as far as it is known */
export function callerSaid(
  turns: Turns,
  turn: Pick<ObservedTurn, 'number' | 'text'> & { readonly startedMs: number; readonly endedMs: number },
): Turns {
  const { number, text: heardText, startedMs, endedMs } = turn;
  return put(without(turns, SAYING), {
    ...NOTHING,
    key: `t${number}`,
    number,
    role: 'caller',
    heardText,
    partial: false,
    startedMs,
    endedMs: Math.max(startedMs, endedMs),
  });
}

export interface MadeWords {
  readonly answerId: string;
  readonly kind: Exclude<SpeechKind, 'tone'>;
  readonly atMs: number;
  /** For an answer that begins with it. */
  readonly tools: readonly ToolView[];
}

/** The turn of an answer, with its place from now on. */
export function withTurnOfAnswer(turns: Turns, { answerId, kind, atMs, tools }: MadeWords): Turns {
  if (turns.some(({ key }) => key === answerId)) return turns;
  const role = kind === 'supervisor' ? 'supervisor' : 'assistant';
  return put(turns, { ...NOTHING, key: answerId, role, kind, startedMs: atMs, tools });
}

/** @param words all words that the model has made of the answer */
export function assistantMakes(turns: Turns, answerId: string, words: string): Turns {
  return changed(turns, answerId, (turn) => {
    const rest = restOf(words, turn.heardText);
    return turn.interrupted ? { ...turn, cutText: rest } : { ...turn, comingText: rest };
  });
}

/** @param words what was heard so far of an answer that is being played */
export function assistantIsHeard(turns: Turns, answerId: string, words: string): Turns {
  return changed(turns, answerId, (turn) =>
    turn.interrupted ? turn : { ...turn, heardText: words, comingText: restOf(madeOf(turn), words) },
  );
}

/** A turn of the assistant as it was heard. */
export function assistantWasHeard(
  turns: Turns,
  { number, text, interrupted, playing = false }: ObservedTurn,
  { key, startedMs, atMs }: { readonly key: string; readonly startedMs: number; readonly atMs: number },
): Turns {
  return changed(turns, key, (turn) => {
    const rest = restOf(madeOf(turn), text);
    const isOver = !playing && (interrupted || rest.trim() === '');
    return {
      ...turn,
      number,
      startedMs,
      heardText: text,
      interrupted,
      cutText: interrupted ? rest : '',
      comingText: interrupted ? '' : rest,
      partial: !isOver,
      ...(isOver && { endedMs: Math.max(startedMs, atMs) }),
    };
  });
}

/** What was still waiting to be heard will not be heard. */
export function restIsCut(turns: Turns, atMs: number): Turns {
  if (!turns.some(isOpenAnswer)) return turns;
  return turns.map((turn) =>
    isOpenAnswer(turn)
      ? {
          ...turn,
          cutText: turn.cutText + turn.comingText,
          comingText: '',
          interrupted: turn.interrupted || turn.comingText !== '',
          partial: false,
          endedMs: Math.max(turn.startedMs, atMs),
        }
      : turn,
  );
}

/**
 * What was said before is still in the language of before. The newest turn of the caller is what changed it.
 * @param before ISO 639-1
 */
export function languageChanges(turns: Turns, before: string): Turns {
  const newest = turns.findLastIndex(({ role }) => role === 'caller');
  return turns.map((turn, index) =>
    index < newest && turn.language === undefined ? { ...turn, language: before } : turn,
  );
}

export function withLatency(turns: Turns, answerId: string, latency: LatencyView): Turns {
  return changed(turns, answerId, (turn) => ({ ...turn, latency }));
}

/** @returns undefined when no turn has such a tool at work */
export function withEndedTool(turns: Turns, ended: Required<ToolView>): Turns | undefined {
  const index = turns.findLastIndex(({ tools }) => tools.some((tool) => isAtWork(tool, ended.name)));
  const turn = turns[index];
  return turn && turns.with(index, { ...turn, tools: endTool(turn.tools, ended) });
}

export function endTool(tools: readonly ToolView[], ended: Required<ToolView>): readonly ToolView[] {
  const index = tools.findIndex((tool) => isAtWork(tool, ended.name));
  const tool = tools[index];
  return tool ? tools.with(index, { ...ended, startedMs: tool.startedMs }) : [...tools, ended];
}

function isAtWork({ name, endedMs }: ToolView, wanted: string): boolean {
  return name === wanted && endedMs === undefined;
}

function isOpenAnswer({ role, partial, comingText }: TurnView): boolean {
  return role !== 'caller' && (partial || comingText !== '');
}

function madeOf({ heardText, cutText, comingText }: TurnView): string {
  return heardText + cutText + comingText;
}

function without(turns: Turns, key: string): Turns {
  return turns.some((turn) => turn.key === key) ? turns.filter((turn) => turn.key !== key) : turns;
}

function changed(turns: Turns, key: string, change: (turn: TurnView) => TurnView): Turns {
  const turn = turns.findLast((each) => each.key === key);
  return turn ? put(turns, change(turn)) : turns;
}

/** In the order they were spoken: a slow transcript may come after the answer to it. */
function put(turns: Turns, turn: TurnView): Turns {
  const index = turns.findLastIndex(({ key }) => key === turn.key);
  if (turns[index]?.startedMs === turn.startedMs) return turns.with(index, turn);
  const others = index < 0 ? turns : turns.toSpliced(index, 1);
  return others.toSpliced(others.findLastIndex((other) => isBefore(other, turn)) + 1, 0, turn);
}

function isBefore(a: TurnView, b: TurnView): boolean {
  if (a.startedMs !== b.startedMs) return a.startedMs < b.startedMs;
  return a.number === 0 || b.number === 0 || a.number <= b.number;
}
