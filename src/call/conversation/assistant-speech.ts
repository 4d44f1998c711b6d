import type { CallMedia } from '../../media/call-media.ts';
import type { VoiceEvent } from '../../voice/events.ts';
import type { ConversationListener } from './conversation-listener.ts';
import type { Floor } from './floor.ts';
import type { GatewayLines } from './gateway-lines.ts';
import type { Transcript } from './transcript.ts';
import type { TurnClock } from './turn-clock.ts';

type EventOf<T extends VoiceEvent['type']> = Extract<VoiceEvent, { type: T }>;

/** What the model says. */
type SpeechEvent = EventOf<
  | 'response.created'
  | 'response.audio.delta'
  | 'response.audio.done'
  | 'response.audio_transcript.delta'
  | 'response.audio_transcript.done'
  | 'response.done'
  | 'response.broken_off'
>;

interface AssistantSpeechParts {
  readonly media: Pick<CallMedia, 'heard' | 'play' | 'finishItem'>;
  readonly transcript: Transcript;
  readonly floor: Floor;
  readonly lines: Pick<GatewayLines, 'isFiller' | 'responseBegins' | 'responseEnds'>;
  readonly clock: Pick<TurnClock, 'speaks' | 'responseBegins'>;
  readonly listener: Pick<ConversationListener, 'onBargeIn' | 'onUsage' | 'onRefused'>;
}

/** The model's speech, on its way to the caller and into the transcript. */
export class AssistantSpeech {
  readonly #parts: AssistantSpeechParts;
  /** The piece of speech that was last begun. */
  #speakingItem = '';
  /** The response that fills a wait, if that was the last one. */
  #fillerResponse: string | undefined;
  #spokenResponse: string | undefined;
  #spokenAnswer: string | undefined;

  constructor(parts: AssistantSpeechParts) {
    this.#parts = parts;
  }

  /** The response that was heard, or is being heard, last. */
  get spokenResponse(): string | undefined {
    return this.#spokenResponse;
  }

  /** The same among the answers. */
  get spokenAnswer(): string | undefined {
    return this.#spokenAnswer;
  }

  onVoice(event: SpeechEvent): void {
    const { media, transcript } = this.#parts;
    switch (event.type) {
      case 'response.created':
        this.#onBegin(event);
        break;
      case 'response.audio.delta':
        this.#onAudio(event);
        break;
      case 'response.audio.done':
        media.finishItem(event.itemId);
        transcript.assistantSent(event.responseId, event.itemId);
        break;
      case 'response.audio_transcript.delta':
        transcript.assistantPlans(event.responseId, event.itemId, event.delta, event.endMs);
        break;
      case 'response.audio_transcript.done':
        transcript.assistantSaid(event.responseId, event.itemId, event.transcript);
        break;
      case 'response.done':
        this.#onEnd(event);
        break;
      case 'response.broken_off':
        this.#onBrokenOff(event.responseId);
        break;
      default:
        event satisfies never;
    }
  }

  #onAudio({ responseId, itemId, delta, filler }: EventOf<'response.audio.delta'>): void {
    const { media, floor, transcript, clock } = this.#parts;
    const receivedMs = performance.now();
    media.play(itemId, delta);
    if (filler || itemId === this.#speakingItem) return;
    this.#speakingItem = itemId;
    this.#spokenResponse = responseId;
    if (floor.response === 'answer') this.#spokenAnswer = responseId;
    floor.assistantSpeaks();
    transcript.assistantSpeaks(responseId, itemId);
    if (responseId !== this.#fillerResponse) clock.speaks(itemId, receivedMs, responseId);
  }

  #onBegin({ responseId, speakId, beforeResult }: EventOf<'response.created'>): void {
    const { floor, lines, clock, transcript } = this.#parts;
    const isLine = speakId !== undefined;
    // What is said until a result is there is not the answer that is based on it.
    const isAnswer = !isLine && beforeResult !== true;
    this.#fillerResponse = isLine && lines.isFiller(speakId) ? responseId : undefined;
    floor.responseBegins(isAnswer ? 'answer' : 'line');
    if (beforeResult) floor.tellsToWait();
    lines.responseBegins();
    clock.responseBegins(!isLine);
    if (isAnswer) transcript.answerBegins(responseId);
  }

  /** The model is silent already: there is nothing to clear and nothing to cancel. */
  #onBrokenOff(responseId: string): void {
    const { media, transcript, listener } = this.#parts;
    const items = transcript.brokenOff(responseId);
    listener.onBargeIn(items.reduce((sum, itemId) => sum + (media.heard(itemId)?.heardMs ?? 0), 0));
  }

  #onEnd({ usage, reason }: EventOf<'response.done'>): void {
    const { floor, lines, listener } = this.#parts;
    floor.responseEnds();
    if (usage) listener.onUsage({ kind: 'tokens', usage });
    if (reason === 'content_filter') listener.onRefused(floor.response);
    lines.responseEnds();
  }
}
