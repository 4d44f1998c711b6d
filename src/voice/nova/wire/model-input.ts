import { randomUUID } from 'node:crypto';
import { playingMs } from '../../../audio/line-format.ts';
import type { NovaSettings } from '../../../config/config.ts';
import type { Guard } from '../../../guard.ts';
import { type ConversationSettings, toolsFor, type VoiceName } from '../../client.ts';
import type { NovaOptions } from '../../options/nova-options.ts';
import { SilencePump } from '../../silence-pump.ts';
import type { AudioCodec } from '../audio/audio-codec.ts';
import { ToolPause } from '../audio/tool-pause.ts';
import { InputGate } from '../gate/input-gate.ts';
import {
  audioInputEncoder,
  buildClosing,
  buildLateResult,
  buildOpening,
  buildTextBlock,
  buildToolResult,
  type NovaInputEvent,
  type NovaOpening,
  type PromptNames,
} from './input-events.ts';
import { InputStream } from './input-stream.ts';

const AUDIO_AGES = { catchingUpMs: 10_000, openMs: 500 } as const;

export interface ModelInputOptions {
  readonly settings: NovaSettings;
  readonly conversation: ConversationSettings;
  readonly codec: AudioCodec;
  readonly guard: Pick<Guard, 'wrap'>;
  /** Audio was not sent: it waited too long for the reader, or for the result of a tool. */
  readonly onAudioDropped: (reason: 'provider_queue' | 'tool_pending') => void;
  /** Whether the caller hears the model. */
  readonly isPlaying: () => boolean;
  /** For how long the reader has taken nothing although something waits, milliseconds. */
  readonly onStalled: (stalledMs: number) => void;
}

/** What we say to the model on one stream: the opening, the caller's line, texts, tool results, the end. */
export class ModelInput {
  /** For the SDK. */
  readonly stream: InputStream;
  readonly #codec: AudioCodec;
  readonly #names: PromptNames = { promptName: randomUUID(), audioName: randomUUID() };
  readonly #encodeAudio = audioInputEncoder(this.#names);
  readonly #pump: SilencePump;
  readonly #gate: InputGate | undefined;
  readonly #pause: ToolPause | undefined;
  #silence: { readonly ms: number; readonly event: string } | undefined;
  /** Tool calls of this stream: true once answered. */
  readonly #toolCalls = new Map<string, boolean>();

  constructor(options: ModelInputOptions) {
    const { settings, codec, guard, isPlaying, onAudioDropped, onStalled } = options;
    this.#codec = codec;
    this.stream = new InputStream({
      ages: AUDIO_AGES,
      onAudioDropped: () => onAudioDropped('provider_queue'),
    });
    this.#gate = settings.inputGate ? new InputGate(codec.line, isPlaying) : undefined;
    this.#pause = settings.holdAudioDuringTools
      ? new ToolPause({
          send: (event) => this.stream.appendAudio(event),
          onDropped: () => onAudioDropped('tool_pending'),
        })
      : undefined;
    this.#pump = new SilencePump({
      guard,
      sendSilence: (ms) => this.#sendSilence(ms),
      onTick: () => onStalled(this.stream.stalledMs),
    });
    // Everything up to the audio block waits here before the stream exists, so what follows keeps its order.
    this.#send(
      buildOpening(novaOpeningOf(options.settings, options.conversation), {
        rates: codec.rates,
        names: this.#names,
        newName: randomUUID,
      }),
    );
  }

  /** Keeps the line fed from now on. The first output may need audio, so this starts before the stream is open. */
  start(): void {
    this.#pump.start();
  }

  /** The stream is open: once it has caught up, old audio is dropped. */
  opened(): void {
    this.stream.opened();
  }

  /** Base64 in the format of the line. */
  audio(payload: string): void {
    if (!this.#gate) {
      if (this.#sendAudio(payload)) this.#pump.covered(playingMs(payload, this.#codec.line));
      return;
    }
    // What the gate holds back is late, but it is not missing: no silence is due for it.
    this.#pump.covered(playingMs(payload, this.#codec.line));
    for (const part of this.#gate.pass(payload)) this.#sendAudio(part);
  }

  text(text: string): void {
    const block = { name: randomUUID(), role: 'USER', interactive: true, text } as const;
    this.#send(buildTextBlock(this.#names.promptName, block));
  }

  /** @returns false for a call that was made before: its answer is sent, or will be */
  expectToolResult(toolUseId: string): boolean {
    if (this.#toolCalls.has(toolUseId)) return false;
    this.#toolCalls.set(toolUseId, false);
    this.#pause?.begin(toolUseId);
    return true;
  }

  /** Only the first answer to a call counts. A call of an earlier stream is answered as text. */
  toolResult(toolUseId: string, result: unknown): void {
    const answered = this.#toolCalls.get(toolUseId);
    if (answered === undefined) this.text(buildLateResult(result));
    if (answered !== false) return;
    this.#toolCalls.set(toolUseId, true);
    this.#send(buildToolResult(this.#names.promptName, { name: randomUUID(), toolUseId, result }));
    this.#pause?.end(toolUseId);
  }

  /** Sends the closing events and ends the stream after them. */
  close(): void {
    this.#pump.stop();
    this.#send(buildClosing(this.#names));
    this.stream.end();
  }

  /** Drops what waits. Idempotent. */
  abort(): void {
    this.#pump.stop();
    this.stream.abort();
  }

  /** @returns whether there was audio in it */
  #sendAudio(payload: string): boolean {
    const pcm = this.#codec.toModel(payload);
    if (pcm === '') return false;
    const event = this.#encodeAudio(pcm);
    if (this.#pause) this.#pause.audio(event, playingMs(payload, this.#codec.line));
    else this.stream.appendAudio(event);
    return true;
  }

  #sendSilence(ms: number): void {
    if (this.#pause?.isOn) return;
    if (this.#silence?.ms !== ms) this.#silence = { ms, event: this.#encodeAudio(this.#codec.silence(ms)) };
    this.stream.appendAudio(this.#silence.event);
  }

  #send(events: readonly NovaInputEvent[]): void {
    this.stream.append(events.map((event) => JSON.stringify(event)));
  }
}

/** What the model learns of a conversation before the caller's first sound. */
export function novaOpeningOf(settings: NovaSettings, conversation: ConversationSettings): NovaOpening {
  const { instructions, history, tools, preferences } = conversation;
  const voiceId = voiceIdOf(preferences?.voices?.nova) ?? settings.voiceId;
  return {
    ...novaSettingsFor(settings, preferences?.nova),
    instructions,
    history,
    tools: toolsFor('nova', tools),
    voiceId,
  };
}

/** The settings of one conversation: what its assistant says comes before what the process says. */
export function novaSettingsFor<T extends NovaOptions>(settings: T, own: NovaOptions = {}): T {
  const { endpointing, inputGate, resumeAfterNoise } = own;
  return {
    ...settings,
    ...(endpointing !== undefined && { endpointing }),
    ...(inputGate !== undefined && { inputGate }),
    ...(resumeAfterNoise !== undefined && { resumeAfterNoise }),
  };
}

function voiceIdOf(voice: VoiceName | undefined): string | undefined {
  return typeof voice === 'object' ? voice.id : voice;
}
