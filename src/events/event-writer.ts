import type { CallStart } from '../call/call-start.ts';
import { MaskedTurns } from '../call/record/masked-turns.ts';
import type { CallEvent, CallObserver, ObservedTurn } from '../media/call-observer.ts';
import type { Redactor } from '../privacy/redactor.ts';
import { type EventContent, eventContent, type GatewayEvent, turnContent } from './gateway-event.ts';

/** An event, written once for all who take it. */
export interface WrittenEvent {
  readonly event: GatewayEvent;
  /** The event as JSON. */
  readonly json: string;
}

/** Takes events. Never throws, never waits. */
export interface EventSink {
  take(written: WrittenEvent): void;
}

export interface EventWriterOptions {
  readonly start: Pick<CallStart, 'callSid' | 'channel' | 'userId' | 'resumeCount'>;
  readonly sinks: readonly EventSink[];
  /** Masks the words of events. Undefined: events have no words. */
  readonly redactor: Pick<Redactor, 'redact' | 'redactTurns'> | undefined;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
}

/** Writes the events of one stream of a call. */
export class EventWriter implements CallObserver {
  readonly #options: EventWriterOptions;
  readonly #clock: () => number;
  readonly #turns: MaskedTurns | undefined;
  #sequence = 0;

  constructor(options: EventWriterOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
    this.#turns = options.redactor && new MaskedTurns(options.redactor);
  }

  onCallEvent(event: CallEvent): void {
    if (event.type === 'turn') this.#onTurn(event.turn);
    else this.#write(eventContent(event, this.#options.redactor));
  }

  /** A later turn may show that an earlier one holds the first half of a number: that turn is written again. */
  #onTurn(turn: ObservedTurn): void {
    // What is still playing comes again when it was heard to its end, or cut.
    if (turn.playing) return;
    if (!this.#turns) this.#write(turnContent(turn, false));
    else for (const masked of this.#turns.take(turn)) this.#write(turnContent(masked, true));
  }

  #write(content: EventContent | undefined): void {
    if (!content) return;
    const { start, sinks } = this.#options;
    const { type, kind, data } = content;
    this.#sequence += 1;
    const event: GatewayEvent = {
      type,
      kind,
      sessionId: start.callSid,
      channel: start.channel ?? 'phone',
      ...(start.userId !== undefined && { userId: start.userId }),
      stream: start.resumeCount,
      sequence: this.#sequence,
      time: new Date(this.#clock()).toISOString(),
      data,
    };
    const written = { event, json: JSON.stringify(event) };
    for (const sink of sinks) sink.take(written);
  }
}
