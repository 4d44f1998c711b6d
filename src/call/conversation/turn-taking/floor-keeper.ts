import type { Guard } from '../../../guard.ts';
import type { Logger } from '../../../logging.ts';
import type { CallObserver } from '../../../media/call-observer.ts';
import type { Metrics } from '../../../telemetry/metrics.ts';
import type { VoiceClientBase } from '../../../voice/client.ts';
import type { CallState } from '../../phase.ts';
import type { CallerEvent, CallerSpeech } from '../caller-speech.ts';
import type { Floor } from '../floor.ts';
import { FloorEar } from './floor-ear.ts';
import type { FloorRules } from './floor-rules.ts';
import { OverheardTurn, type TurnEnd } from './overheard-turn.ts';
import { judgeOverlap } from './overlap-verdict.ts';
import type { PausableMedia } from './pausable-media.ts';
import { PlaybackPause } from './playback-pause.ts';
import { TurnOutcomes } from './turn-outcomes.ts';
import { judgeTurn } from './turn-verdict.ts';
import { UndecidedTurns } from './undecided-turns.ts';

interface FloorKeeperParts {
  readonly voice: Pick<VoiceClientBase, 'callerLevel' | 'answerTurn' | 'dropTurn'>;
  readonly media: PausableMedia;
  readonly floor: Pick<Floor, 'busy'>;
  readonly state: Pick<CallState, 'listens'>;
  readonly caller: Pick<CallerSpeech, 'onVoice' | 'dropped' | 'ignored'>;
  /** What the assistant is saying, as far as it is known, heard or not. */
  readonly saying: () => string;
  /** Whether a caller may silence what is being said now. */
  readonly mayInterrupt: () => boolean;
  readonly rules: FloorRules;
  readonly metrics: Pick<Metrics, 'overlaps' | 'overlapDecision' | 'falseInterruptions'>;
  readonly logger: Logger;
  readonly guard: Pick<Guard, 'wrap'>;
  readonly observer: CallObserver | undefined;
}

type EventOf<T extends CallerEvent['type']> = Extract<CallerEvent, { type: T }>;

/** Between two looks at what is undecided, while no audio comes; milliseconds. */
const LOOK_EVERY_MS = 100;

/**
 * Decides who has the floor, for models that leave it to the call. While the assistant speaks, it goes on until the sound
 * and the words of the caller show that they want it to stop: pausing first and thinking later would be an
 * interruption by itself. In silence, what the caller says is answered, and a noise is not.
 */
