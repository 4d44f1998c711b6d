import type { Guard } from '../../../guard.ts';
import type { CallObserver } from '../../../media/call-observer.ts';
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
import type { UndecidedTurns } from './undecided-turns.ts';

type SpeechStopped = Extract<CallerEvent, { type: 'input_audio_buffer.speech_stopped' }>;

interface TurnOutcomesParts {
  readonly turns: UndecidedTurns;
  readonly ear: Pick<FloorEar, 'learn' | 'wasForeign' | 'turnEnds'>;
  readonly pause: Pick<PlaybackPause, 'end'>;
  readonly voice: Pick<VoiceClientBase, 'answerTurn' | 'dropTurn'>;
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

  /** The interruption of this name, whose words may still come. */
  acceptedAs(itemId: string | undefined): OverheardTurn | undefined {
    return this.#accepted?.itemId === itemId ? this.#accepted : undefined;
  }

  /** Another stream hears the caller. */
  forget(): void {
    this.#accepted = undefined;
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
    this.#parts.turns.decided(turn);
    this.#accepted = turn;
    if (turn.end) this.answer(turn);
  }

  /** The model has heard the end of an interruption that was accepted while it went on, or of what nobody decides about. */
  ended(event: SpeechStopped): void {
    const { caller, ear } = this.#parts;
    caller.onVoice(event);
    ear.turnEnds(performance.now());
    ear.learn();
    this.#answers.ask(this.acceptedAs(event.itemId)?.isBareStop === true);
  }

  answer(turn: OverheardTurn): void {
    const { turns, ear } = this.#parts;
    turns.decided(turn);
    if (!turn.isEcho) ear.learn();
    this.#pass(turn);
    this.#answers.ask(turn.isBareStop);
  }

  /** It was no turn. */
  drop(turn: OverheardTurn, verdict: Exclude<OverlapVerdict, 'interruption'>): void {
    const { turns, ear, pause, voice, caller, observer } = this.#parts;
    const { itemId = '', transcript, isOverlap } = turn;
    turns.drop(turn);
    if (isOverlap) this.#count(turn, verdict);
    else if (verdict === 'side_talk') ear.wasForeign();
    const resumed = pause.end();
    caller.dropped(itemId, turn.isTold);
    if (transcript) caller.ignored(transcript);
    voice.dropTurn(itemId);
    if (isOverlap) observer?.onCallEvent({ type: 'overlap', verdict, resumed });
  }

  /** Nobody decides any more: the call is on its way to somebody else. */
  leave(turn: OverheardTurn): void {
    this.#parts.turns.decided(turn);
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
