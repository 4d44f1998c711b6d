import { Resampler } from '../../src/audio/resampler.ts';
import { Ear } from '../model/ear.ts';
import type { Hearing, HearingMaker } from '../model/hearing.ts';
import { argumentsText, type ModelAnswer, type ModelScript } from '../model/script.ts';
import type { ModelInput } from './input-rules.ts';
import type { OutputEvents } from './output-events.ts';
import { Speaker, type SpeakerOptions } from './speaker.ts';

const MS_PER_SPEECH_TOKEN = 80;
const SAMPLES_PER_MS = 8;
/** Audio that was sent before the client could know of a tool call. */
const ON_ITS_WAY_MS = 150;
/** What a client says to have a line spoken as it is. */
const SAY_EXACTLY = /\bsay exactly\b[^:]*:\s*"([\s\S]*)"\s*$/i;

/** What the model remembers of one message. */
export interface RememberedMessage {
  readonly role: 'system' | 'user' | 'assistant';
  /** Of the assistant: what it believes was heard. */
  text: string;
  interrupted?: boolean;
}

export interface ModelOptions extends SpeakerOptions {
  /** A tool was asked for; its result will be accepted. */
  readonly onToolUse: (toolUseId: string) => void;
  readonly script: ModelScript;
  /** Milliseconds of silence after which the caller's turn is over. */
  readonly turnEndSilenceMs: number;
  /** Default: the ear that knows the recorded sentences. */
  readonly makeEar?: HearingMaker;
  /** Whether the ear tells nothing of sounds that are no sentence. */
  readonly ignoresNoise: () => boolean;
  /** Whether the first output follows the first audio or text, or only the first answer. */
  readonly firstOutput: 'input' | 'answer';
}

/** Nova itself: hears, reads, remembers, answers by its script, and is interrupted. */
export class NovaModel {
  readonly conversation: RememberedMessage[] = [];
  readonly #options: ModelOptions;
  readonly #output: OutputEvents;
  readonly #speaker: Speaker;
  readonly #ear: Hearing;
  readonly #toolResults: string[] = [];
  /** Ids of calls without a result. */
  readonly #waitingTools = new Set<string>();
  #toolAskedAtMs = 0;
  #hearing = new Resampler(8000, 8000);
  #begun = false;
  #stopped = false;

