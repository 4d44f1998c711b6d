import { fold } from '../../spoken/fold.ts';
import type { HandoffReason, Sentiment } from '../../store/session-store.ts';
import { tokenise } from '../phrases/normalise.ts';
import { SENTIMENT_WORDS, type SentimentWords } from './sentiment-words.ts';
import type { SummaryTurn } from './summary.ts';

/** Only the last turns count: the person meets the mood at the end of the call. */
const LAST_TURNS = 6;
/** How many words before a word its negation may be. */
const NEGATION_REACH = 3;

const NEGATIVE_REASONS: ReadonlySet<HandoffReason> = new Set<HandoffReason>([
  'frustration',
  'repeated_failure',
  'safety',
  'legal',
  'cancel_threat',
]);

/** A word list ready for look-up: whole words, and beginnings of words. */
interface Words {
  readonly whole: ReadonlySet<string>;
  readonly beginnings: readonly string[];
}

interface Lexicon {
  readonly negative: Words;
  readonly positive: Words;
  readonly negation: Words;
}

const LEXICA: readonly Lexicon[] = [...SENTIMENT_WORDS.values()].map(compile);

/**
 * How the caller feels, from the reason for the hand-off or else from the words of their last turns, in any of the
 * seven languages. No model is asked.
 */
export function sentimentOf(turns: readonly SummaryTurn[], reason: HandoffReason): Sentiment {
  return NEGATIVE_REASONS.has(reason) ? 'negative' : moodOf(turns);
}

/** The same from the caller's words alone. */
export function moodOf(turns: readonly SummaryTurn[]): Sentiment {
  const spoken = turns.filter(({ role }) => role === 'caller').slice(-LAST_TURNS);
  const score = spoken.reduce((sum, { text }) => sum + scoreOf(tokenise(text)), 0);
  if (score < 0) return 'negative';
  return score > 0 ? 'positive' : 'neutral';
}

/** The language with the most hits decides, because many words mean something else in another language. */
function scoreOf(tokens: readonly string[]): number {
  let best = { hits: 0, score: 0 };
  for (const lexicon of LEXICA) {
    const found = count(tokens, lexicon);
    if (found.hits > best.hits) best = found;
  }
  return best.score;
}

function count(tokens: readonly string[], lexicon: Lexicon): { hits: number; score: number } {
  let hits = 0;
  let score = 0;
  for (const [index, token] of tokens.entries()) {
    const value = has(lexicon.negative, token) ? -1 : has(lexicon.positive, token) ? 1 : 0;
    if (value === 0) continue;
    const before = tokens.slice(Math.max(0, index - NEGATION_REACH), index);
    const turned = before.some((word) => has(lexicon.negation, word));
    hits += 1;
    // "Not bad" is not praise, but "not happy" is a complaint.
    if (!turned) score += value;
    else if (value > 0) score -= 1;
  }
  return { hits, score };
}

function has({ whole, beginnings }: Words, token: string): boolean {
  return whole.has(token) || beginnings.some((beginning) => token.startsWith(beginning));
}

function compile({ negative, positive, negation }: SentimentWords): Lexicon {
  return { negative: words(negative), positive: words(positive), negation: words(negation) };
}

function words(entries: readonly string[]): Words {
  const folded = entries.map((entry) => fold(entry));
  return {
    whole: new Set(folded.filter((entry) => !entry.endsWith('*'))),
    beginnings: folded.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1)),
  };
}
