import type { HandoffReason } from '../../store/session-store.ts';

/** A turn of the conversation, as it was heard. */
export interface SummaryTurn {
  readonly role: 'caller' | 'assistant';
  readonly text: string;
}

/** What led to the hand-off. */
export interface SummaryTrigger {
  readonly reason: HandoffReason | 'callback';
  /** The caller's words, word for word; may be empty. */
  readonly sentence: string;
  /** Who wants the hand-off and why, in the words of a supervisor. */
  readonly order?: string | undefined;
}

/** How soon an agent should take the call. */
export type HandoffPriority = 'low' | 'medium' | 'high';

/** Longest summary, in characters. */
const MAX_SUMMARY = 1000;
const MAX_SENTENCE = 300;
const MAX_ORDER = 300;
const MAX_PART = 250;
/** Shorter first turns are greetings ("hello", "hi good morning"), not a request. */
const MIN_REQUEST_CHARACTERS = 15;
/** Turns that the agent in Amazon Connect can read. */
const EXCERPT_TURNS = 20;

/** The reason for the hand-off, as an agent reads it. */
export const REASON_TEXT: Readonly<Record<SummaryTrigger['reason'], string>> = {
  callback: 'The caller wants to be called back.',
  explicit_request: 'The caller asked for a person.',
  frustration: 'The caller is frustrated with the assistant.',
  repeated_failure: 'The assistant failed at the same request several times.',
  safety: 'Safety: an emergency, a danger, or fraud in progress.',
  legal: 'The caller speaks of legal steps.',
  cancel_threat: 'The caller is about to leave or to cancel.',
  agent_offer_accepted: 'The caller accepted the offer of a person.',
  dtmf: 'The caller pressed 0.',
  model_tool: 'The assistant decided to hand over.',
  provider_failure: 'The voice assistant failed.',
  supervisor: 'A supervisor handed the call over.',
};

const PRIORITIES: Readonly<Record<HandoffReason, HandoffPriority>> = {
  safety: 'high',
  legal: 'high',
  cancel_threat: 'high',
  frustration: 'medium',
  repeated_failure: 'medium',
  explicit_request: 'medium',
  agent_offer_accepted: 'medium',
  dtmf: 'low',
  model_tool: 'medium',
  provider_failure: 'medium',
  supervisor: 'high',
};

/** The priority that a reason gives a hand-off. */
export function priorityOf(reason: HandoffReason): HandoffPriority {
  return PRIORITIES[reason];
}

/**
 * Extracts from the call what the person who takes it over needs, without a model: the reason, the words that led to
 * it, what the caller wanted first, what was said last. In the caller's own language and words; at most 1000 characters.
 */
export function summarise(turns: readonly SummaryTurn[], trigger: SummaryTrigger): string {
  const sentence = oneLine(trigger.sentence);
  const lines = [`Reason: ${REASON_TEXT[trigger.reason]}`];
  if (trigger.order !== undefined) lines.push(orderLine(trigger.order));
  if (sentence !== '') lines.push(`Trigger: "${shorten(sentence, MAX_SENTENCE)}"`);
  return wholeLines([...lines, ...contentsOf(turns, sentence)]);
}

/** A summary by a model, with what it cannot know: who wants the hand-off. */
export function withOrder(summary: string, order: string | undefined): string {
  return order === undefined ? summary : `${orderLine(order)}\n${summary}`;
}

function orderLine(order: string): string {
  return `Supervisor ${shorten(oneLine(order), MAX_ORDER)}`;
}

/** The same for a call that needed no person. */
export function summariseCall(turns: readonly SummaryTurn[]): string {
  return wholeLines(contentsOf(turns, ''));
}

/** @param sentence is not repeated */
function contentsOf(turns: readonly SummaryTurn[], sentence: string): string[] {
  const spoken = turns
    .map(({ role, text }) => ({ role, text: oneLine(text) }))
    .filter(({ text }) => text !== '');
  const lines: string[] = [];
  const callerTexts = spoken.filter(({ role }) => role === 'caller').map(({ text }) => text);
  const request = firstRequest(callerTexts, sentence);
  if (request !== undefined) lines.push(`First request: "${shorten(request, MAX_PART)}"`);
  const isNew = (text: string) => text !== request && (sentence === '' || !text.includes(sentence));
  const latest = callerTexts.findLast(isNew);
  if (latest !== undefined) lines.push(`Last request: "${shorten(latest, MAX_PART)}"`);
  const answer = spoken.findLast(({ role }) => role === 'assistant')?.text;
  if (answer !== undefined) lines.push(`Assistant answered last: "${shorten(answer, MAX_PART)}"`);
  lines.push(`Caller turns: ${callerTexts.length}`);
  return lines;
}

/** The last turns, as the agent in Amazon Connect reads them. */
export function excerptOf(turns: readonly SummaryTurn[]): string {
  return turns
    .slice(-EXCERPT_TURNS)
    .map(({ role, text }) => `${role === 'caller' ? 'Caller' : 'Assistant'}: ${text}`)
    .join('\n');
}

/** The first turn that is more than a greeting. The trigger is left out: the summary quotes it already. */
function firstRequest(callerTexts: readonly string[], sentence: string): string | undefined {
  const others = callerTexts.filter((text) => text !== sentence);
  return others.find((text) => [...text].length >= MIN_REQUEST_CHARACTERS) ?? others[0];
}

/** As many whole lines as fit, the reason and the trigger first. */
function wholeLines(lines: readonly string[]): string {
  let summary = '';
  for (const line of lines) {
    const next = summary === '' ? line : `${summary}\n${line}`;
    if (next.length <= MAX_SUMMARY) summary = next;
  }
  return summary;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Cuts at a word where there is one, and never inside a surrogate pair. */
function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${space > limit / 2 ? cut.slice(0, space) : cut}…`;
}
