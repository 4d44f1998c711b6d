import type { EscalationDecision } from '../escalation/detector.ts';
import { moodOf } from '../escalation/report/sentiment.ts';
import type { Sentiment } from '../store/session-store.ts';
import type { CallParts } from './call-parts.ts';
import type { Conversation } from './conversation/conversation.ts';
import { JudgeWatch } from './conversation/judge-watch.ts';
import type { ConversationTurn } from './conversation/transcript.ts';

interface EscalationPathParts
  extends Pick<
    CallParts,
    | 'context'
    | 'guard'
    | 'state'
    | 'record'
    | 'transcript'
    | 'detector'
    | 'escalation'
    | 'language'
    | 'handoff'
    | 'onTextUsage'
  > {
  readonly conversation: Conversation;
}

/** The way from the caller's words or keys to what follows from them: a hand-off, the offer of a person, or nothing. */
export class EscalationPath {
  readonly #parts: EscalationPathParts;
  readonly #judge: JudgeWatch | undefined;
  #mood: Sentiment | undefined;

  constructor(parts: EscalationPathParts) {
    this.#parts = parts;
    this.#judge = this.#createJudge();
  }

  /** Takes a turn that transcript and record already have. What it leads to comes last. */
  callerSays({ text }: ConversationTurn): void {
    const { state, escalation, language, record, transcript, handoff } = this.#parts;
    if (!state.listens) return;
    const heard = escalation.hear(text);
    language.callerSpoke();
    record.noteLanguage(language.onRecord);
    this.#observeMood();
    this.#judge?.hear(text, transcript.turns, heard);
    // What the hand-off makes of the words may end it. A caller who declines a wait is not offered a person again.
    const mayOffer = this.#isTalking;
    if (heard.decision?.action !== 'transfer') handoff.callerSays(text);
    if (heard.decision && (heard.decision.action === 'transfer' || mayOffer)) this.#follow(heard.decision);
  }

  callerPresses(digit: string): void {
    const decision = this.#parts.escalation.dtmf(digit);
    if (decision) this.#follow(decision);
  }

  #follow({ reason, action, sentence, cause: decidedBy, confidence: score }: EscalationDecision): void {
    const { handoff, context, conversation, language } = this.#parts;
    if (action === 'transfer') handoff.begin({ reason, sentence, decidedBy, score });
    else if (this.#isTalking) {
      context.logger.info({ reason, decidedBy }, 'A person is offered');
      context.observer?.onCallEvent({ type: 'escalation', action: 'offer', reason, decidedBy, score });
      conversation.lines.speakAfterAnswer(language.lines.offer);
    }
  }

  #observeMood(): void {
    const { context, transcript } = this.#parts;
    if (!context.observer) return;
    const mood = moodOf(transcript.turns);
    if (mood !== this.#mood) context.observer.onCallEvent({ type: 'mood', mood });
    this.#mood = mood;
  }

  get #isTalking(): boolean {
    return this.#parts.state.phase === 'conversing';
  }

  /** A text model beside the rules, where one is configured. Its verdict takes the same way. */
  #createJudge(): JudgeWatch | undefined {
    const { context, detector, guard, onTextUsage, conversation } = this.#parts;
    const { secondOpinion: judge, metrics } = context;
    if (!judge) return undefined;
    return new JudgeWatch({
      judge,
      detector,
      metrics,
      guard,
      answerHeardMs: () => conversation.answerHeardMs,
      mayAct: () => this.#isTalking,
      onUsage: onTextUsage,
      onDecision: (decision) => this.#follow(decision),
    });
  }
}