  constructor(options: ModelOptions) {
    this.#options = options;
    this.#output = options.output;
    this.#speaker = new Speaker(options);
    const { makeEar = (earOptions) => new Ear(earOptions) } = options;
    this.#ear = makeEar({
      silenceMs: options.turnEndSilenceMs,
      library: options.library,
      ignoresNoise: options.ignoresNoise,
      onSpeechStarted: (atMs) => {
        this.#tellVoice('userSpeechStart', { inputAudioOffsetMs: atMs });
        this.#interrupt();
      },
      onSpeechStopped: (atMs, text) => {
        const inputAudioDetectionOffsetMs = atMs + options.turnEndSilenceMs;
        this.#tellVoice('userSpeechEnd', { inputAudioOffsetMs: atMs, inputAudioDetectionOffsetMs });
        this.#hearCaller(text);
      },
    });
  }

  take(input: ModelInput): void {
    switch (input.type) {
      case 'prompt':
        this.#speaker.rateHz = input.outputRateHz;
        return;
      case 'system':
        this.conversation.push({ role: 'system', text: input.text });
        return;
      case 'user_history':
        this.conversation.push({ role: 'user', text: input.text });
        return;
      case 'assistant_history':
        this.conversation.push({ role: 'assistant', text: input.text });
        return;
      case 'audio_opened':
        this.#hearing = new Resampler(input.inputRateHz, 8000);
        return;
      case 'audio':
        this.#hear(input.pcm);
        return;
      case 'user_text':
        this.#read(input.text);
        return;
      case 'tool_result':
        this.#takeToolResult(input);
        return;
      case 'session_ended':
        if (!this.#options.quirks.withholdsCompletionEnd) this.#output.completionEnd();
        return;
      default:
        input satisfies never;
    }
  }

  /** Falls silent for good. Idempotent. */
  stop(): void {
    this.#stopped = true;
    this.#speaker.stop();
  }

  #hear(pcm: Buffer): void {
    if (this.#options.firstOutput === 'input') this.#begin();
    // A copy, because the bytes may stand at an odd place.
    const samples = new Int16Array(pcm.length / 2);
    Buffer.from(samples.buffer).set(pcm);
    const heard = this.#hearing.process(samples);
    this.#options.observer?.audioIn(heard.length / SAMPLES_PER_MS, performance.now());
    this.#ear.hear(heard);
  }

  #tellVoice(name: 'userSpeechStart' | 'userSpeechEnd', offsets: Readonly<Record<string, number>>): void {
    const { speechEvents, earlyCompletions } = this.#options.quirks;
    if (speechEvents) this.#output.custom(name, offsets);
    if (earlyCompletions && name === 'userSpeechStart') this.#output.completionStart();
  }

  /** Whether a tool call has reached the gateway and has no result yet. */
  get awaitsTool(): boolean {
    return this.#waitingTools.size > 0 && performance.now() - this.#toolAskedAtMs > ON_ITS_WAY_MS;
  }

  #read(text: string): void {
    this.#begin();
    this.#interrupt();
    this.conversation.push({ role: 'user', text });
    const { quirks, script } = this.#options;
    if (quirks.emptyUserBlocks) {
      this.#output.text({ role: 'USER', stage: 'FINAL', text: '', stopReason: 'PARTIAL_TURN' });
    }
    const line = SAY_EXACTLY.exec(text)?.[1];
    void this.#answer(line === undefined ? script.answer(text) : { text: quirks.rephrase(line) });
  }

  #hearCaller(text: string): void {
    // A sound without words is no turn.
    if (text === '' || this.#options.quirks.wordlessSounds) return;
    this.conversation.push({ role: 'user', text });
    this.#output.text({ role: 'USER', stage: 'FINAL', text, stopReason: 'PARTIAL_TURN' });
    void this.#answer(this.#options.script.answer(text));
  }

  #takeToolResult({ toolUseId, result }: Extract<ModelInput, { type: 'tool_result' }>): void {
    this.#toolResults.push(result);
    this.#waitingTools.delete(toolUseId);
    if (this.#waitingTools.size > 0) return;
    const results = this.#toolResults.splice(0).join('\n');
    void this.#answer(this.#options.script.answer(results));
  }

  async #answer({ text = '', toolCalls = [], thinkMs = 0 }: ModelAnswer): Promise<void> {
    this.#begin();
    for (const call of toolCalls) {
      const toolUseId = this.#output.tool(call.name, argumentsText(call), call.id);
      this.#waitingTools.add(toolUseId);
      this.#toolAskedAtMs = performance.now();
      this.#options.onToolUse(toolUseId);
    }
    if (text.trim() === '') return;
    this.#speaker.stop();
    this.conversation.push({ role: 'assistant', text });
    const spokenMs = await this.#speaker.say(text, thinkMs);
    if (spokenMs !== undefined && !this.#stopped) this.#reportUsage(spokenMs, text);
  }

  /** The caller, or a text, comes while the last turn is being made or played. */
  #interrupt(): void {
    if (!this.#speaker.busy) return;
    this.#options.observer?.interrupted(performance.now());
    const heard = this.#speaker.interrupt();
    const turn = this.conversation.findLast(({ role }) => role === 'assistant');
    if (!turn) return;
    turn.text = heard;
    turn.interrupted = true;
  }

  #begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    this.#output.completionStart();
  }

  #reportUsage(spokenMs: number, text: string): void {
    const speechTokens = Math.ceil(spokenMs / MS_PER_SPEECH_TOKEN);
    const textTokens = text.split(' ').length;
    const input = { speechTokens: Math.ceil(speechTokens / 2), textTokens: 100 };
    this.#output.usage({ input, output: { speechTokens, textTokens } });
  }
}
