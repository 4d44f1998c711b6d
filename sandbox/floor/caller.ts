import { FRAME_BYTES, FRAME_MS } from '../../src/audio/format.ts';
import { encodeMulaw } from '../../src/audio/mulaw.ts';
import { Random } from '../chaos/random.ts';
import { speak } from '../model/mouth.ts';
import type { SpeechLibrary } from '../model/speech-library.ts';
import { answerText } from './answers.ts';
import type { CallerEvent, EventKind, Place, Segment } from './events.ts';
import { isSpeech, LONGEST_PAUSE_MS } from './heard-segments.ts';
import { scaled } from './loudness.ts';
import { cough, knock } from './noises.ts';
import type { Exchange } from './plan.ts';
import type { SceneMicrophone } from './scene-microphone.ts';

const SAMPLES_PER_MS = 8;
const SIDE_TALK_DB = -12;
const TV_DB = -18;
const ECHO_MS = 2000;
/** The caller waits for a pause like this before they go on. */
const TURN_PAUSE_MS = 1500;
/** From the assistant's silence to a sound in it. */
const INTO_SILENCE_MS = 1000;
const ANSWER_PATIENCE_MS = 4500;
const GREETING_PATIENCE_MS = 9_000;
const SPEECH_PATIENCE_MS = 20_000;
/** What is heard is looked at a little later, when it has surely been played. */
const LOOK_BACK_FRAMES = 2;

export interface FloorCallerOptions {
  readonly microphone: SceneMicrophone;
  readonly library: SpeechLibrary;
  /** What the loudspeaker played in this frame. */
  readonly played: (frame: number) => Uint8Array;
}

interface Waiter {
  readonly ready: () => boolean;
  readonly deadlineMs: number;
  readonly resolve: (wasReady: boolean) => void;
}

/** One caller, who asks, listens and does what the plan says, on the time of the line. */
export class FloorCaller {
  readonly events: CallerEvent[] = [];
  readonly #options: FloorCallerOptions;
  #waiters: Waiter[] = [];
  #speechStartedMs = 0;
  #speechUntilMs = Number.NEGATIVE_INFINITY;
  #over = false;

  constructor(options: FloorCallerOptions) {
    this.#options = options;
  }

  /** The line's clock: once for each frame. */
  tick(frame: number): void {
    const heard = frame - LOOK_BACK_FRAMES;
    if (heard >= 0 && isSpeech(this.#options.played(heard))) {
      const atMs = heard * FRAME_MS;
      if (atMs - this.#speechUntilMs >= LONGEST_PAUSE_MS) this.#speechStartedMs = atMs;
      this.#speechUntilMs = atMs + FRAME_MS;
    }
    this.#waiters = this.#waiters.filter(({ ready, deadlineMs, resolve }) => {
      const isReady = ready();
      if (!isReady && this.#nowMs < deadlineMs) return true;
      resolve(isReady);
      return false;
    });
  }

  /** The call is over: nobody waits any more. */
  finish(): void {
    this.#over = true;
    for (const { resolve } of this.#waiters.splice(0)) resolve(false);
  }

  /** The greeting is heard to its end, if there is one. A caller who hears none speaks anyway. */
  async hearsGreeting(): Promise<void> {
    if (await this.#until(() => this.#speechUntilMs > 0, GREETING_PATIENCE_MS))
      await this.#quiet(TURN_PAUSE_MS);
  }

  /** @returns false when the call is over */
  async plays(exchange: Exchange): Promise<boolean> {
    const { question, kind, place } = exchange;
    const asked = await this.#says(question.pcm, question.text);
    this.events.push({ kind: 'question', place: 'silence', ...asked });
    if (!(await this.#isAnswered(asked))) return !this.#over;
    const answer = answerText(question);
    const speech = speak(answer, this.#options.library);
    const naturalEndMs = this.#speechStartedMs + speech.length / SAMPLES_PER_MS;
    const random = new Random(exchange.seed);
    if (place === 'silence') await this.#quiet(INTO_SILENCE_MS);
    else
      await this.#waitUntil(this.#speechStartedMs + offsetMs(place, speech.length / SAMPLES_PER_MS, random));
    const isSpeaking = place !== 'silence' && this.#nowMs - this.#speechUntilMs < LONGEST_PAUSE_MS;
    const time = await this.#does(exchange, answer, random);
    const into = { naturalEndMs, answer: encodeMulaw(speech) };
    this.events.push({ kind, place, ...time, ...(isSpeaking && into) });
    if (place === 'silence' || wantsAnswer(kind)) await this.#isAnswered(time);
    await this.#quiet(TURN_PAUSE_MS);
    return !this.#over;
  }

  async #does({ kind, clip }: Exchange, answer: string, random: Random): Promise<Segment> {
    if (kind !== 'echo') return this.#says(soundOf(kind, clip?.pcm, random), clip?.text ?? '');
    const startMs = this.#nowMs;
    this.#options.microphone.echo(ECHO_MS, answer);
    await this.#waitUntil(startMs + ECHO_MS);
    return { startMs, endMs: startMs + ECHO_MS };
  }

  async #says(pcm: Int16Array, text: string): Promise<Segment> {
    const startMs = this.#nowMs;
    const endMs = startMs + pcm.length / SAMPLES_PER_MS;
    void this.#options.microphone.play(pcm, text);
    await this.#waitUntil(endMs);
    return { startMs, endMs };
  }

  /** Waits for speech that begins after this. */
  #isAnswered({ endMs }: Segment): Promise<boolean> {
    return this.#until(() => this.#speechStartedMs >= endMs - FRAME_MS, ANSWER_PATIENCE_MS);
  }

  get #nowMs(): number {
    return this.#options.microphone.nowMs;
  }

  #quiet(pauseMs: number): Promise<boolean> {
    return this.#until(() => this.#nowMs - this.#speechUntilMs >= pauseMs, SPEECH_PATIENCE_MS);
  }

  #waitUntil(atMs: number): Promise<boolean> {
    return this.#until(() => this.#nowMs >= atMs, SPEECH_PATIENCE_MS);
  }

  /** @returns whether it became true in time */
  #until(ready: () => boolean, patienceMs: number): Promise<boolean> {
    if (this.#over) return Promise.resolve(false);
    const deadlineMs = this.#nowMs + patienceMs;
    return new Promise((resolve) => this.#waiters.push({ ready, deadlineMs, resolve }));
  }
}

/** Where in the answer the caller begins. */
function offsetMs(place: Place, answerMs: number, random: Random): number {
  if (place === 'start') return random.between(300, 700);
  if (place === 'end') return answerMs - random.between(500, 900);
  return answerMs * (0.4 + 0.2 * random.next());
}

function soundOf(kind: EventKind, clip: Int16Array | undefined, random: Random): Int16Array {
  if (kind === 'cough') return cough(random);
  if (kind === 'knock') return knock(random);
  const pcm = clip ?? new Int16Array(FRAME_BYTES);
  if (kind === 'sidetalk') return scaled(pcm, SIDE_TALK_DB);
  return kind === 'tv' ? scaled(pcm, TV_DB) : pcm;
}

function wantsAnswer(kind: EventKind): boolean {
  return kind === 'interruption' || kind === 'correction' || kind === 'answer';
}
