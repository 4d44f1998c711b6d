import type { Guard } from '../../../guard.ts';
import type { Logger } from '../../../logging.ts';
import type { CallObserver } from '../../../media/call-observer.ts';
import type { FrameDrops } from '../../../telemetry/frame-drops.ts';
import type { Metrics } from '../../../telemetry/metrics.ts';
import type { VoiceClientBase } from '../../../voice/client.ts';
import type { CallState } from '../../phase.ts';
import type { CallerEvent, CallerSpeech } from '../caller-speech.ts';
import type { Floor } from '../floor.ts';
import { FloorEar } from './floor-ear.ts';
import { FloorJudge } from './floor-judge.ts';
import type { FloorRules } from './floor-rules.ts';
import { OverheardTurn } from './overheard-turn.ts';
import type { PausableMedia } from './pausable-media.ts';
import { PlaybackPause } from './playback-pause.ts';
import { TurnOutcomes } from './turn-outcomes.ts';
import { UndecidedTurns } from './undecided-turns.ts';

interface FloorKeeperParts {
  readonly voice: Pick<VoiceClientBase, 'callerLevel' | 'answerTurn' | 'dropTurn' | 'endTurn' | 'sendText'>;
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
  readonly drops: Pick<FrameDrops, 'count'>;
  readonly logger: Logger;
  readonly guard: Pick<Guard, 'wrap'>;
  readonly observer: CallObserver | undefined;
}

type EventOf<T extends CallerEvent['type']> = Extract<CallerEvent, { type: T }>;
type Transcribed = EventOf<'conversation.item.input_audio_transcription.completed'>;

/** Between two looks at what is undecided, while no audio comes; milliseconds. */
const LOOK_EVERY_MS = 100;
/** A new stream tells within this time of what it hears again. */
const REPLAY_MS = 2_000;

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
  readonly #judge: FloorJudge;
  /** A turn whose end the model has not told, and whose words may still come. */
  #endedByCall: OverheardTurn | undefined;
  #renewedMs = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: FloorKeeperParts) {
    this.#parts = parts;
    this.#ear = new FloorEar(parts);
    this.#pause = new PlaybackPause(parts);
    const own = { ...parts, turns: this.#turns, ear: this.#ear, pause: this.#pause };
    this.#outcomes = new TurnOutcomes(own);
    this.#judge = new FloorJudge({ ...own, outcomes: this.#outcomes });
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
    this.#outcomes.forget();
    this.#endedByCall = undefined;
    this.#renewedMs = performance.now();
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
    const { state, caller, media, mayInterrupt } = this.#parts;
    const { itemId } = event;
    if (!state.listens) {
      caller.onVoice(event);
      return;
    }
    if (this.#turns.of(itemId) || this.#turns.decisionOf(itemId)) {
      this.#parts.drops.count('speech_event_repeated');
      return;
    }
    // A model that tells of another turn has forgotten to tell the end of this one.
    if (this.#turns.current) this.#noteEnd(this.#turns.current, performance.now());
    this.#ear.turnBegins();
    const turn = this.#create(itemId);
    // The answer has not begun to sound: it waits until it is known whether the caller goes on.
    if (turn.isOverlap && !media.isMidway && mayInterrupt()) this.#pause.begin();
    this.#consider();
  }

  #create(itemId: string | undefined): OverheardTurn {
    const isOverlap = this.#parts.floor.busy;
    const isCollision = isOverlap && this.#hasJustBegun;
    const isReplayed = performance.now() - this.#renewedMs < REPLAY_MS;
    const turn = new OverheardTurn({ itemId, isOverlap, isCollision, isReplayed });
    this.#keep(turn);
    if (!isOverlap) this.#outcomes.tell(turn);
    return turn;
  }

  #end(event: EventOf<'input_audio_buffer.speech_stopped'>): void {
    const { itemId, endedAtMs = performance.now() } = event;
    const turn = itemId === undefined ? this.#turns.current : this.#turns.of(itemId);
    const decided = turn ?? this.#turns.decisionOf(itemId)?.turn;
    if (decided?.end) {
      this.#parts.drops.count('speech_event_repeated');
      return;
    }
    if (!turn) {
      this.#outcomes.ended(event, decided);
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
    if (event.delta.trim() !== '') this.#ear.words.came();
    const { itemId, delta } = event;
    const decided = this.#turns.decisionOf(itemId)?.turn;
    const turn = this.#turns.of(itemId) ?? decided;
    turn?.says(delta);
    if (decided) this.#outcomes.wordsCome(decided);
    this.#consider();
  }

  #hearTranscript(given: Transcribed): void {
    const event = this.#named(given);
    const { caller, state } = this.#parts;
    this.#ear.words.came();
    const turn = this.#turns.of(event.itemId);
    const decided = this.#turns.decisionOf(event.itemId);
    if (turn) this.#hearAll(turn, event);
    else if (decided && decided.verdict !== 'turn')
      this.#outcomes.reconsider(event, decided.turn, decided.verdict);
    else if (decided) this.#hearRest(decided.turn, event);
    else if (!state.listens) caller.onVoice(event);
    else this.#hearUntold(event);
  }

  /** All words of a turn that was decided by its first ones. */
  #hearRest(turn: OverheardTurn, transcript: Transcribed): void {
    turn.said(transcript);
    this.#parts.caller.onVoice(transcript);
    this.#outcomes.wordsCome(turn);
  }

  /** The provider may give another name to a turn that the call has ended. */
  #named(event: Transcribed): Transcribed {
    const { itemId } = this.#endedByCall ?? {};
    const isKnown = this.#turns.of(event.itemId) ?? this.#turns.decisionOf(event.itemId);
    if (itemId === undefined || (isKnown && event.itemId !== itemId)) return event;
    this.#endedByCall = undefined;
    return { ...event, itemId };
  }

  #hearAll(turn: OverheardTurn, transcript: Transcribed): void {
    turn.said(transcript);
    this.#consider();
  }

  /** The model has told of neither the beginning nor the end of this: only its words show what it was. */
  #hearUntold(event: Transcribed): void {
    this.#parts.drops.count('speech_event_missing');
    const turn = this.#create(event.itemId);
    turn.end = { atMs: performance.now(), voiceMs: 0, relativeDb: undefined };
    this.#turns.ended(turn);
    this.#hearAll(turn, event);
  }

  #missWords(event: EventOf<'conversation.item.input_audio_transcription.failed'>): void {
    this.#ear.words.failed();
    const turn = this.#turns.of(event.itemId);
    if (turn) turn.hasFailed = true;
    this.#parts.caller.onVoice(event);
    this.#consider();
  }

  /** Decides what can be decided by now. */
  #consider(): void {
    const { mayInterrupt } = this.#parts;
    this.#endSilentTurn();
    for (const turn of this.#turns.all()) this.#judge.consider(turn);
    const isVain = this.#turns.size === 0 || (this.#pause.isOverdue && !this.#ear.hasSound);
    if (this.#pause.isOn && (isVain || !mayInterrupt())) this.#pause.end();
    if (this.#turns.size === 0) this.#stopLooking();
  }

  /** The model does not notice that the caller has stopped: on some lines a noise goes on. */
  #endSilentTurn(): void {
    const { voice, drops, rules } = this.#parts;
    const { current } = this.#turns;
    if (!current || this.#ear.quietMs < rules.untoldEndMs) return;
    if (performance.now() - current.startedMs < rules.untoldEndMs) return;
    drops.count('speech_event_missing');
    this.#endedByCall = current;
    this.#noteEnd(current, performance.now());
    voice.endTurn();
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
