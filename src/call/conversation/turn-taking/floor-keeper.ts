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
import { judgeOverlap, type OverlapVerdict } from './overlap-verdict.ts';
import type { PausableMedia } from './pausable-media.ts';
import { judgeTurn } from './turn-verdict.ts';

interface FloorKeeperParts {
  readonly voice: Pick<VoiceClientBase, 'callerLevel' | 'answerTurn' | 'dropTurn'>;
  readonly media: PausableMedia;
  readonly floor: Pick<Floor, 'busy'>;
  readonly state: Pick<CallState, 'listens'>;
  readonly caller: Pick<CallerSpeech, 'onVoice' | 'dropped' | 'ignored'>;
  /** What the assistant is saying, as far as it is known, heard or not. */
  readonly saying: () => string;
  readonly rules: FloorRules;
  readonly metrics: Pick<Metrics, 'overlaps' | 'overlapDecision' | 'falseInterruptions'>;
  readonly logger: Logger;
  readonly guard: Pick<Guard, 'wrap'>;
  readonly observer: CallObserver | undefined;
}

type EventOf<T extends CallerEvent['type']> = Extract<CallerEvent, { type: T }>;

/** Between two looks at what is undecided, while no audio comes; milliseconds. */
const LOOK_EVERY_MS = 100;
/** More turns than are ever undecided together. */
const MOST_TURNS = 8;
/** Longest silence of the assistant for a sound that does not become a turn. */
const LONGEST_PAUSE_MS = 2_500;
/** Turns that were dropped, whose words may still come. */
const REMEMBERED_TURNS = 16;

/**
 * Decides who has the floor, for models that leave it to the call. While the assistant speaks, it goes on until the sound
 * and the words of the caller show that they want it to stop: pausing first and thinking later would be an
 * interruption by itself. In silence, what the caller says is answered, and a noise is not.
 */
export class FloorKeeper {
  readonly #parts: FloorKeeperParts;
  readonly #ear: FloorEar;
  /** Undecided, oldest first, by the provider's name. */
  readonly #turns = new Map<string, OverheardTurn>();
  /** The one that goes on. */
  #current: OverheardTurn | undefined;
  /** The interruption that was accepted last. The caller may go on with it. */
  #accepted: OverheardTurn | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Runs while a caller who has asked for silence may go on to speak. */
  #patience: NodeJS.Timeout | undefined;
  #pausedAtMs = 0;
  readonly #dropped = new Set<string>();

  constructor(parts: FloorKeeperParts) {
    this.#parts = parts;
    this.#ear = new FloorEar(parts);
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
    this.#parts.media.resume();
    this.#turns.clear();
    this.stop();
  }

  /** Stops its timers. Idempotent. */
  stop(): void {
    clearTimeout(this.#patience);
    this.#stopLooking();
  }

  #stopLooking(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#current = undefined;
  }

