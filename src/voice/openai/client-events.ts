import type {
  ConversationItemCreateEvent,
  ConversationItemDeleteEvent,
  ConversationItemTruncateEvent,
  InputAudioBufferCommitEvent,
  ResponseCancelEvent,
  ResponseCreateEvent,
  SessionUpdateEvent,
} from 'openai/resources/realtime/realtime';
import { type LineFormat, TELEPHONE_LINE } from '../../audio/line-format.ts';
import {
  type ConversationSettings,
  type HistoryMessage,
  type ToolDefinition,
  toolsFor,
  type VoiceName,
} from '../client.ts';
import type { RealtimeOptions } from '../options/realtime-options.ts';
import type { TurnTaking } from '../options/turn-taking.ts';
import { buildModelOptions, buildNoiseReduction, buildTurnDetection } from './session-options.ts';
import { buildTranscription } from './transcription.ts';

/**
 * The audio format of the session in both directions: what the caller's line carries, so that audio passes unchanged.
 * The vendor takes PCM at 24 kHz only.
 */
export function audioFormatOf({ encoding }: LineFormat) {
  return encoding === 'mulaw'
    ? ({ type: 'audio/pcmu' } as const)
    : ({ type: 'audio/pcm', rate: 24_000 } as const);
}

/** How the id of a custom voice begins. */
const CUSTOM_VOICE = 'voice_';

/** What the first `session.update` needs beyond the conversation. */
export interface SessionChoice {
  /** A string that begins with `voice_` is the id of a custom voice. */
  readonly voice: VoiceName;
  readonly transcriptionModel: string;
  /** Those that fit the models. */
  readonly options?: RealtimeOptions;
  /** Who answers the caller, and who stops for them. */
  readonly turnTaking: TurnTaking;
}

/** Who asked for a response. It comes back in the metadata of `response.created`. */
export interface ResponseTag {
  readonly requestId: string;
  /** Together with `text`: the response is a line to be spoken word by word. */
  readonly speakId?: string;
  readonly text?: string;
}

/**
 * The message around caller audio, one in twenty milliseconds. The payload between the two is base64, which the Twilio
 * edge has checked. It has no event id, because a refusal of audio concerns no request of ours.
 */
export const APPEND = { prefix: '{"type":"input_audio_buffer.append","audio":"', suffix: '"}' } as const;

/** The whole set-up of a telephone session, in the GA shape. */
export function buildSessionUpdate(
  eventId: string,
  conversation: ConversationSettings,
  { voice, transcriptionModel, options = {}, turnTaking }: SessionChoice,
): string {
  const format = audioFormatOf(conversation.line ?? TELEPHONE_LINE);
  const noiseReduction = buildNoiseReduction(options);
  const { speed } = options;
  const byServer = turnTaking === 'server';
  return JSON.stringify({
    type: 'session.update',
    event_id: eventId,
    session: {
      type: 'realtime',
      instructions: conversation.instructions,
      output_modalities: ['audio'],
      tools: toolsFor('openai', conversation.tools).map(functionTool),
      tool_choice: 'auto',
      ...buildModelOptions(options),
      audio: {
        input: {
          format,
          ...(noiseReduction && { noise_reduction: noiseReduction }),
          transcription: buildTranscription(transcriptionModel, conversation.hints, options),
          turn_detection: buildTurnDetection(options, byServer),
        },
        output: { format, voice: wireVoice(voice), ...(speed !== undefined && { speed }) },
      },
    },
  } satisfies SessionUpdateEvent);
}

/**
 * The vendor wants a custom voice as an object.
 * @see https://platform.openai.com/docs/api-reference/realtime-client-events/session/update (audio.output.voice)
 */
function wireVoice(voice: VoiceName): VoiceName {
  return typeof voice === 'string' && voice.startsWith(CUSTOM_VOICE) ? { id: voice } : voice;
}

function functionTool({ name, description, parameters }: ToolDefinition) {
  return { type: 'function', name, description, parameters } as const;
}

/** One earlier turn. The assistant's audio cannot be restored, its words can. */
export function buildHistoryItem(eventId: string, message: HistoryMessage): string {
  return message.role === 'caller'
    ? buildUserText(eventId, message.text)
    : JSON.stringify({
        type: 'conversation.item.create',
        event_id: eventId,
        item: { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: message.text }] },
      } satisfies ConversationItemCreateEvent);
}

/** A message in the caller's name. */
export function buildUserText(eventId: string, text: string): string {
  return JSON.stringify({
    type: 'conversation.item.create',
    event_id: eventId,
    item: { type: 'message', role: 'user', content: [{ type: 'input_text', text }] },
  } satisfies ConversationItemCreateEvent);
}

/**
 * A message in the operator's name, which the model answers only when it is asked for a response.
 * @see https://platform.openai.com/docs/api-reference/realtime-client-events/conversation/item/create
 */
export function buildSystemText(eventId: string, text: string): string {
  return JSON.stringify({
    type: 'conversation.item.create',
    event_id: eventId,
    item: { type: 'message', role: 'system', content: [{ type: 'input_text', text }] },
  } satisfies ConversationItemCreateEvent);
}

/** The answer to one function call; `output` is JSON text. */
export function buildToolOutput(eventId: string, callId: string, output: string): string {
  return JSON.stringify({
    type: 'conversation.item.create',
    event_id: eventId,
    item: { type: 'function_call_output', call_id: callId, output },
  } satisfies ConversationItemCreateEvent);
}

/** Asks for a response: an answer to what was said last, or a line to be spoken when the tag has a text. */
export function buildResponseCreate(tag: ResponseTag): string {
  const metadata = {
    request_id: tag.requestId,
    ...(tag.speakId !== undefined && { speak_id: tag.speakId }),
  };
  return JSON.stringify({
    type: 'response.create',
    event_id: tag.requestId,
    response:
      tag.text === undefined
        ? { metadata }
        : { metadata, instructions: speakInstructions(tag.text), tool_choice: 'none' },
  } satisfies ResponseCreateEvent);
}

/** These replace the session's instructions for one response, so they must stand alone. */
function speakInstructions(text: string): string {
  return (
    'You are on the phone. Say exactly the words between the say tags to the caller, ' +
    `in their language, friendly, and nothing before or after them. <say>${text}</say>`
  );
}

export function buildCancel(eventId: string, responseId: string): string {
  return JSON.stringify({
    type: 'response.cancel',
    event_id: eventId,
    response_id: responseId,
  } satisfies ResponseCancelEvent);
}

/** Makes an item of the caller audio that the server has heard since the last one. */
export function buildCommit(eventId: string): string {
  return JSON.stringify({
    type: 'input_audio_buffer.commit',
    event_id: eventId,
  } satisfies InputAudioBufferCommitEvent);
}

/** Cuts assistant audio to what was heard. @param audioEndMs whole milliseconds, at most what the item has */
export function buildTruncate(eventId: string, itemId: string, audioEndMs: number): string {
  return JSON.stringify({
    type: 'conversation.item.truncate',
    event_id: eventId,
    item_id: itemId,
    content_index: 0,
    audio_end_ms: audioEndMs,
  } satisfies ConversationItemTruncateEvent);
}

export function buildDelete(eventId: string, itemId: string): string {
  return JSON.stringify({
    type: 'conversation.item.delete',
    event_id: eventId,
    item_id: itemId,
  } satisfies ConversationItemDeleteEvent);
}
