import { isPhantom } from '../../escalation/phantom.ts';
import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { VoiceClientBase } from '../../voice/client.ts';
import type { VoiceEvent } from '../../voice/events.ts';
import type { CallState } from '../phase.ts';
import { CallerTranscripts } from './caller-transcripts.ts';
import type { ConversationListener } from './conversation-listener.ts';
import type { Floor } from './floor.ts';
import type { GatewayLines } from './gateway-lines.ts';
import type { Transcript } from './transcript.ts';
import type { TurnClock } from './turn-clock.ts';

/** What the model tells of the caller. */
export type CallerEvent = Extract<
  VoiceEvent,
  { type: `input_audio_buffer.${string}` | `conversation.${string}` }
>;

type SpeechBegin = Extract<CallerEvent, { type: 'input_audio_buffer.speech_started' }>;

interface CallerSpeechParts {
  readonly voice: Pick<VoiceClientBase, 'capabilities'>;
  readonly transcript: Transcript;
  readonly state: Pick<CallState, 'listens'>;
  readonly floor: Floor;
  readonly lines: Pick<GatewayLines, 'callerSpeaks' | 'callerStops'>;
  readonly clock: Pick<TurnClock, 'answerIsOwed' | 'speechStopped' | 'transcribed'>;
  readonly listener: ConversationListener;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Silences the assistant. @returns how much was heard of what is cut, milliseconds */
  readonly interrupt: () => number;
}

/** The caller's speech: whose turn it is, what they interrupt, what they said. */
export class CallerSpeech {
  readonly #parts: CallerSpeechParts;
  readonly #transcripts: CallerTranscripts;

  constructor(parts: CallerSpeechParts) {
    this.#parts = parts;
    this.#transcripts = new CallerTranscripts(parts);
  }

  /** The caller has written instead of spoken. */
  wrote(text: string): void {
    this.#transcripts.wrote(text);
  }

  onVoice(event: CallerEvent): void {
    const { voice, floor, transcript, clock } = this.#parts;
    switch (event.type) {
      case 'input_audio_buffer.speech_started':
        this.#onBegin(event);
        break;
      case 'input_audio_buffer.speech_stopped':
        this.#onEnd(event.endedAtMs);
        break;
      case 'input_audio_buffer.voice_started':
        // Only the answer shows its end, if it is a word at all.
        floor.answerIsDue();
        transcript.callerSpeaks();
        break;
      case 'input_audio_buffer.voice_stopped':
        floor.callerStops();
        break;
      case 'conversation.item.input_audio_transcription.completed':
        if (!voice.capabilities.signalsSpeechEnd) floor.answerIsDue();
        this.#transcripts.said(event);
        clock.transcribed();
        break;
      case 'conversation.item.input_audio_transcription.failed':
        this.#transcripts.unheard(event);
        break;
      case 'conversation.item.input_audio_transcription.delta':
        this.#transcripts.saying(event.delta);
        break;
      default:
        event satisfies never;
    }
  }

  /**
   * What the caller has said was no turn.
   * @param wasTold whether it was taken for one when it began
   */
  dropped(itemId: string, wasTold: boolean): void {
    if (!wasTold) return;
    const { floor, transcript, lines } = this.#parts;
    floor.callerLeaves();
    transcript.callerUnheard(itemId);
    lines.callerStops();
  }

  /** The words of what was no turn. They cost money all the same. */
  ignored({ transcript, usage }: Extract<CallerEvent, { type: `${string}.completed` }>): void {
    // A line on which nothing is heard but noises must come to its end.
    if (transcript.trim() !== '' && !isPhantom(transcript)) this.#parts.listener.onWords();
    if (usage) this.#parts.listener.onUsage({ kind: 'transcription', usage });
  }

  /** While the assistant is busy this is a barge-in, unless the model decides about that itself. */
  #onBegin({ itemId, agoMs }: SpeechBegin): void {
    const { voice, lines, floor, state, clock, transcript, metrics, listener, interrupt } = this.#parts;
    lines.callerSpeaks();
    floor.callerBegins();
    const signalledMs = performance.now();
    if (floor.busy && state.listens && !voice.capabilities.ownsInterruption) {
      const heardMs = interrupt();
      metrics.bargeIn.observe((performance.now() - signalledMs) / 1000);
      listener.onBargeIn(heardMs);
    }
    clock.answerIsOwed();
    transcript.callerSpeaks(itemId, agoMs);
  }

  #onEnd(endedAtMs: number | undefined): void {
    const { floor, clock, lines } = this.#parts;
    floor.callerStops();
    clock.speechStopped(endedAtMs);
    lines.callerStops();
  }
}

/** Whether the event is about the caller's speech. */
export function isOfCaller(event: VoiceEvent): event is CallerEvent {
  return event.type.startsWith('input_audio_buffer.') || event.type.startsWith('conversation.');
}
