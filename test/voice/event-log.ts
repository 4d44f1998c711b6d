import type { VoiceClientBase } from '../../src/voice/client.ts';
import type { VoiceEvent, VoiceEventType } from '../../src/voice/events.ts';
import { eventually } from '../support/eventually.ts';

type EventOf<T extends VoiceEventType> = Extract<VoiceEvent, { type: T }>;

/** Everything a client tells, kept for questions. */
export class EventLog {
  readonly events: VoiceEvent[] = [];

  constructor(client: VoiceClientBase, onEvent: (event: VoiceEvent) => void = () => undefined) {
    client.listen((event) => {
      this.events.push(event);
      onEvent(event);
    });
  }

  of<T extends VoiceEventType>(type: T): EventOf<T>[] {
    return this.events.filter((event): event is EventOf<T> => event.type === type);
  }

  /** Waits for the n-th event of a type, counting from one. */
  async next<T extends VoiceEventType>(type: T, count = 1, timeoutMs = 10_000): Promise<EventOf<T>> {
    const found = await eventually(() => this.of(type)[count - 1], timeoutMs);
    return found as EventOf<T>;
  }

  /** The words of a response, as its pieces of speech said them. */
  spoken(responseId: string): string {
    return this.of('response.audio_transcript.done')
      .filter((event) => event.responseId === responseId)
      .map(({ transcript }) => transcript)
      .join(' ');
  }

  /** The mu-law bytes of a response. */
  audio(responseId: string): Buffer {
    const deltas = this.of('response.audio.delta').filter((event) => event.responseId === responseId);
    return Buffer.concat(deltas.map(({ delta }) => Buffer.from(delta, 'base64')));
  }

  /** Types in order, neighbours of the same type once. */
  order(...types: VoiceEventType[]): VoiceEventType[] {
    const named = this.events.map(({ type }) => type).filter((type) => types.includes(type));
    return named.filter((type, at) => type !== named[at - 1]);
  }
}
