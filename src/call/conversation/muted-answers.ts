import type { FrameDrops } from '../../telemetry/frame-drops.ts';
import type { VoiceClientBase } from '../../voice/client.ts';
import type { VoiceEvent } from '../../voice/events.ts';
import type { CallState } from '../phase.ts';

/** What a model tells of its answer. */
const ANSWER_EVENTS: ReadonlySet<VoiceEvent['type']> = new Set<VoiceEvent['type']>([
  'response.created',
  'response.audio.delta',
  'response.audio.done',
  'response.audio_transcript.delta',
  'response.audio_transcript.done',
]);

interface MutedAnswersParts {
  readonly state: Pick<CallState, 'isTakenOver'>;
  readonly voice: Pick<VoiceClientBase, 'cancelResponse'>;
  readonly drops: Pick<FrameDrops, 'count'>;
}

/** Answers of the model while a supervisor speaks: the caller does not hear them, and they are no turns. */
export class MutedAnswers {
  readonly #parts: MutedAnswersParts;

  constructor(parts: MutedAnswersParts) {
    this.#parts = parts;
  }

  /** @returns whether the event belongs to an answer that is muted, and has been dealt with */
  take(event: VoiceEvent): boolean {
    if (!this.#parts.state.isTakenOver || !ANSWER_EVENTS.has(event.type)) return false;
    this.#cancel(event);
    return true;
  }

  #cancel(event: VoiceEvent): void {
    const { voice, drops } = this.#parts;
    if (event.type === 'response.created') voice.cancelResponse([]);
    if (event.type !== 'response.audio.delta') return;
    drops.count('taken_over');
    voice.cancelResponse([{ itemId: event.itemId, heardMs: 0, sentMs: 0 }]);
  }
}
