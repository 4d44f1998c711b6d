import type { WebSocket } from 'ws';
import { decodeMulaw } from '../../src/audio/mulaw.ts';
import { Ear } from '../model/ear.ts';
import type { ModelAnswer, ModelScript } from '../model/script.ts';
import type { SpeechLibrary } from '../model/speech-library.ts';
import { decodeAudio, encodeAudio } from '../openai/wire-audio.ts';
import type { ModelWireObserver } from '../wire-observer.ts';
import { SandboxDelegate } from './delegate.ts';
import { type LiveError, type LiveFaults, liveError } from './live-faults.ts';
import { LiveMemory } from './memory.ts';
import {
  type LiveAppendEvent,
  type LiveClientEvent,
  type LiveEventOf,
  type LiveSessionConfig,
  liveEventSchema,
} from './schema.ts';
import { SessionClock, TICK_MS } from './session-clock.ts';
import { VoiceTrack } from './voice-track.ts';

export interface LiveSessionOptions {
  readonly number: number;
  readonly script: ModelScript;
  readonly library: SpeechLibrary;
  readonly faults: LiveFaults;
  readonly models: readonly string[];
  /** Times real time. */
  readonly speed: number;
  /** What the session tells of its end, and when it ends, milliseconds from its start. */
  readonly limitMs: number;
  /** How long after the caller's words they are told, milliseconds of the session. */
  readonly callerWordsDelayMs: number;
  /** How long after its sound a word of the model is sent, milliseconds of the session. */
  readonly wordsDelayMs: number;
  readonly inputTimeoutMs: number;
  /** How far its speech runs ahead of the clock, milliseconds: it bridges the moments in which a busy machine stalls. */
  readonly leadMs: number;
  readonly observer?: ModelWireObserver | undefined;
}

/** From the caller's first sound until the model falls silent. */
const YIELD_MS = 200;
/** From the end of the caller's sentence until the model answers. */
const ANSWER_MS = 300;
/** Silence after which the caller's sentence is over. */
const SENTENCE_END_MS = 500;
/** When something that was appended is taken up: it was measured between 602 and 959 ms. */
const INJECTION_MS = 700;
const USAGE_EVERY_MS = 15_000;
/** How long after a refused start the socket is closed, milliseconds. */
const TEARDOWN_MS = 2_000;

interface Injection {
  readonly event: LiveAppendEvent;
  readonly dueMs: number;
  readonly startMs: number;
}

interface Due {
  readonly atMs: number;
  readonly act: () => void;
}

/** One client's connection to GPT-Live, as far as public sources describe it. */
export class LiveSession {
  readonly memory = new LiveMemory();
  readonly #socket: WebSocket;
  readonly #options: LiveSessionOptions;
  readonly #clock: SessionClock;
  readonly #voice: VoiceTrack;
  readonly #ear: Ear;
  readonly #received: Buffer[] = [];
  #delegate: SandboxDelegate | undefined;
  #config: LiveSessionConfig | undefined;
  #state: 'new' | 'active' | 'closing' | 'closed' = 'new';
  #injections: Injection[] = [];
  #due: Due[] = [];
  #startedMs = 0;
  #isMuted = false;
  #isStalled = false;
  #idCount = 0;
  #limit: NodeJS.Timeout | undefined;
  #callerSpeaks = false;
  #speechFromMs = 0;
  #pendingAnswer: (() => void) | undefined;
  /** Commentary that waits for a moment in which nobody speaks. */
  readonly #toTell: string[] = [];
  /** How far the track is ahead of the clock. */
  #leadMs = 0;

