import type {
  PastCall,
  PastCallList,
  PastSummary,
  RuleVerdicts,
} from '../../../src/console/past/past-views.ts';
import type { CallView, NumbersView, Quantiles } from '../../../src/console/views.ts';

const OUTCOMES = ['caller_hung_up', 'handed_off', 'said_goodbye', 'handed_off', 'provider_failure'] as const;

export function pastList(nowMs: number, count: number, cursor?: string): PastCallList {
  const calls = Array.from({ length: count }, (_, at): PastSummary => {
    const outcome = OUTCOMES[at % OUTCOMES.length] ?? 'idle';
    return {
      sessionId: `CApast${at}`,
      channel: at % 4 === 3 ? 'browser' : 'phone',
      caller: at % 4 === 3 ? 'user-8841' : `+49•••••••${120 + at}`,
      startedAtMs: nowMs - at * 1_900_000,
      seconds: 64 + at * 31,
      provider: at % 3 === 0 ? 'nova' : 'openai',
      outcome,
      isSuccess: at % 2 === 0,
      ...(outcome === 'handed_off' && { reason: at % 2 ? 'explicit_request' : 'frustration' }),
      turnCount: 6 + at,
      costUsd: 0.041 + at * 0.013,
      isRecorded: at % 2 === 0,
    };
  });
  return { calls, ...(cursor !== undefined && { cursor }) };
}

export function pastCall(view: CallView): PastCall {
  return {
    sessionId: view.sessionId,
    channel: view.channel,
    caller: view.caller,
    startedAtMs: view.startedAtMs,
    seconds: Math.round(view.lastMs / 1000),
    provider: view.provider,
    outcome: 'handed_off',
    isSuccess: true,
    reason: 'explicit_request',
    decidedBy: 'asks-for-person',
    turnCount: view.turns.length,
    costUsd: 0.0872,
    language: 'en',
    assistant: view.assistant,
    isRecorded: true,
    view,
    timeline: { isStored: true, cutEvents: 0 },
    tools: [{ name: 'find_order', ok: 1, failed: 0 }],
    handoff: {
      reason: 'explicit_request',
      decidedBy: 'asks-for-person',
      record: {
        summary:
          'The caller ordered a bike two weeks ago. Delivery was missed last Thursday, and they ask for a person.',
        priority: 'high',
        sentiment: 'negative',
        tried: 'find_order',
        createdAtMs: view.startedAtMs + 35_000,
        isClaimed: true,
      },
    },
    cost: {
      totalUsd: 0.0872,
      parts: [
        { provider: 'openai', part: 'audio_out', usd: 0.0511 },
        { provider: 'openai', part: 'audio_in', usd: 0.0274 },
        { provider: 'openai', part: 'text_in_cached', usd: 0.0063 },
        { part: 'text_model', usd: 0.0024 },
      ],
      notes: ['Telephony is not in the total.'],
    },
    recordings: [{ part: 1, path: '/audio' }],
    verdicts: [
      {
        turn: 7,
        verdict: 'right',
        rule: 'asks-for-person',
        by: 'Mara',
        atMs: view.startedAtMs + 90_000,
        isReplaced: false,
      },
    ],
    arms: { greeting: 'short' },
    callback: false,
  };
}

export const RULES: Omit<RuleVerdicts, 'fromAtMs' | 'toAtMs'> = {
  rules: [
    { rule: 'says-it-is-useless', right: 7, should_not: 5, missed: 0 },
    { rule: 'asks-for-person', right: 42, should_not: 1, missed: 0 },
    { rule: 'none', right: 12, should_not: 0, missed: 4 },
  ],
  isCut: false,
};

export function numbers(nowMs: number): NumbersView {
  const samples = Array.from({ length: 360 }, (_, at) => {
    const wave = Math.sin(at / 40) + Math.sin(at / 13) / 2;
    return {
      atMs: nowMs - (359 - at) * 10_000,
      active: Math.max(0, Math.round(9 + 5 * wave)),
      accepted: at % 3 === 0 ? 1 : 0,
      refused: at > 200 && at % 41 === 0 ? 1 : 0,
      interruptions: at % 5 === 0 ? 2 : 0,
      costUsd: 0.02,
    };
  });
  return {
    instance: 'gateway-7f2c',
    fromMs: nowMs - 3_600_000,
    toMs: nowMs,
    everySeconds: 10,
    samples,
    turnLatency: [
      { provider: 'openai', ...quantiles(812, 780, 1450, 2300) },
      { provider: 'nova', ...quantiles(377, 1100, 1900, 3200) },
    ],
    stages: [
      { provider: 'openai', stage: 'noticing', ...quantiles(812, 380, 520, 610) },
      { provider: 'openai', stage: 'thinking', ...quantiles(812, 290, 900, 1600) },
      { provider: 'openai', stage: 'tools', ...quantiles(96, 640, 1900, 2600) },
      { provider: 'openai', stage: 'sending', ...quantiles(1189, 4, 12, 30) },
      { provider: 'openai', stage: 'playing', ...quantiles(1189, 120, 180, 260) },
    ],
    bargeIn: quantiles(144, 42, 70, 110),
    interruptions: { count: 144, answers: 1189 },
    counts: {
      sessionsByOutcome: [
        { name: 'caller_hung_up', count: 71 },
        { name: 'handed_off', count: 22 },
        { name: 'said_goodbye', count: 19 },
        { name: 'idle', count: 3 },
      ],
      refusedByReason: [{ name: 'overload', count: 4 }],
      escalationsByReason: [
        { name: 'explicit_request', count: 14 },
        { name: 'frustration', count: 6 },
        { name: 'safety', count: 2 },
      ],
      handoffsByResult: [
        { name: 'reached', count: 19 },
        { name: 'no_answer', count: 2 },
        { name: 'closed', count: 1 },
      ],
      toolsByResult: [
        { name: 'ok', count: 92 },
        { name: 'timeout', count: 3 },
      ],
    },
    cost: {
      hourUsd: 7.21,
      dayUsd: 61.4,
      dayBudgetUsd: 100,
      byProvider: [
        { name: 'openai', usd: 5.9 },
        { name: 'nova', usd: 1.31 },
      ],
    },
    experiments: [
      { experiment: 'greeting', arm: 'short', calls: 61, figures: { handed_off: 0.18, seconds: 143 } },
      { experiment: 'greeting', arm: 'long', calls: 54, figures: { handed_off: 0.2, seconds: 161 } },
    ],
    notes: ['Times are interpolated within the buckets of the histograms.'],
    grafanaUrl: 'https://grafana.example/d/voice',
  };
}

function quantiles(count: number, p50: number, p95: number, p99: number): Quantiles {
  const value = (ms: number) => ({ ms, lowMs: ms * 0.8, highMs: ms * 1.2 });
  return { count, p50: value(p50), p95: value(p95), p99: value(p99) };
}
