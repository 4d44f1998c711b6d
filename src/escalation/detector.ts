import type { HandoffReason } from '../store/session-store.ts';
import type { Phrasebook, Utterance } from './phrasebook.ts';
import { DEFAULT_POLICY, type EscalationAction, type EscalationPolicy } from './policy.ts';
import { RepetitionTracker } from './repetition.ts';
import { triggeringSentence } from './sentence.ts';
import { type Finding, SPOKEN_REASONS, TurnJudge } from './turn-judge.ts';

/** One turn of the conversation, as it was heard. */
export interface HeardTurn {
  readonly role: 'caller' | 'assistant';
  readonly text: string;
  /** false: a partial or speculative transcript, which never counts. Default true. */
  readonly final?: boolean;
}

/** What the detector found in a caller's turn. */
export interface EscalationDecision {
  readonly reason: HandoffReason;
  readonly action: EscalationAction;
  /** The caller's sentence that triggered it, verbatim; empty for a pressed digit. */
  readonly sentence: string;
  /** ISO 639-1: the language that the caller has mostly spoken. */
  readonly language: string;
  /** 0 to 1. */
  readonly confidence: number;
}

const DEFAULT_LANGUAGE = 'en';

/** An agreement is short; a longer turn is about something else. */
const MAX_ANSWER_WORDS = 12;

/**
 * Listens to one call and says when its caller needs a person. Pure: no I/O and no clock, microseconds a turn.
 * It takes what was heard, in order; it never throws, whatever the text is.
 */
export class EscalationDetector {
  readonly #phrasebook: Phrasebook;
  readonly #policy: EscalationPolicy;
  readonly #judge: TurnJudge;
  readonly #repetition: RepetitionTracker;
  readonly #languageWords = new Map<string, number>();
  #offerStands = false;
  #answersWithNoun = false;
  /** Caller turns in which reasons that need an offer are not looked at. */
  #quietTurns = 0;
  #doubtful = false;

  constructor(phrasebook: Phrasebook, policy: EscalationPolicy = DEFAULT_POLICY) {
    this.#phrasebook = phrasebook;
    this.#policy = policy;
    this.#judge = new TurnJudge(phrasebook, policy);
    this.#repetition = new RepetitionTracker(policy.requestsUntilFailure);
  }

  /** Whether the last caller turn named a person of the service without a decision: worth a second opinion. */
  get doubtful(): boolean {
    return this.#doubtful;
  }

  /** ISO 639-1: the language that the caller has mostly spoken so far; English until something was said. */
  get language(): string {
    let best = DEFAULT_LANGUAGE;
    for (const [language, count] of this.#languageWords) {
      if (count > (this.#languageWords.get(best) ?? 0)) best = language;
    }
    return best;
  }

  /** Takes the next turn. */
  hear(turn: HeardTurn): EscalationDecision | undefined {
    if (turn.final === false) return undefined;
    const utterance = this.#phrasebook.read(turn.text);
    if (turn.role === 'caller') return this.#hearCaller(turn.text, utterance);
    this.#hearAssistant(utterance);
    return undefined;
  }

  /** Takes a pressed key: 0 asks for a person. */
  dtmf(digit: string): EscalationDecision | undefined {
    return digit === '0'
      ? { reason: 'dtmf', action: 'escalate', sentence: '', language: this.language, confidence: 1 }
      : undefined;
  }

  #hearAssistant(utterance: Utterance): void {
    if (utterance.tokens.length === 0) return;
    if (this.#judge.isOffer(utterance)) this.#offerStands = true;
    this.#answersWithNoun = this.#phrasebook.find('asks_noun', utterance) !== undefined;
    this.#repetition.hearAssistant(this.#phrasebook.find('failed', utterance) !== undefined);
  }

  #hearCaller(text: string, utterance: Utterance): EscalationDecision | undefined {
    this.#doubtful = false;
    if (utterance.tokens.length === 0 && !utterance.courtesyOnly) return undefined;
    this.#countLanguages(utterance);
    const found =
      this.#answerToOffer(utterance) ?? this.#spokenReason(utterance) ?? this.#repeatedRequest(utterance);
    if (this.#quietTurns > 0) this.#quietTurns--;
    this.#offerStands = false;
    if (found === undefined || found === 'refused') {
      this.#doubtful = found === undefined && this.#phrasebook.namesPerson(utterance);
      return undefined;
    }
    return this.#decide(found, text);
  }

  #decide({ reason, confidence, language }: Finding, text: string): EscalationDecision {
    const action = this.#policy.offerFirst.has(reason) ? 'offer' : 'escalate';
    if (action === 'offer') this.#quietTurns = this.#policy.offerPauseTurns;
    if (language !== undefined && this.#languageWords.size === 0) this.#languageWords.set(language, 1);
    const contains = (sentence: string) => this.#triggers(reason, sentence);
    return {
      reason,
      action,
      sentence: triggeringSentence(text, contains),
      language: this.language,
      confidence,
    };
  }

  #triggers(reason: HandoffReason, sentence: string): boolean {
    const rule = SPOKEN_REASONS.find(([name]) => name === reason);
    return (
      rule !== undefined && this.#phrasebook.find(rule[0], this.#phrasebook.read(sentence)) !== undefined
    );
  }

  #answerToOffer(utterance: Utterance): Finding | 'refused' | undefined {
    const refused = this.#phrasebook.find('refuse', utterance) !== undefined;
    if (!this.#offerStands) return undefined;
    const asked = this.#phrasebook.find('explicit_request', utterance);
    if (refused && asked === undefined) {
      this.#quietTurns = this.#policy.coolDownTurns;
      return 'refused';
    }
    if (utterance.tokens.length > MAX_ANSWER_WORDS || refused) return undefined;
    const accepted = this.#phrasebook.find('accept', utterance);
    if (accepted === undefined && !utterance.courtesyOnly) return undefined;
    return { reason: 'agent_offer_accepted', confidence: 0.9, language: accepted?.language };
  }

  #spokenReason(utterance: Utterance): Finding | undefined {
    if (this.#answersWithNoun && utterance.tokens.length <= 3) return undefined;
    return this.#judge.reasonFor(utterance, this.#quietTurns > 0);
  }

  #repeatedRequest(utterance: Utterance): Finding | undefined {
    const failed = this.#repetition.hearCaller({
      words: this.#phrasebook.contentWords(utterance),
      length: utterance.tokens.length,
      saysAgain: this.#phrasebook.find('again', utterance) !== undefined,
    });
    if (!failed || (this.#quietTurns > 0 && this.#policy.offerFirst.has('repeated_failure')))
      return undefined;
    return { reason: 'repeated_failure', confidence: 0.7, language: undefined };
  }

  #countLanguages(utterance: Utterance): void {
    for (const [language, words] of this.#phrasebook.languagesOf(utterance)) {
      this.#languageWords.set(language, (this.#languageWords.get(language) ?? 0) + words);
    }
  }
}
