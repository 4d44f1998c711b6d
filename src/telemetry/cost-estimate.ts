import type { VoiceUsage } from '../voice/events.ts';
import { costOf, transcriptionCostOf } from './cost.ts';
import type { ModelPrice, TranscriptionPrice } from './prices.ts';

/** A call by assumption; docs/cost.md states the same figures. */
export interface AssumedCall {
  readonly minutes: number;
  readonly turnsPerMinute: number;
  /** Seconds for which each side speaks in a turn. */
  readonly callerSeconds: number;
  readonly assistantSeconds: number;
  /** Instructions and tools, in tokens. */
  readonly promptTokens: number;
}

export const USUAL_CALL: AssumedCall = {
  minutes: 5,
  turnsPerMinute: 3,
  callerSeconds: 8,
  assistantSeconds: 8,
  promptTokens: 700,
};

/**
 * OpenAI: one audio token for 100 ms of the caller and for 50 ms of the assistant.
 * @see https://developers.openai.com/api/docs/guides/realtime-costs
 */
const CALLER_TOKENS_A_SECOND = 10;
const ASSISTANT_TOKENS_A_SECOND = 20;
/** Text tokens of the transcript that comes with the assistant's audio. */
const WORD_TOKENS_A_SECOND = 4;

/** One measured turn of Nova Sonic, including the conversation before it. Nova reports no cached tokens. */
export const MEASURED_NOVA_TURN: VoiceUsage = {
  inputTextTokens: 900,
  inputAudioTokens: 279,
  cachedTextTokens: 0,
  cachedAudioTokens: 0,
  outputTextTokens: 70,
  outputAudioTokens: 118,
};

/**
 * US dollars a minute for a provider that bills the whole conversation again with each turn, and caches what was sent
 * before. `transcription`: the price of the caller's transcript, which is billed separately.
 */
export function estimateRebilled(
  price: ModelPrice,
  transcription: TranscriptionPrice | undefined,
  call: AssumedCall = USUAL_CALL,
): number {
  const turns = call.minutes * call.turnsPerMinute;
  let usd = 0;
  for (let turn = 1; turn <= turns; turn += 1) usd += costOf(turnUsage(turn, call), price);
  const seconds = turns * call.callerSeconds;
  if (transcription) usd += transcriptionCostOf({ seconds, tokens: 0 }, transcription);
  return usd / call.minutes;
}

/** US dollars a minute for a provider whose turns all cost the same. */
export function estimateFlat(price: ModelPrice, turn: VoiceUsage, call: AssumedCall = USUAL_CALL): number {
  return costOf(turn, price) * call.turnsPerMinute;
}

function turnUsage(turn: number, call: AssumedCall): VoiceUsage {
  const caller = call.callerSeconds * CALLER_TOKENS_A_SECOND;
  const assistant = call.assistantSeconds * ASSISTANT_TOKENS_A_SECOND;
  const before = turn - 1;
  return {
    inputTextTokens: call.promptTokens,
    cachedTextTokens: before > 0 ? call.promptTokens : 0,
    inputAudioTokens: turn * caller + before * assistant,
    // The last answer is input for the first time, so it is not cached yet.
    cachedAudioTokens: before * caller + Math.max(0, before - 1) * assistant,
    outputTextTokens: call.assistantSeconds * WORD_TOKENS_A_SECOND,
    outputAudioTokens: assistant,
  };
}