export class FloorKeeper {
  readonly #parts: FloorKeeperParts;
  readonly #ear: FloorEar;
  readonly #turns = new UndecidedTurns();
  readonly #pause: PlaybackPause;
  readonly #outcomes: TurnOutcomes;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: FloorKeeperParts) {
    this.#parts = parts;
    this.#ear = new FloorEar(parts);
    this.#pause = new PlaybackPause(parts);
    this.#outcomes = new TurnOutcomes({ ...parts, turns: this.#turns, ear: this.#ear, pause: this.#pause });
  }

  /** The model has heard the next audio of the caller. */
  onAudio(): void {
    this.#ear.hear(this.#parts.voice.callerLevel);
    if (this.#turns.size > 0) this.#consider();
  }

  onVoice(event: CallerEvent): void {
    switch (event.type) {
      case 'input_audio_buffer.speech_started':
        this.#begin(event);
        break;
      case 'input_audio_buffer.speech_stopped':
        this.#end(event);
        break;
      case 'conversation.item.input_audio_transcription.delta':
        this.#hearWords(event);
        break;
      case 'conversation.item.input_audio_transcription.completed':
        this.#hearTranscript(event);
        break;
      case 'conversation.item.input_audio_transcription.failed':
        this.#missWords(event);
        break;
      case 'input_audio_buffer.voice_started':
      case 'input_audio_buffer.voice_stopped':
        this.#parts.caller.onVoice(event);
        break;
      default:
        event satisfies never;
    }
  }

  /** Another stream carries the conversation: it hears again what was not answered. */
  forget(): void {
    this.#pause.end();
    this.#turns.clear();
    this.#outcomes.forget();
    this.#stopLooking();
  }

  /** Stops its timers. Idempotent. */
  stop(): void {
    this.#outcomes.stop();
    this.#stopLooking();
  }

  #stopLooking(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#turns.close();
  }

  #begin(event: EventOf<'input_audio_buffer.speech_started'>): void {
    const { state, floor, caller, media, mayInterrupt } = this.#parts;
    const { itemId } = event;
    if (!state.listens) {
      caller.onVoice(event);
      return;
    }
    if (this.#turns.of(itemId)) return;
    // A model that tells of another turn has forgotten to tell the end of this one.
    if (this.#turns.current) this.#noteEnd(this.#turns.current, performance.now());
    this.#ear.turnBegins();
    const isOverlap = floor.busy;
    const turn = new OverheardTurn({ itemId, isOverlap, isCollision: isOverlap && this.#hasJustBegun });
    this.#keep(turn);
    // The answer has not begun to sound: it waits until it is known whether the caller goes on.
    if (isOverlap && !media.isMidway && mayInterrupt()) this.#pause.begin();
    if (!isOverlap) this.#outcomes.tell(turn);
    this.#consider();
  }

  #end(event: EventOf<'input_audio_buffer.speech_stopped'>): void {
    const { itemId, endedAtMs = performance.now() } = event;
    const turn = itemId === undefined ? this.#turns.current : this.#turns.of(itemId);
    if (!turn) {
      this.#outcomes.ended(event);
      return;
    }
    this.#noteEnd(turn, endedAtMs);
    this.#consider();
  }

  #noteEnd(turn: OverheardTurn, atMs: number): void {
    turn.end = this.#ear.turnEnds(atMs);
    this.#turns.ended(turn);
  }

  #hearWords(event: EventOf<'conversation.item.input_audio_transcription.delta'>): void {
    this.#parts.caller.onVoice(event);
    if (event.delta.trim() !== '') this.#ear.wordsCome();
    this.#find(event.itemId)?.says(event.delta);
    this.#consider();
  }

  #hearTranscript(event: EventOf<'conversation.item.input_audio_transcription.completed'>): void {
    this.#ear.wordsCome();
    const turn = this.#turns.of(event.itemId);
    if (turn) {
      turn.said(event);
      this.#consider();
    } else if (this.#turns.wasDropped(event.itemId)) this.#parts.caller.ignored(event);
    else this.#parts.caller.onVoice(event);
  }

  #missWords(event: EventOf<'conversation.item.input_audio_transcription.failed'>): void {
    this.#ear.wordsFail();
    const turn = this.#turns.of(event.itemId);
    if (turn) turn.hasFailed = true;
    this.#parts.caller.onVoice(event);
    this.#consider();
  }

  /** Decides what can be decided by now. */
  #consider(): void {
    const { state, mayInterrupt } = this.#parts;
    for (const turn of this.#turns.all()) {
      if (!state.listens) this.#outcomes.leave(turn);
      else if (turn.isOverlap) this.#considerOverlap(turn);
      else if (turn.end) this.#considerTurn(turn, turn.end);
    }
    const isVain = this.#turns.size === 0 || (this.#pause.isOverdue && !this.#ear.hasSound);
    if (this.#pause.isOn && (isVain || !mayInterrupt())) this.#pause.end();
    if (this.#turns.size === 0) this.#stopLooking();
  }

  #considerOverlap(turn: OverheardTurn): void {
    const { floor, rules, mayInterrupt } = this.#parts;
    if (!floor.busy && (!turn.end || turn.words === 'acknowledgement')) {
      // The assistant has come to its end: the same sound is a turn.
      this.#outcomes.tell(turn);
      return;
    }
    const judgement = judgeOverlap(this.#ear.overlap(turn), rules);
    switch (judgement) {
      case 'wait':
        break;
      case 'pause':
        if (mayInterrupt() && !this.#pause.begin()) this.#outcomes.accept(turn);
        break;
      case 'unclear':
        this.#pause.end();
        break;
      case 'interruption':
        // Of a line that must be heard, it becomes one at the end of the line.
        if (mayInterrupt()) this.#outcomes.accept(turn);
        break;
      case 'backchannel':
      case 'noise':
      case 'echo':
      case 'side_talk':
        this.#outcomes.drop(turn, judgement);
        break;
      default:
        judgement satisfies never;
    }
  }

  #considerTurn(turn: OverheardTurn, end: TurnEnd): void {
    const judgement = judgeTurn(this.#ear.turn(turn, end), this.#parts.rules);
    if (judgement === 'wait') return;
    if (judgement === 'answer') this.#outcomes.answer(turn);
    else this.#outcomes.drop(turn, judgement);
  }

  #find(itemId: string): OverheardTurn | undefined {
    return this.#turns.of(itemId) ?? this.#outcomes.acceptedAs(itemId);
  }

  #keep(turn: OverheardTurn): void {
    const surplus = this.#turns.begin(turn);
    if (surplus) this.#outcomes.drop(surplus, 'noise');
    const look = this.#parts.guard.wrap('timer', () => this.#consider());
    this.#timer ??= setInterval(look, LOOK_EVERY_MS).unref();
  }

  get #hasJustBegun(): boolean {
    const { media, rules } = this.#parts;
    return !media.isMidway || media.latest.heardMs < rules.collisionMs;
  }
}