  #begin(event: EventOf<'input_audio_buffer.speech_started'>): void {
    const { state, floor, caller, media } = this.#parts;
    const { itemId } = event;
    if (!state.listens) {
      caller.onVoice(event);
      return;
    }
    if (this.#turns.has(itemId ?? '')) return;
    // A model that tells of another turn has forgotten to tell the end of this one.
    if (this.#current) this.#noteEnd(this.#current, performance.now());
    this.#ear.turnBegins();
    const isOverlap = floor.busy;
    const turn = new OverheardTurn({ itemId, isOverlap, isCollision: isOverlap && this.#hasJustBegun });
    this.#keep(turn);
    this.#current = turn;
    // The answer has not begun to sound: it waits until it is known whether the caller goes on.
    if (isOverlap && !media.isMidway) this.#pause();
    if (!isOverlap) this.#tell(turn);
    this.#consider();
  }

  #end(event: EventOf<'input_audio_buffer.speech_stopped'>): void {
    const { itemId, endedAtMs = performance.now() } = event;
    const turn = itemId === undefined ? this.#current : this.#turns.get(itemId);
    if (!turn) {
      // An interruption that was accepted while it went on.
      this.#endAccepted(event);
      return;
    }
    this.#noteEnd(turn, endedAtMs);
    this.#consider();
  }

  #noteEnd(turn: OverheardTurn, atMs: number): void {
    turn.end = this.#ear.turnEnds(atMs);
    if (this.#current === turn) this.#current = undefined;
  }

  #hearWords(event: EventOf<'conversation.item.input_audio_transcription.delta'>): void {
    this.#parts.caller.onVoice(event);
    if (event.delta.trim() !== '') this.#ear.wordsCome();
    this.#find(event.itemId)?.says(event.delta);
    this.#consider();
  }

  #hearTranscript(event: EventOf<'conversation.item.input_audio_transcription.completed'>): void {
    this.#ear.wordsCome();
    const turn = this.#turns.get(event.itemId);
    if (turn) {
      turn.said(event);
      this.#consider();
    } else if (this.#dropped.has(event.itemId)) this.#parts.caller.ignored(event);
    else this.#parts.caller.onVoice(event);
  }

  #missWords(event: EventOf<'conversation.item.input_audio_transcription.failed'>): void {
    this.#ear.wordsFail();
    const turn = this.#turns.get(event.itemId);
    if (turn) turn.hasFailed = true;
    this.#parts.caller.onVoice(event);
    this.#consider();
  }

  /** Decides what can be decided by now. */
  #consider(): void {
    const { state, media } = this.#parts;
    for (const turn of [...this.#turns.values()]) {
      if (!state.listens) this.#leave(turn);
      else if (turn.isOverlap) this.#considerOverlap(turn);
      else if (turn.end) this.#considerTurn(turn, turn.end);
    }
    const isOverdue = performance.now() - this.#pausedAtMs > LONGEST_PAUSE_MS;
    if (media.isPaused && (this.#turns.size === 0 || (isOverdue && !this.#ear.hasSound))) this.#resume();
    if (this.#turns.size === 0) this.#stopLooking();
  }

  #considerOverlap(turn: OverheardTurn): void {
    const { floor, rules } = this.#parts;
    if (!floor.busy && (!turn.end || turn.words === 'acknowledgement')) {
      // The assistant has come to its end: the same sound is a turn.
      this.#tell(turn);
      return;
    }
    const judgement = judgeOverlap(this.#ear.overlap(turn), rules);
    switch (judgement) {
      case 'wait':
        break;
      case 'pause':
        if (!this.#pause()) this.#accept(turn);
        break;
      case 'unclear':
        this.#resume();
        break;
      case 'interruption':
        this.#accept(turn);
        break;
      case 'backchannel':
      case 'noise':
      case 'echo':
      case 'side_talk':
        this.#drop(turn, judgement);
        break;
      default:
        judgement satisfies never;
    }
  }

  #considerTurn(turn: OverheardTurn, end: TurnEnd): void {
    const judgement = judgeTurn(this.#ear.turn(turn, end), this.#parts.rules);
    if (judgement === 'wait') return;
    if (judgement === 'answer') this.#answer(turn);
    else this.#drop(turn, judgement);
  }

  /** The caller has the floor. While the assistant is busy, this silences it. */
  #tell(turn: OverheardTurn): void {
    const { itemId } = turn;
    turn.isOverlap = false;
    turn.isTold = true;
    this.#parts.caller.onVoice({
      type: 'input_audio_buffer.speech_started',
      ...(itemId !== undefined && { itemId }),
    });
  }

  /** The caller interrupts. */
  #accept(turn: OverheardTurn): void {
    this.#count(turn, 'interruption');
    this.#tell(turn);
    // From now on it is a turn in any case: an assistant that has stopped must answer.
    this.#turns.delete(turn.itemId ?? '');
    this.#accepted = turn;
    if (turn.end) this.#answer(turn);
  }

