import { ProviderError } from '../../../errors.ts';
import type { FrameDrops } from '../../../telemetry/frame-drops.ts';
import { isUsage, type VoiceEvent, type VoiceEventType } from '../../events.ts';
import type { DoneEvent } from '../answers/answer-end.ts';
import type { ConversationOutput } from '../conversation-output.ts';
import type { ContinuousClientOptions } from '../options.ts';
import type { ConversationParts } from '../parts.ts';
import type { Silence } from '../waiting/model-watch.ts';
import type { CallerWait } from './recovery.ts';
import type { VoiceStream } from './voice-stream.ts';

/** Events that show that a model speaks, or hears the caller. */
const SIGNS_OF_LIFE: ReadonlySet<VoiceEventType> = new Set<VoiceEventType>([
  'response.audio.delta',
  'response.function_call',
  'input_audio_buffer.speech_started',
  'input_audio_buffer.speech_stopped',
  'conversation.item.input_audio_transcription.completed',
]);

export interface StreamRouterOptions extends Pick<ContinuousClientOptions, 'call' | 'logger' | 'metrics'> {
  readonly parts: ConversationParts;
  readonly firstAudioMs: number;
  readonly output: ConversationOutput;
  readonly drops: Pick<FrameDrops, 'count'>;
}

/** Takes what the streams of a conversation tell, and what they fail to tell, to the parts that act on it. */
export class StreamRouter {
  readonly #options: StreamRouterOptions;

  constructor(options: StreamRouterOptions) {
    this.#options = options;
  }

  /** Something a stream tells, current or not. */
  onEvent(stream: VoiceStream, event: VoiceEvent): void {
    const { output, parts } = this.#options;
    if (event.type === 'unknown') this.#countUnknown(stream, event.name);
    if (isUsage(event)) {
      // Tokens cost money, whichever stream has used them.
      output.pass(stream, event);
    } else if (stream === parts.streams.current) {
      this.#onCurrent(stream, event);
    } else if (parts.renewal.owns(stream)) {
      if (parts.renewal.onEvent(stream, event)) this.#follow(stream, event);
    } else if (!parts.draining.onEvent(stream, event) && event.type === 'response.audio.delta') {
      this.#options.drops.count('replaced_stream');
    }
  }

  /** The current model has been silent for too long. */
  onSilence(silence: Silence): void {
    const { firstAudioMs, parts } = this.#options;
    const { current } = parts.streams;
    if (!current?.open) return;
    switch (silence) {
      case 'suspected':
        if (parts.watch.isSecondListener(current) || !parts.renewal.openSecondListener())
          parts.callerAudio.wasNoise();
        return;
      case 'owed':
        // Nothing was proven: such a model may have waited for the caller to go on.
        if (current.client.capabilities.continuousOutput && parts.repair.askOnce(current)) return;
        this.#lose(current, noAudio(), { silentMs: firstAudioMs, isOwed: true });
        return;
      case 'stalled':
        this.#lose(current, stalled(), { silentMs: firstAudioMs, isOwed: false });
        return;
      default:
        silence satisfies never;
    }
  }

  #onCurrent(stream: VoiceStream, event: VoiceEvent): void {
    const { recovery, renewal, watch } = this.#options.parts;
    if (event.type === 'session.created') {
      stream.accepted(event);
      renewal.start(stream);
      recovery.accepted(stream);
    } else if (event.type === 'session.ended') {
      this.#lose(stream, event.error ?? ended(), { silentMs: watch.owedMs, isOwed: watch.isOwed });
    } else {
      this.#follow(stream, event);
    }
  }

  #follow(stream: VoiceStream, event: VoiceEvent): void {
    const { output, parts } = this.#options;
    const { callerAudio, draining, recovery, renewal, repair, watch } = parts;
    stream.answer.follow(event);
    callerAudio.follow(event, stream);
    watch.follow(event, stream);
    if (SIGNS_OF_LIFE.has(event.type)) {
      renewal.trust();
      recovery.signOfLife(stream);
    }
    if (event.type === 'input_audio_buffer.speech_started') repair.callerSpeaks();
    // The caller, or the new stream, talks over the old one. Where the call decides about turns, it says so.
    const isInterruption =
      event.type === 'input_audio_buffer.speech_started' && !stream.client.capabilities.callDecidesTurns;
    if (isInterruption || event.type === 'response.created') draining.stop();
    if (this.#isUntoldInterruption(stream, event))
      output.pass(stream, { type: 'input_audio_buffer.speech_started' });
    if (event.type === 'response.done') this.#onDone(stream, event);
    else output.pass(stream, event);
  }

  #onDone(stream: VoiceStream, done: DoneEvent): void {
    const { output, parts } = this.#options;
    const { end, event } = parts.repair.judge(stream, done);
    output.pass(stream, event);
    // The call may have ended because of this event.
    if (stream !== parts.streams.current) return;
    if (parts.repair.repair(stream, done, end) === 'mute')
      this.#lose(stream, noAudio(), { silentMs: 0, isOwed: true });
  }

  /** Nova tells of an interruption only while it speaks itself, but here the caller still hears an earlier stream. */
  #isUntoldInterruption({ answer, client }: VoiceStream, event: VoiceEvent): boolean {
    if (event.type !== 'conversation.item.input_audio_transcription.completed') return false;
    return !client.capabilities.signalsSpeechStart && !answer.audible && !this.#options.call.silent();
  }

  #countUnknown({ candidate: { provider } }: VoiceStream, name: string): void {
    const { logger, metrics } = this.#options;
    const event = metrics.unknownEvents.count(provider, name);
    if (event === undefined) return;
    logger.info(
      { provider, event },
      'The provider sends an event that this version does not know; it is ignored',
    );
  }

  #lose(stream: VoiceStream, error: ProviderError, waited: CallerWait): void {
    const { recovery, renewal } = this.#options.parts;
    renewal.stop();
    recovery.lose(stream, error, waited);
  }
}

function ended(): ProviderError {
  return new ProviderError('provider_lost', 'The provider ended the stream');
}

function noAudio(): ProviderError {
  return new ProviderError('provider_no_audio', 'The model did not answer in time');
}

function stalled(): ProviderError {
  return new ProviderError('provider_lost', 'The model stopped in the middle of its answer');
}
