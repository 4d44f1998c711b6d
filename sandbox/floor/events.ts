/** What sounds while the assistant speaks. */
export const OVERHEARD_KINDS = [
  'backchannel',
  'cough',
  'knock',
  'sidetalk',
  'tv',
  'echo',
  'interruption',
  'correction',
  'stop',
] as const;

/** What a caller does. `answer`: a word like "yes" when the assistant waits. */
export type EventKind = 'question' | (typeof OVERHEARD_KINDS)[number] | 'answer';

/** Where in the assistant's answer it begins. */
export type Place = 'start' | 'middle' | 'end' | 'silence';

export type Noise = 'clean' | 'babble-20' | 'babble-10';

/** The classes of the public metrics. A turn asks for an answer. */
export type EventClass = 'turn' | 'backchannel' | 'tic' | 'nondirected' | 'interruption';

/** A piece of time, milliseconds since the answer of the call. */
export interface Segment {
  readonly startMs: number;
  readonly endMs: number;
}

/** One thing that a caller did. */
export interface CallerEvent extends Segment {
  readonly kind: EventKind;
  readonly place: Place;
  /** When the assistant's answer ends if nobody stops it; undefined when it was not speaking. */
  readonly naturalEndMs?: number;
  /** The answer that it falls into, mu-law. */
  readonly answer?: Uint8Array;
  /** Whether the caller heard the end of that answer, before they did the next thing. */
  readonly isHeardOut?: boolean;
}

/** What was said and heard in one call. */
export interface CallTrack {
  /** In order. */
  readonly events: readonly CallerEvent[];
  /** The assistant, as the caller heard it. */
  readonly assistant: readonly Segment[];
  /** When Twilio was told to drop what was not played. */
  readonly clearsMs: readonly number[];
}

const CLASSES: Readonly<Record<EventKind, EventClass>> = {
  question: 'turn',
  answer: 'turn',
  backchannel: 'backchannel',
  cough: 'tic',
  knock: 'tic',
  sidetalk: 'nondirected',
  tv: 'nondirected',
  echo: 'nondirected',
  interruption: 'interruption',
  correction: 'interruption',
  stop: 'interruption',
};

/** Outside the assistant's speech an interruption is a turn. */
export function classOf({ kind, naturalEndMs }: CallerEvent): EventClass {
  const own = CLASSES[kind];
  return own === 'interruption' && naturalEndMs === undefined ? 'turn' : own;
}