  #answer(turn: OverheardTurn): void {
    this.#turns.delete(turn.itemId ?? '');
    if (!turn.isEcho) this.#ear.learn();
    this.#pass(turn);
    this.#askForAnswer(turn);
  }

  #askForAnswer(turn: OverheardTurn | undefined): void {
    const { state, voice } = this.#parts;
    clearTimeout(this.#patience);
    // The words may have led to a person.
    if (!state.listens) voice.dropTurn();
    else if (turn?.isBareStop) this.#answerLater();
    else voice.answerTurn();
  }

  /** Who says "wait" is about to speak: unless they do, they are answered a little later. */
  #answerLater(): void {
    const { guard, rules, state, voice } = this.#parts;
    const answer = guard.wrap('timer', () => {
      if (this.#current) this.#answerLater();
      else if (state.listens) voice.answerTurn();
    });
    this.#patience = setTimeout(answer, rules.afterStopMs).unref();
  }

  /** It was no turn. */
  #drop(turn: OverheardTurn, verdict: Exclude<OverlapVerdict, 'interruption'>): void {
    const { voice, caller, observer } = this.#parts;
    const { itemId = '', transcript } = turn;
    this.#turns.delete(itemId);
    this.#dropped.add(itemId);
    for (const oldest of [...this.#dropped].slice(0, -REMEMBERED_TURNS)) this.#dropped.delete(oldest);
    if (turn.isOverlap) this.#count(turn, verdict);
    else if (verdict === 'side_talk') this.#ear.wasForeign();
    const resumed = this.#resume();
    caller.dropped(itemId, turn.isTold);
    if (transcript) caller.ignored(transcript);
    voice.dropTurn(itemId);
    if (turn.isOverlap) observer?.onCallEvent({ type: 'overlap', verdict, resumed });
  }

  /** Nobody decides any more: the call is on its way to somebody else. */
  #leave(turn: OverheardTurn): void {
    this.#turns.delete(turn.itemId ?? '');
    if (!turn.isTold) this.#tell(turn);
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

  #endAccepted(event: EventOf<'input_audio_buffer.speech_stopped'>): void {
    this.#parts.caller.onVoice(event);
    this.#ear.turnEnds(performance.now());
    this.#ear.learn();
    this.#askForAnswer(this.#accepted?.itemId === event.itemId ? this.#accepted : undefined);
  }

  #find(itemId: string): OverheardTurn | undefined {
    return this.#turns.get(itemId) ?? (this.#accepted?.itemId === itemId ? this.#accepted : undefined);
  }

  #pause(): boolean {
    const { media, rules } = this.#parts;
    if (!rules.resume) return false;
    if (!media.isPaused) this.#pausedAtMs = performance.now();
    return media.pause();
  }

  /** @returns whether the caller had noticed that the assistant stopped */
  #resume(): boolean {
    const { media, metrics, logger } = this.#parts;
    if (!media.resume()) return false;
    metrics.falseInterruptions.inc();
    logger.debug('A sound of the caller was no interruption: the assistant goes on');
    return true;
  }

  #keep(turn: OverheardTurn): void {
    const [oldest] = this.#turns.values();
    if (this.#turns.size >= MOST_TURNS && oldest) this.#drop(oldest, 'noise');
    this.#turns.set(turn.itemId ?? '', turn);
    const look = this.#parts.guard.wrap('timer', () => this.#consider());
    this.#timer ??= setInterval(look, LOOK_EVERY_MS).unref();
  }

  #count(turn: OverheardTurn, verdict: OverlapVerdict): void {
    const { metrics } = this.#parts;
    metrics.overlaps.inc({ verdict });
    metrics.overlapDecision.observe((performance.now() - turn.startedMs) / 1000);
  }

  get #hasJustBegun(): boolean {
    const { media, rules } = this.#parts;
    return !media.isMidway || media.latest.heardMs < rules.collisionMs;
  }
}
