import type { HandoffReason } from '../store/session-store.ts';
import { isEcho } from './echo.ts';
import { actionOf, type JudgeVerdict } from './judgement/verdict.ts';
import { LanguageTally } from './language-tally.ts';
import { isPhantom } from './phantom.ts';
import type { Utterance } from './phrases/phrasebook.ts';
import { triggeringSentence } from './phrases/sentence.ts';
import type { EscalationAction } from './policy.ts';
import { RepetitionTracker } from './repetition.ts';
import { StandingOffer } from './standing-offer.ts';
import type { Finding, TurnJudge } from './turn-judge.ts';

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
  /** What decided: the name of a rule, `classifier`, `judge`, `dialogue`, or several with a plus. */
  readonly cause: string;
}

/** A bare noun of up to this many words may answer the assistant's question. */
const MOST_NOUN_WORDS = 3;

/**
 * Listens to one call and says when its caller needs a person. Pure: no I/O and no clock, microseconds a turn.
 * It takes what was heard, in order; it never throws, whatever the text is.
 */
export class EscalationDetector {
  readonly #judge: TurnJudge;
  readonly #repetition: RepetitionTracker;
  readonly #languages = new LanguageTally();
  readonly #offer: StandingOffer;
  #lastSaid = '';
  #answersWithNoun = false;
  /** Caller turns in which reasons that need an offer are not looked at. */
  #quietTurns = 0;
  #doubtful = false;
  /** The last caller turn declined the offer of a person. */
  #declined = false;

  constructor(judge: TurnJudge) {
    this.#judge = judge;
    this.#offer = new StandingOffer(judge.policy.offerTurns);
    this.#repetition = new RepetitionTracker(judge.policy.requestsUntilFailure);
  }

  /** Whether the last caller turn may be a wish for a person without enough to decide: worth a second opinion. */
  get doubtful(): boolean {
    return this.#doubtful;
  }

  /** ISO 639-1: the language that the caller has mostly spoken so far; English until something was said. */
  get language(): string {
    return this.#languages.language;
  }

  /** Takes the next turn. */
  hear(turn: HeardTurn): EscalationDecision | undefined {
    if (turn.final === false) return undefined;
    if (turn.role === 'caller') return this.#hearCaller(turn.text);
    this.#hearAssistant(turn.text);
    return undefined;
  }

  /**
   * Takes what a text model says about a caller turn that was heard before. It acts within the same policy: what needs
   * an offer gets no more, no offer follows another or a refusal, and a late verdict only makes an offer.
   * @param turn `late`: the caller has gone on, or has heard the answer for a while
   */
  judged(
    verdict: JudgeVerdict,
    turn: { readonly text: string; readonly late: boolean },
  ): EscalationDecision | undefined {
    const { policy } = this.#judge;
    const action = actionOf(verdict, policy, turn.late || this.#declined);
    if (action === undefined || verdict.action === 'none') return undefined;
    if (action === 'offer') {
      if (this.#quietTurns > 0 || this.#offer.stands) return undefined;
      this.#quietTurns = policy.offerPauseTurns;
    } else this.#offer.settled();
    const { reason, confidence } = verdict;
    const sentence = triggeringSentence(turn.text, () => false);
    return { reason, action, sentence, language: this.language, confidence, cause: 'judge' };
  }

  /** Takes a pressed key: 0 asks for a person. */
  dtmf(digit: string): EscalationDecision | undefined {
    if (digit !== '0') return undefined;
    return {
      reason: 'dtmf',
      action: 'transfer',
      sentence: '',
      language: this.language,
      confidence: 1,
      cause: 'key',
    };
  }

  #hearAssistant(text: string): void {
    const { phrasebook } = this.#judge;
    const utterance = phrasebook.read(text);
    if (utterance.tokens.length === 0) return;
    this.#lastSaid = text;
    if (this.#judge.isOffer(utterance)) this.#offer.made();
    else this.#offer.followedBy({ isQuestion: this.#judge.asksCaller(utterance, text) });
    this.#answersWithNoun = phrasebook.find('asks_noun', utterance) !== undefined;
    this.#repetition.hearAssistant({
      words: phrasebook.subjectWords(utterance),
      failed: phrasebook.find('failed', utterance) !== undefined,
    });
  }

  #hearCaller(text: string): EscalationDecision | undefined {
    this.#doubtful = false;
    this.#declined = false;
    if (isPhantom(text) || isEcho(text, this.#lastSaid)) return undefined;
    const utterance = this.#judge.phrasebook.read(text);
    if (utterance.tokens.length === 0 && !utterance.courtesyOnly) return undefined;
    this.#languages.count(this.#judge.phrasebook.languageWords(utterance));
    const found =
      this.#answerToOffer(utterance) ?? this.#spokenReason(utterance) ?? this.#repeatedRequest(utterance);
    if (this.#quietTurns > 0) this.#quietTurns--;
    this.#offer.turnPassed();
    this.#declined = found === 'refused';
    if (found === undefined || found === 'refused') {
      this.#doubtful = found === undefined && this.#judge.isDoubtful(utterance);
      return undefined;
    }
    return this.#decide(found, text);
  }

  #decide({ reason, action, confidence, language, cause }: Finding, text: string): EscalationDecision {
    if (action === 'offer') this.#quietTurns = this.#judge.policy.offerPauseTurns;
    if (language !== undefined) this.#languages.suggest(language);
    const triggers = (sentence: string) =>
      this.#judge.reasonFor(this.#judge.phrasebook.read(sentence), false)?.reason === reason;
    const sentence = triggeringSentence(text, triggers);
    return { reason, action, sentence, language: this.language, confidence, cause };
  }

  #answerToOffer(utterance: Utterance): Finding | 'refused' | undefined {
    if (!this.#offer.stands) return undefined;
    const asked = this.#judge.reasonFor(utterance, false);
    if (asked?.action === 'transfer') return asked;
    if (this.#judge.accepts(utterance)) {
      this.#offer.settled();
      return {
        reason: 'agent_offer_accepted',
        action: 'transfer',
        confidence: 0.9,
        language: undefined,
        cause: 'offer-accepted',
      };
    }
    if (!this.#judge.declines(utterance)) return undefined;
    this.#offer.settled();
    this.#quietTurns = this.#judge.policy.coolDownTurns;
    return 'refused';
  }

  #spokenReason(utterance: Utterance): Finding | undefined {
    if (this.#answersWithNoun && utterance.tokens.length <= MOST_NOUN_WORDS) return undefined;
    const found = this.#judge.reasonFor(utterance, this.#quietTurns > 0);
    // One offer is enough: the caller has yet to answer it.
    return found?.action === 'offer' && this.#offer.stands ? undefined : found;
  }

  #repeatedRequest(utterance: Utterance): Finding | undefined {
    const { phrasebook, policy } = this.#judge;
    const failed = this.#repetition.hearCaller({
      words: phrasebook.subjectWords(utterance),
      saysAgain: phrasebook.find('again', utterance) !== undefined,
    });
    const quiet = this.#quietTurns > 0 && policy.offerFirst.has('repeated_failure');
    if (!failed || quiet) return undefined;
    const action = policy.offerFirst.has('repeated_failure') ? 'offer' : 'transfer';
    return { reason: 'repeated_failure', action, confidence: 0.7, language: undefined, cause: 'repetition' };
  }
}
