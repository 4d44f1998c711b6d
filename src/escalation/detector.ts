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
import type { TurnFinding, TurnJudge } from './turn-judge.ts';

/** One turn of the conversation, as it was heard. */
export interface HeardTurn {
  readonly role: 'caller' | 'assistant';
  readonly text: string;
  /** `false` for a partial or speculative transcript, which is ignored. Default `true`. */
  readonly final?: boolean;
}

/** What the detector found in a caller's turn. */
export interface EscalationDecision {
  readonly reason: HandoffReason;
  readonly action: EscalationAction;
  /** The caller's sentence that led to the decision, word for word; empty for a pressed key. */
  readonly sentence: string;
  /** ISO 639-1: the language that the caller has spoken most. */
  readonly language: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** What decided: the name of a rule, `classifier`, `judge`, `repetition` and so on, or several joined by a plus. */
  readonly cause: string;
}

/** After "What is your job?", a reply of up to this many words ("operator") is an answer and not a request. */
const MOST_NOUN_WORDS = 3;

/**
 * Follows one call and decides when its caller needs a person. Give it every turn in the order in which it was heard.
 * It does no I/O, reads no clock and never throws, whatever the text is.
 */
export class EscalationDetector {
  readonly #judge: TurnJudge;
  readonly #repetition: RepetitionTracker;
  readonly #languages = new LanguageTally();
  readonly #offer: StandingOffer;
  #lastSaid = '';
  #answersWithNoun = false;
  /** Caller turns left in which the reasons that only lead to an offer are ignored. */
  #quietTurns = 0;
  #doubtful = false;
  /** The last caller turn declined the offer of a person. */
  #declined = false;

  constructor(judge: TurnJudge) {
    this.#judge = judge;
    this.#offer = new StandingOffer(judge.policy.offerTurns);
    this.#repetition = new RepetitionTracker(judge.policy.requestsUntilFailure);
  }

  /** Whether the last caller turn may ask for a person, but too unclearly to decide: a text model may know more. */
  get doubtful(): boolean {
    return this.#doubtful;
  }

  /** ISO 639-1: the language that the caller has spoken most so far; English until they have said enough. */
  get language(): string {
    return this.#languages.language;
  }

  /** The same, or undefined until they have said enough. */
  get spoken(): string | undefined {
    return this.#languages.spoken;
  }

  /** ISO 639-1: the languages that fit the caller's newest turn best, all equally; none when its words do not tell. */
  get turnLanguages(): readonly string[] {
    return this.#languages.ofTurn;
  }

  /**
   * Takes the next turn.
   * @returns a decision when this turn calls for a person
   */
  hear(turn: HeardTurn): EscalationDecision | undefined {
    if (turn.final === false) return undefined;
    if (turn.role === 'caller') return this.#hearCaller(turn.text);
    this.#hearAssistant(turn.text);
    return undefined;
  }

  /**
   * Takes a text model's verdict on a caller turn that `hear` has already taken. The same policy applies: some reasons
   * only lead to an offer, no offer follows another offer or a refusal, and a late verdict only leads to an offer.
   * @param turn `late`: the caller has continued, or has already heard the answer for a while
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
    if (this.#judge.offers.isOffer(utterance)) this.#offer.made();
    else this.#offer.followedBy({ isQuestion: this.#judge.offers.asksCaller(utterance, text) });
    this.#answersWithNoun = phrasebook.find('asks_noun', utterance) !== undefined;
    this.#repetition.hearAssistant({
      words: phrasebook.subjectWords(utterance),
      failed: phrasebook.find('failed', utterance) !== undefined,
    });
  }

  #hearCaller(text: string): EscalationDecision | undefined {
    this.#doubtful = false;
    this.#declined = false;
    this.#languages.passTurn();
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

  #decide({ reason, action, confidence, language, cause }: TurnFinding, text: string): EscalationDecision {
    if (action === 'offer') this.#quietTurns = this.#judge.policy.offerPauseTurns;
    if (language !== undefined) this.#languages.suggest(language);
    const triggers = (sentence: string) =>
      this.#judge.reasonFor(this.#judge.phrasebook.read(sentence), false)?.reason === reason;
    const sentence = triggeringSentence(text, triggers);
    return { reason, action, sentence, language: this.language, confidence, cause };
  }

  #answerToOffer(utterance: Utterance): TurnFinding | 'refused' | undefined {
    if (!this.#offer.stands) return undefined;
    const asked = this.#judge.reasonFor(utterance, false);
    if (asked?.action === 'transfer') return asked;
    if (this.#judge.offers.accepts(utterance)) {
      this.#offer.settled();
      return {
        reason: 'agent_offer_accepted',
        action: 'transfer',
        confidence: 0.9,
        language: undefined,
        cause: 'offer-accepted',
      };
    }
    if (!this.#judge.offers.declines(utterance)) return undefined;
    this.#offer.settled();
    this.#quietTurns = this.#judge.policy.coolDownTurns;
    return 'refused';
  }

  #spokenReason(utterance: Utterance): TurnFinding | undefined {
    if (this.#answersWithNoun && utterance.tokens.length <= MOST_NOUN_WORDS) return undefined;
    const found = this.#judge.reasonFor(utterance, this.#quietTurns > 0);
    // The caller has not answered the last offer yet: do not make a second one.
    return found?.action === 'offer' && this.#offer.stands ? undefined : found;
  }

  #repeatedRequest(utterance: Utterance): TurnFinding | undefined {
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