  constructor(socket: WebSocket, options: LiveSessionOptions) {
    this.#socket = socket;
    this.#options = options;
    const { library, speed, inputTimeoutMs, wordsDelayMs } = options;
    this.#clock = new SessionClock({
      speed,
      inputTimeoutMs,
      onTick: () => this.#tick(),
      onStarved: () => this.expire(),
    });
    this.#voice = new VoiceTrack({
      library,
      memory: this.memory,
      wordsDelayMs,
      onWord: ({ text, startMs, endMs }) =>
        this.send('session.output_transcript.delta', { delta: text, start_ms: startMs, end_ms: endMs }),
    });
    this.#ear = new Ear({
      library,
      silenceMs: SENTENCE_END_MS,
      onSpeechStarted: () => this.#callerBegins(),
      onSpeechStopped: (_atMs, text) => this.#callerSaid(text),
    });
    socket.on('message', (data) => this.#onFrame(data.toString()));
    socket.on('close', () => this.#release());
  }

  get id(): string {
    return `live_${this.#options.number}`;
  }

  get config(): LiveSessionConfig | undefined {
    return this.#config;
  }

  get isMuted(): boolean {
    return this.#isMuted;
  }

  get live(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Caller audio that was appended, as it came. */
  get received(): Buffer {
    return Buffer.concat(this.#received);
  }

  send(type: string, fields: object): void {
    this.sendText(JSON.stringify({ type, event_id: this.#nextId('event'), ...fields }));
  }

  sendText(text: string): void {
    this.#socket.send(text, () => undefined);
  }

  /** A task without anything that was asked for. */
  delegate(): void {
    this.#delegate?.begin([]);
  }

  /** Cuts the connection without a word. */
  drop(): void {
    this.#socket.terminate();
  }

  /** Its track stops, and nothing else is sent. */
  stall(): void {
    this.#isStalled = true;
  }

  expire(): void {
    this.#close('expired');
  }

  #onFrame(frame: string): void {
    const parsed = liveEventSchema.safeParse(parseJson(frame));
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const unknown = issue?.code === 'unrecognized_keys';
      const where = [...(issue?.path ?? []), ...(unknown ? issue.keys : [])].join('.');
      this.#refuse(
        liveError(unknown ? 'unknown_parameter' : 'invalid_value', `${where}: ${issue?.message ?? ''}`),
        eventIdOf(frame),
      );
      if (this.#state === 'new') this.#socket.close(1008);
      return;
    }
    const event = parsed.data;
    const error = this.#handle(event);
    if (error) this.#refuse(error, event.event_id);
  }

  #handle(event: LiveClientEvent): LiveError | undefined {
    if (event.type === 'session.start') return this.#start(event);
    if (this.#state === 'new') {
      this.#socket.close(1008);
      return liveError(
        'invalid_value',
        'session.start must come first, and session.started before the rest.',
      );
    }
    if (this.#state !== 'active') return liveError('invalid_value', 'The session is closing.');
    switch (event.type) {
      case 'session.update':
        return immutable(event);
      case 'session.close':
        this.#closeInOrder();
        return undefined;
      case 'session.input_audio.append':
        return this.#hear(event.audio);
      case 'session.input_audio.mute':
      case 'session.input_audio.unmute':
        this.#isMuted = event.type === 'session.input_audio.mute';
        this.send(`${event.type}d`, {});
        return undefined;
      case 'response.item.create':
        return this.#delegate?.output(event.item.call_id, event.item.output);
      case 'response.create':
        return this.#delegate?.create();
      case 'session.instructions.append':
      case 'session.thinking.append':
      case 'session.commentary.append':
        return this.#append(event);
      default:
        return event satisfies never;
    }
  }

  #start({ session }: LiveEventOf<'session.start'>): LiveError | undefined {
    if (this.#state !== 'new') return liveError('invalid_value', 'The session has started already.');
    const { faults, models, limitMs, script } = this.#options;
    const missing = models.includes(session.model)
      ? undefined
      : liveError('model_not_found', `The model '${session.model}' does not exist.`);
    const refusal = faults.takeStartRefusal() ?? missing;
    if (refusal) {
      setTimeout(() => this.#socket.terminate(), TEARDOWN_MS).unref();
      return refusal;
    }
    if (faults.takeStartHang()) return undefined;
    this.#config = session;
    this.#state = 'active';
    this.#startedMs = performance.now();
    for (const { role, content } of session.input ?? []) this.memory.add(role, content[0]?.text ?? '');
    this.#delegate = new SandboxDelegate({
      type: session.delegation?.type ?? 'client',
      script,
      faults,
      send: (type, fields) => this.send(type, fields),
      nextId: (prefix) => this.#nextId(prefix),
      positionMs: () => this.#clock.positionMs,
      say: (text) => this.#voice.say(text, this.#clock.positionMs + ANSWER_MS),
    });
    this.#limit = setTimeout(() => this.expire(), limitMs).unref();
    this.#clock.start();
    this.send('session.started', {
      session: {
        ...session,
        id: this.id,
        status: 'active',
        expires_at: Math.floor((Date.now() + limitMs) / 1000),
        audio: { format: this.#format, output: session.audio?.output ?? {} },
      },
    });
    return undefined;
  }

  get #format() {
    return this.#config?.audio?.format ?? ({ type: 'audio/pcm', rate: 24_000 } as const);
  }

  #hear(payload: string): LiveError | undefined {
    const audio = Buffer.from(payload, 'base64');
    const isPcm = this.#format.type === 'audio/pcm';
    if (isPcm && audio.length % 2 === 1) return liveError('invalid_value', 'PCM needs an even byte count.');
    const ms = audio.length / (isPcm ? 48 : 8);
    this.#clock.feed(ms);
    this.#options.observer?.audioIn(ms, performance.now());
    this.#received.push(audio);
    const pcm = isPcm ? decodeAudio(audio, { type: 'audio/pcm', rate: 24_000 }) : decodeMulaw(audio);
    this.#ear.hear(this.#isMuted ? pcm.fill(0) : pcm);
    return undefined;
  }

  #append(event: LiveAppendEvent): LiveError | undefined {
    const refusal = this.#delegate?.refuseAppend(event.delegation_id);
    if (refusal) return refusal;
    const startMs = this.#clock.positionMs;
    this.#injections.push({ event, startMs, dueMs: startMs + INJECTION_MS });
    return undefined;
  }

  #tick(): void {
    if (this.#isStalled || this.#options.faults.isStalled) return;
    const { positionMs } = this.#clock;
    this.#leadMs -= TICK_MS;
    const wantedMs = this.#voice.busyAt(positionMs) ? this.#options.leadMs : 0;
    while (this.#leadMs < wantedMs) {
      this.#leadMs += TICK_MS;
      this.#sendAudio(this.#voice.next(positionMs + this.#leadMs));
    }
    for (const injection of this.#injections.filter(({ dueMs }) => dueMs <= positionMs))
      this.#inject(injection);
    this.#injections = this.#injections.filter(({ dueMs }) => dueMs > positionMs);
    const due = this.#due.filter(({ atMs }) => atMs <= positionMs);
    this.#due = this.#due.filter(({ atMs }) => atMs > positionMs);
    for (const { act } of due) act();
    this.#tellNext();
    if (positionMs % USAGE_EVERY_MS === 0) {
      this.send('session.usage.updated', {
        usage: { seconds: this.#seconds },
        context_window: { usage_ratio: 0.1 },
      });
    }
  }

  #sendAudio(mulaw: Buffer): void {
    const isPcm = this.#format.type === 'audio/pcm';
    const audio = isPcm ? encodeAudio(decodeMulaw(mulaw), { type: 'audio/pcm', rate: 24_000 }) : mulaw;
    this.#options.observer?.audioOut(mulaw, performance.now());
    this.send('session.output_audio.delta', { delta: audio.toString('base64') });
  }

  #inject({ event, startMs, dueMs }: Injection): void {
    this.send(`${event.type}ed`, {
      start_ms: startMs,
      end_ms: dueMs,
      ...(event.event_id !== undefined && { client_event_id: event.event_id }),
    });
    if (event.type === 'session.thinking.append') {
      this.memory.add('developer', event.content);
    } else if (event.type === 'session.commentary.append') {
      this.#toTell.push(event.content);
    } else {
      this.#obey(event.content);
    }
  }

  /** What it has to tell is not told over the caller, nor before they are answered. */
  #tellNext(): void {
    const { positionMs } = this.#clock;
    const answers = this.#due.some(({ act }) => act === this.#pendingAnswer);
    if (this.#callerSpeaks || answers || this.#voice.isBusy) return;
    const text = this.#toTell.shift();
    if (text !== undefined) this.#voice.say(text, positionMs);
  }

  #obey(order: string): void {
    const { positionMs } = this.#clock;
    const line = /<say>([\s\S]*)<\/say>/.exec(order)?.[1];
    const message = /<message>([\s\S]*)<\/message>/.exec(order)?.[1];
    if (line !== undefined) {
      this.#voice.stop(positionMs);
      this.#voice.say(line, positionMs);
    } else if (message !== undefined) {
      this.memory.add('user', message);
      this.#answer(message);
    } else if (/^Stop speaking/.test(order)) {
      this.#voice.stop(positionMs);
    } else {
      this.#answer(order);
    }
  }

  #callerBegins(): void {
    this.#callerSpeaks = true;
    this.#speechFromMs = this.#clock.positionMs;
    this.#due = this.#due.filter(({ act }) => act !== this.#pendingAnswer);
    if (!this.#voice.speaks) return;
    this.#options.observer?.interrupted(performance.now());
    this.#voice.stop(this.#clock.positionMs + YIELD_MS);
  }

  #callerSaid(text: string): void {
    const { positionMs } = this.#clock;
    const { callerWordsDelayMs } = this.#options;
    this.#callerSpeaks = false;
    this.memory.add('user', text);
    // Each piece has the blank before it, the first one too.
    const words = ` ${text}`.match(/\s*\S+/g) ?? [];
    const fromMs = this.#speechFromMs;
    const untilMs = Math.max(fromMs + 100, positionMs - SENTENCE_END_MS);
    for (const [index, delta] of words.entries()) {
      const share = (untilMs - fromMs) / words.length;
      const times = {
        start_ms: Math.round(fromMs + index * share),
        end_ms: Math.round(fromMs + (index + 1) * share),
      };
      const act = () => this.send('session.input_transcript.delta', { delta, ...times });
      this.#due.push({ atMs: positionMs + callerWordsDelayMs, act });
    }
    this.#answer(text);
  }

  #answer(heard: string): void {
    const { faults, script } = this.#options;
    if (faults.isMute) return;
    const answer = script.answer(heard);
    const act = () => this.#give(answer);
    this.#pendingAnswer = act;
    this.#due.push({ atMs: this.#clock.positionMs + ANSWER_MS + (answer.thinkMs ?? 0), act });
  }

  #give({ text = '', toolCalls = [] }: ModelAnswer): void {
    this.#voice.say(text, this.#clock.positionMs);
    if (toolCalls.length > 0) this.#delegate?.begin(toolCalls);
  }

  get #seconds(): number {
    return Math.round((performance.now() - this.#startedMs) / 100) / 10;
  }

  #closeInOrder(): void {
    for (const { event } of this.#injections) {
      const message = 'The session was closed before this was taken up.';
      this.#refuse(liveError('context_injection_incomplete', message), event.event_id);
    }
    this.#close('close_requested');
  }

  #close(reason: string): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#clock.stop();
    this.send('session.closed', { reason, usage: { seconds: this.#seconds } });
    this.#socket.close(1000);
  }

  #refuse(error: LiveError, eventId: string | undefined): void {
    this.send('error', { error: { ...error, ...(eventId !== undefined && { client_event_id: eventId }) } });
  }

  #release(): void {
    this.#state = 'closed';
    this.#clock.stop();
    clearTimeout(this.#limit);
  }

  #nextId(prefix: string): string {
    this.#idCount += 1;
    return `${prefix}_l${this.#options.number}x${this.#idCount}`;
  }
}

function immutable({ session }: LiveEventOf<'session.update'>): LiveError | undefined {
  const fixed = Object.keys(session).find((field) => field !== 'delegation');
  return fixed === undefined
    ? undefined
    : liveError('immutable_field_update', `${fixed} cannot change after the start.`);
}

function parseJson(frame: string): unknown {
  try {
    return JSON.parse(frame);
  } catch {
    return undefined;
  }
}

function eventIdOf(frame: string): string | undefined {
  return /"event_id":"([^"]+)"/.exec(frame)?.[1];
}
