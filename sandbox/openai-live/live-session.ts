import type { WebSocket } from 'ws';
import { decodeMulaw } from '../../src/audio/mulaw.ts';
import { decodeAudio, encodeAudio } from '../openai/wire-audio.ts';
import { SandboxDelegate } from './delegate.ts';
import { type LiveError, liveError } from './live-faults.ts';
import { LiveMind } from './live-mind.ts';
import type { LiveSessionOptions } from './live-session-options.ts';
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

/** When something that was appended is taken up: it was measured between 602 and 959 ms. */
const INJECTION_MS = 700;
/** How long after a refused start the socket is closed, milliseconds. */
const TEARDOWN_MS = 2_000;

interface Injection {
  readonly event: LiveAppendEvent;
  readonly dueMs: number;
  readonly startMs: number;
}

/** One client's connection to GPT-Live, as far as public sources describe it. */
export class LiveSession {
  readonly memory = new LiveMemory();
  readonly #socket: WebSocket;
  readonly #options: LiveSessionOptions;
  readonly #clock: SessionClock;
  readonly #voice: VoiceTrack;
  readonly #mind: LiveMind;
  readonly #received: Buffer[] = [];
  #delegate: SandboxDelegate | undefined;
  #config: LiveSessionConfig | undefined;
  #state: 'new' | 'active' | 'closing' | 'closed' = 'new';
  #injections: Injection[] = [];
  #startedMs = 0;
  #ending: string | undefined;
  #isMuted = false;
  #isStalled = false;
  #idCount = 0;
  #limit: NodeJS.Timeout | undefined;
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
    this.#mind = new LiveMind({
      ...{ options, memory: this.memory, voice: this.#voice },
      positionMs: () => this.#clock.positionMs,
      delegate: () => this.#delegate,
      acknowledgementDelayMs: () => this.#config?.delegation?.acknowledgement_delay_ms ?? 0,
      tellCaller: (words) => this.send('session.input_transcript.delta', words),
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

  /** The reason that it has told for its end; undefined while it is open, and after a loss. */
  get ending(): string | undefined {
    return this.#ending;
  }

  /** Milliseconds of the session. */
  get positionMs(): number {
    return this.#clock.positionMs;
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
    this.#mind.delegateNothing();
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
      const rule = 'session.start must come first, and session.started before the rest.';
      this.#refuse(liveError('invalid_value', rule), event.event_id);
      this.#socket.close(1008);
      return undefined;
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
      say: (text) => this.#mind.say(text),
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
    this.#mind.hear(this.#isMuted ? pcm.fill(0) : pcm);
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
    this.#mind.tick();
    if (positionMs % this.#options.usageEveryMs === 0) {
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
    this.#mind.take(event);
  }

  get #seconds(): number {
    return Math.round((performance.now() - this.#startedMs) / 100) / 10;
  }

  #closeInOrder(): void {
    if (this.#options.faults.hangsAtClose) return;
    for (const { event } of this.#injections) {
      const message = 'The session was closed before this was taken up.';
      this.#refuse(liveError('context_injection_incomplete', message), event.event_id);
    }
    this.#close('close_requested');
  }

  #close(reason: string): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#ending = reason;
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
