import type { EscalationDetector } from '../escalation/detector.ts';
import type { OnTextUsage } from '../escalation/judgement/judge.ts';
import { Guard } from '../guard.ts';
import type { CallMedia } from '../media/call-media.ts';
import type { ReportedUsage } from '../telemetry/cost.ts';
import { FrameDrops } from '../telemetry/frame-drops.ts';
import type { CallContext } from './context.ts';
import { EscalationWatch } from './conversation/escalation-watch.ts';
import { type ConversationTurn, Transcript } from './conversation/transcript.ts';
import { CallEnding } from './ending.ts';
import { AttemptLog } from './handoff/attempt-log.ts';
import { CallHandoff } from './handoff/call-handoff.ts';
import { CallLanguage } from './language/call-language.ts';
import { CallBudget } from './limits/budget.ts';
import { PhaseLimit } from './limits/phase-limit.ts';
import { type CallPhase, CallState } from './phase.ts';
import type { CallRecord } from './record/call-record.ts';
import { Rescue } from './rescue.ts';
import type { CallStage } from './stage.ts';

/** What a call has from its first frame to its end, whether or not its model is there yet. */
export interface CallParts {
  readonly context: CallContext;
  readonly media: CallMedia;
  readonly record: CallRecord;
  readonly guard: Guard;
  readonly limit: PhaseLimit;
  /** Counts the caller's audio that no model hears. */
  readonly drops: FrameDrops;
  readonly state: CallState;
  readonly transcript: Transcript;
  readonly detector: EscalationDetector;
  readonly escalation: EscalationWatch;
  /** The language in which the call is held. */
  readonly language: CallLanguage;
  readonly attempts: AttemptLog;
  readonly budget: CallBudget;
  /** Told of what a text model has used for this call. */
  readonly onTextUsage: OnTextUsage;
  readonly handoff: CallHandoff;
  readonly ending: CallEnding;
  readonly rescue: Rescue;
}

interface CallBase extends Pick<CallParts, 'context' | 'media' | 'record'> {
  readonly stage: () => CallStage;
}

/** Puts the parts of one call together. Opens and starts nothing. */
export function assembleCall({ context, media, record, stage }: CallBase): CallParts {
  const { logger, metrics, observer, pricing, dailyBudget: day, limits } = context;
  const guard = new Guard({ logger, metrics, onFault: () => rescue.onFault() });
  const limit = new PhaseLimit(guard.wrap('timer', (phase: CallPhase) => rescue.onStuck(phase)));
  const drops = new FrameDrops(logger, metrics);
  const state = new CallState((phase) => {
    limit.enter(phase);
    observer?.onCallEvent({ type: 'phase', phase });
  });
  const detector = context.createDetector();
  const escalation = new EscalationWatch(detector);
  const language = new CallLanguage(context.assistant, detector);
  // What was heard is stored, and what was heard of the assistant belongs to what the caller answers.
  const onTurn = (turn: ConversationTurn) => {
    record.turn(turn, transcript.length);
    observer?.onCallEvent({ type: 'turn', turn: { ...turn, ...answerIdOf(transcript, turn) } });
    if (turn.role === 'assistant' && !turn.playing && state.listens) escalation.hearAssistant(turn.text);
  };
  const transcript = new Transcript(onTurn);
  const attempts = new AttemptLog();
  const spend = (report: ReportedUsage, usd: number) => {
    const costUsd = record.spend(report, usd);
    observer?.onCallEvent({ type: 'cost', costUsd });
    return costUsd;
  };
  const budget = new CallBudget({
    pricing,
    record: { spend },
    day,
    limitUsd: limits.maxCallCostUsd,
    metrics,
    logger,
  });
  const onTextUsage: OnTextUsage = (model, report) => {
    budget.add(model, report);
    stage().onCost();
  };
  const handoff = new CallHandoff({
    context,
    screen: media.screen,
    state,
    record,
    transcript,
    escalation,
    language,
    attempts,
    onTextUsage,
    end: (outcome) => ending.end(outcome),
  });
  const ending = new CallEnding({
    context,
    media,
    record,
    guard,
    limit,
    drops,
    state,
    transcript,
    handoff,
    stage,
  });
  const rescue = new Rescue({ logger, state, transcript, handoff, ending });
  return {
    context,
    media,
    record,
    guard,
    limit,
    drops,
    state,
    transcript,
    detector,
    escalation,
    language,
    attempts,
    budget,
    onTextUsage,
    handoff,
    ending,
    rescue,
  };
}

function answerIdOf(transcript: Transcript, { number }: ConversationTurn): { answerId?: string } {
  const answerId = transcript.answerOf(number);
  return answerId === undefined ? {} : { answerId };
}
