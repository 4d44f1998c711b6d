/**
 * Why audio, or the message that carried it, was not used: the values of `gateway_frames_dropped_total{reason}`. A
 * `fault` should not happen and raises a warning. `expected` belongs to an ordinary call: it explains why the model did
 * not hear some audio of the caller, or the caller some audio of the model. The Prometheus alert about dropped frames
 * (infra/observability) lists the expected reasons, and a test compares the two lists.
 */
export const DROP_REASONS = {
  // From Twilio: https://www.twilio.com/docs/voice/media-streams/websocket-messages
  /** A binary message; Twilio sends text only. */
  binary: 'fault',
  /** A message larger than 64 KiB. */
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
  /** Media whose payload is not base64, or cannot be decoded. */
  bad_payload: 'fault',
  /** Media that was already used, or that came after later media. */
  out_of_order: 'fault',
  /** Media is missing; silence replaces it. */
  gap: 'fault',
  /** Handling the message failed in the call. */
  listener_failed: 'fault',
  socket_error: 'fault',
  /** No message and no pong for 16 s. */
  line_dead: 'fault',
  /** Media that came while the stream was closing. */
  stream_closing: 'expected',

  // From a browser (docs/browser-voice.md)
  /** More than 100 messages a second. */
  too_fast: 'fault',
  /** Audio that is more than 2 s ahead of real time; for whole utterances a minute. */
  too_far_ahead: 'fault',

  // To Twilio
  /** Twilio has not read for 5 s; the gateway closes the stream. */
  backpressure: 'fault',
  /** The echo of a mark is overdue; its audio counts as played. */
  mark_lost: 'fault',
  /** Speech that came after the end of the stream. */
  stream_over: 'expected',

  // Between Twilio and the model
  /** The call is still reading its earlier turns, and keeps at most 10 s of audio until then. */
  call_loading: 'fault',
  /** The call is saying goodbye, or is about to dial a person: the model must not hear the caller now. */
  not_listening: 'expected',
  /** The greeting is protected (`GREETING_BARGE_IN=protect`). */
  greeting_protected: 'expected',
  /** A line that asks the caller to wait is protected (`HOLD_LINE_BARGE_IN=protect`). */
  hold_line_protected: 'expected',
  /** The caller is typing digits that the model must not hear; it gets silence instead. */
  secure_input: 'expected',

  // From the model and to the model
  /** The rest of an answer that the caller, or a line of the gateway, interrupted. */
  interrupted_answer: 'expected',
  taken_over: 'expected',
  supervisor_ahead: 'expected',
  listener_slow: 'expected',
  /** Caller audio for a stream to the model that has ended. */
  model_ended: 'expected',
  /** Audio of a stream that another one has replaced. */
  replaced_stream: 'expected',
  /** Audio of the model while its stream is closing. */
  model_closing: 'expected',
  /** Caller audio that waited too long for the provider. */
  provider_queue: 'fault',
  /** Caller audio that waited more than 3 s for the result of a tool (`NOVA_HOLD_AUDIO_DURING_TOOLS`). */
  tool_pending: 'expected',
  /** A message of the provider that cannot be read. */
  provider_malformed: 'fault',
  /** Text for the model that was given up, because too much was waiting to be appended. */
  provider_context: 'fault',
  /** Words that the provider has sent twice. */
  provider_repeated: 'fault',
  /** The provider could not transcribe a turn of the caller. */
  transcription_failed: 'fault',
  /** The words of a turn of the caller did not come within 3 s of its end (`TURN_TAKING=gateway`). */
  transcription_missing: 'fault',
  /** The provider tells of the beginning or the end of a turn twice (`TURN_TAKING=gateway`). */
  speech_event_repeated: 'fault',
  /** The provider does not tell of the beginning or the end of a turn (`TURN_TAKING=gateway`). */
  speech_event_missing: 'fault',
} as const satisfies Readonly<Record<string, 'fault' | 'expected'>>;

export type DropReason = keyof typeof DROP_REASONS;

/** Whether a reason, as the metric names it, is a fault. Unknown reasons are. */
export function isFaultyDrop(reason: string): boolean {
  const kinds: Readonly<Record<string, 'fault' | 'expected'>> = DROP_REASONS;
  return kinds[reason] !== 'expected';
}
