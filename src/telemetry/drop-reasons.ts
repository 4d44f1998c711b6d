/**
 * Why audio, or the message that carried it, was not used: the values of `gateway_frames_dropped_total{reason}`.
 * A `fault` should not happen and is worth a warning; `expected` belongs to an ordinary call and explains why the
 * model did not hear a sound of the caller, or the caller a sound of the model.
 */
export const DROP_REASONS = {
  // From Twilio: https://www.twilio.com/docs/voice/media-streams/websocket-messages
  /** A binary message; Twilio sends text only. */
  binary: 'fault',
  /** A message above 64 KiB. */
  oversized: 'fault',
  /** Not JSON, or not the shape that Twilio documents. */
  malformed: 'fault',
  /** An event that Twilio does not document. */
  unknown_event: 'fault',
  /** `connected` after `start`. */
  unexpected_event: 'fault',
  /** Anything but `connected` before `start`. */
  before_start: 'fault',
  duplicate_start: 'fault',
  /** The message names another stream. */
  wrong_stream: 'fault',
  /** Media whose payload is not base64. */
  bad_payload: 'fault',
  /** Media that was used before, or that a later one has overtaken. */
  out_of_order: 'fault',
  /** Media is missing; silence stands in for it. */
  gap: 'fault',
  /** The call failed on the message. */
  listener_failed: 'fault',
  socket_error: 'fault',
  /** Neither a message nor a pong has come for 16 s. */
  line_dead: 'fault',
  /** Media that came while the stream was closing. */
  stream_closing: 'expected',

  // To Twilio
  /** Twilio has not read for 5 s; the stream is given up. */
  backpressure: 'fault',
  /** The echo of a mark is overdue: its audio counts as played. */
  mark_lost: 'fault',
  /** Speech that came after the end of the stream. */
  stream_over: 'expected',

  // Between Twilio and the model
  /** The call still reads its earlier turns, and keeps no more than 10 s of audio meanwhile. */
  call_loading: 'fault',
  /** The call is saying goodbye, or is about to be dialled: the model must not hear the caller now. */
  not_listening: 'expected',
  /** The greeting is protected (`GREETING_BARGE_IN=protect`). */
  greeting_protected: 'expected',
  /** The caller types what the model must not hear; it gets silence instead. */
  secure_input: 'expected',

  // From the model and to the model
  /** The rest of an answer that the caller, or a line of the gateway, has interrupted. */
  interrupted_answer: 'expected',
  /** Caller audio for a stream to the model that has ended. */
  model_ended: 'expected',
  /** What a stream says that another one has replaced. */
  replaced_stream: 'expected',
  /** What the model says while its stream is being closed. */
  model_closing: 'expected',
  /** Caller audio that waited too long for the provider. */
  provider_queue: 'fault',
  /** A message of the provider that cannot be read. */
  provider_malformed: 'fault',
  /** The provider could not transcribe a turn of the caller. */
  transcription_failed: 'fault',
} as const satisfies Readonly<Record<string, 'fault' | 'expected'>>;

export type DropReason = keyof typeof DROP_REASONS;

/** Whether the reason, as a metric names it, tells of something that should not happen. */
export function isFaultyDrop(reason: string): boolean {
  const kinds: Readonly<Record<string, 'fault' | 'expected'>> = DROP_REASONS;
  return kinds[reason] !== 'expected';
}
