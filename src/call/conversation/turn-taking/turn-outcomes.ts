import type { Guard } from '../../../guard.ts';
import type { CallObserver } from '../../../media/call-observer.ts';
import { kindOfWords, spokenWords } from '../../../spoken/overlap/overlap-phrases.ts';
import type { Metrics } from '../../../telemetry/metrics.ts';
import type { VoiceClientBase } from '../../../voice/client.ts';
import type { CallState } from '../../phase.ts';
import type { CallerEvent, CallerSpeech } from '../caller-speech.ts';
import type { FloorEar } from './floor-ear.ts';
import type { FloorRules } from './floor-rules.ts';
import type { OverheardTurn } from './overheard-turn.ts';
import type { OverlapVerdict } from './overlap-verdict.ts';
import type { PlaybackPause } from './playback-pause.ts';
import { TurnAnswer } from './turn-answer.ts';
import type { Dismissal, UndecidedTurns } from './undecided-turns.ts';

type SpeechStopped = Extract<CallerEvent, { type: 'input_audio_buffer.speech_stopped' }>;
type Transcribed = Extract<CallerEvent, { type: `${string}.completed` }>;

/** Decided without a word, or by the first ones: other words show that it was a turn. */
const REVOCABLE: ReadonlySet<Dismissal> = new Set<Dismissal>(['backchannel', 'noise']);

interface TurnOutcomesParts {
  readonly turns: UndecidedTurns;
  readonly ear: Pick<FloorEar, 'learn' | 'wasForeign' | 'turnEnds' | 'words' | 'isOwnText'>;
  readonly pause: Pick<PlaybackPause, 'end'>;
  readonly voice: Pick<VoiceClientBase, 'answerTurn' | 'dropTurn' | 'sendText'>;
  readonly caller: Pick<CallerSpeech, 'onVoice' | 'dropped' | 'ignored'>;
  readonly state: Pick<CallState, 'listens'>;
  readonly rules: FloorRules;
  readonly metrics: Pick<Metrics, 'overlaps' | 'overlapDecision'>;
  readonly guard: Pick<Guard, 'wrap'>;
  readonly observer: CallObserver | undefined;
}

/** Carries out what was decided about something that the caller says. */
export class TurnOutcomes {
  readonly #parts: TurnOutcomesParts;
  readonly #answers: TurnAnswer;
  /** The interruption that was accepted last. The caller may go on with it. */
  #accepted: OverheardTurn | undefined;

  constructor(parts: TurnOutcomesParts) {
    this.#parts = parts;
    this.#answers = new TurnAnswer({ ...parts, callerGoesOn: () => parts.turns.current !== undefined });
  }

  /** Another stream hears the caller, who begins anew for it. */
  forget(): void {
    const { turns, caller } = this.#parts;
    for (const { itemId = '', isTold } of turns.all()) caller.dropped(itemId, isTold);
    const accepted = this.#accepted;
    if (accepted && !accepted.end) caller.dropped(accepted.itemId ?? '', true);
    this.#accepted = undefined;
    turns.clear();
    this.stop();
  }

  /** Idempotent. */
  stop(): void {
    this.#answers.stop();
  }

  /** The caller has the floor. While the assistant is busy, this silences it. */
  tell(turn: OverheardTurn): void {
    const { itemId } = turn;
    turn.isOverlap = false;
    turn.isTold = true;
    this.#parts.caller.onVoice({
      type: 'input_audio_buffer.speech_started',
      ...(itemId !== undefined && { itemId }),
    });
  }

  /** The caller interrupts. From now on it is a turn in any case: an assistant that has stopped must answer. */
  accept(turn: OverheardTurn): void {
    this.#count(turn, 'interruption');
    this.tell(turn);
    this.#parts.turns.decide(turn, 'turn');
    this.#accepted = turn;
    if (turn.end) this.answer(turn);
  }

  /**
   * The model has heard the end of something that is no question any more: of an interruption that was accepted while it
   * went on, or of what nobody decides about.
   */
  ended(event: SpeechStopped, turn: OverheardTurn | undefined): void {
    const { caller, ear } = this.#parts;
    caller.onVoice(event);
    const end = ear.turnEnds(performance.now());
    if (turn) turn.end = end;
    ear.learn();
    this.#answers.ask(turn);
  }

  answer(turn: OverheardTurn): void {
    const { turns, ear } = this.#parts;
    turns.decide(turn, 'turn');
    if (!turn.isEcho) ear.learn();
    this.#pass(turn);
    this.#answers.ask(turn);
  }

  /** More words of a decided turn have come. */
  wordsCome(turn: OverheardTurn): void {
    this.#answers.wordsCome(turn);
  }

  /** It was no turn. */
  drop(turn: OverheardTurn, verdict: Dismissal): void {
    const { turns, ear, pause, voice, caller, rules, observer } = this.#parts;
    const { itemId = '', transcript, isOverlap } = turn;
    turns.decide(turn, verdict);
    if (isOverlap) this.#count(turn, verdict);
    else if (verdict === 'side_talk') ear.wasForeign();
    const resumed = pause.end();
    caller.dropped(itemId, turn.isTold);
    if (transcript) caller.ignored(transcript);
    else if ((turn.endedMs ?? 0) < rules.noWordsMs) ear.words.forgive();
    voice.dropTurn(itemId);
    if (isOverlap) observer?.onCallEvent({ type: 'overlap', verdict, resumed });
  }

  /**
   * The words of something that was no turn come after that was decided. When they show that it was one, the model, which
   * has forgotten it, gets the words.
   */
  reconsider(event: Transcribed, turn: OverheardTurn, verdict: Dismissal): void {
    const { turns, ear, state, caller, voice } = this.#parts;
    const { itemId, transcript } = event;
    const kind = kindOfWords(spokenWords(transcript));
    const isTurn = (kind === 'content' || kind === 'stop') && !ear.isOwnText(transcript);
    if (!isTurn || !REVOCABLE.has(verdict) || !state.listens) {
      caller.ignored(event);
      return;
    }
    turns.decide(turn, 'turn');
    this.tell(turn);
    caller.onVoice({ type: 'input_audio_buffer.speech_stopped', itemId });
    caller.onVoice(event);
    // The words may have led to a person.
    if (state.listens) voice.sendText(transcript);
  }

  /** Nobody decides any more: the call is on its way to somebody else. */
  leave(turn: OverheardTurn): void {
    this.#parts.turns.decide(turn, 'turn');
    if (!turn.isTold) this.tell(turn);
    if (turn.end) this.#pass(turn);
    this.#parts.voice.dropTurn();
  }

  /** Tells the conversation of the end of a turn, and its words. */
  #pass({ itemId, end, transcript }: OverheardTurn): void {
    const { caller } = this.#parts;
    caller.onVoice({
      type: 'input_audio_buffer.speech_stopped',
      ...(itemId !== undefined && { itemId }),
      ...(end && { endedAtMs: end.atMs }),
    });
    if (transcript) caller.onVoice(transcript);
  }

  #count(turn: OverheardTurn, verdict: OverlapVerdict): void {
    const { metrics } = this.#parts;
    metrics.overlaps.inc({ verdict });
    metrics.overlapDecision.observe((performance.now() - turn.startedMs) / 1000);
  }
}
