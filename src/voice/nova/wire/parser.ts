import { isRecord } from '../../../is-record.ts';
import type { VoiceUsage } from '../../events.ts';

/** One event of the output stream, checked and named by its meaning. Ids are the vendor's. */
export type NovaOutputEvent =
  | { readonly type: 'completion_start' }
  | { readonly type: 'completion_end' }
  | VoiceStart
  | VoiceEnd
  | { readonly type: 'usage'; readonly usage: VoiceUsage }
  | ContentStart
  | { readonly type: 'text'; readonly contentId: string; readonly text: string }
  /** A text that is not speech, but means that the caller talked over the model. */
  | { readonly type: 'interrupted'; readonly contentId: string }
  /** `pcm`: PCM16LE at the session's rate. */
  | { readonly type: 'audio'; readonly contentId: string; readonly pcm: Uint8Array }
  /** `mulaw`: base64, from the older shape that carries hex mu-law. */
  | { readonly type: 'mulaw_audio'; readonly mulaw: string }
  | {
      readonly type: 'tool_use';
      readonly contentId: string;
      readonly toolUseId: string;
      readonly name: string;
      readonly arguments: string;
    }
  | { readonly type: 'content_end'; readonly contentId: string; readonly stopReason: StopReason }
  | { readonly type: 'unknown'; readonly name: string };

/**
 * The model's detector hears a voice, or its end. Both are undocumented, but real streams send them. Their times are
 * milliseconds of the stream's input audio, and may be absent.
 * @see https://github.com/BerriAI/litellm/pull/38346 a capture of August 2026
 */
export interface VoiceStart {
  readonly type: 'voice_start';
  readonly atMs: number | undefined;
}

export interface VoiceEnd {
  readonly type: 'voice_end';
  /** Where the voice ended, and where the model decided that the turn is over. */
  readonly atMs: number | undefined;
  readonly decidedAtMs: number | undefined;
}

/** `planned` text (SPECULATIVE) comes before its audio, `final` text after it. */
export interface ContentStart {
  readonly type: 'content_start';
  readonly contentId: string;
  readonly content: 'caller_text' | 'planned_text' | 'final_text' | 'audio' | 'tool';
}

export type StopReason = 'PARTIAL_TURN' | 'END_TURN' | 'INTERRUPTED' | 'OTHER';

export interface ParsedOutput {
  /** The vendor's id of the stream, on every documented event. */
  readonly sessionId: string | undefined;
  readonly event: NovaOutputEvent;
}

type Fields = Readonly<Record<string, unknown>>;

/** What the platform does with bytes: Node and browsers each have their own fast way. */
export interface ByteReader {
  /** UTF-8. */
  text(bytes: Uint8Array): string;
  /** @returns undefined when the text is not padded base64 */
  base64(text: string): Uint8Array | undefined;
  /** The audio of the older shape, base64 of mu-law; undefined when there is none. */
  hexAudio(fields: Fields): string | undefined;
}

/**
 * Makes the reader of output chunks: `{"event":{"<name>":{…}}}` as UTF-8 JSON. It returns undefined when a chunk is
 * malformed; an event with a name we do not know is `unknown`.
 */
export function outputParser(reader: ByteReader): (bytes: Uint8Array) => ParsedOutput | undefined {
  return (bytes) => {
    const named = readNamedEvent(reader.text(bytes));
    if (!named) return undefined;
    const [name, fields] = named;
    const event = parseEvent(name, fields, reader);
    return event && { sessionId: textOf(fields.sessionId), event };
  };
}

function readNamedEvent(text: string): readonly [string, Fields] | undefined {
  const envelope = fieldsOf(fieldsOf(parseJson(text))?.event);
  const name = envelope && Object.keys(envelope)[0];
  if (!envelope || name === undefined) return undefined;
  const value = envelope[name];
  // The older shape may hold its hex text directly.
  const fields = typeof value === 'string' ? { content: value } : fieldsOf(value);
  return fields && [name, fields];
}

function parseEvent(name: string, fields: Fields, reader: ByteReader): NovaOutputEvent | undefined {
  switch (name) {
    case 'completionStart':
      return { type: 'completion_start' };
    case 'completionEnd':
      return { type: 'completion_end' };
    case 'userSpeechStart':
      return { type: 'voice_start', atMs: offsetOf(fields.inputAudioOffsetMs) };
    case 'userSpeechEnd':
      return {
        type: 'voice_end',
        atMs: offsetOf(fields.inputAudioOffsetMs),
        decidedAtMs: offsetOf(fields.inputAudioDetectionOffsetMs),
      };
    case 'usageEvent':
      return parseUsage(fields);
    case 'contentStart':
      return parseContentStart(fields);
    case 'textOutput':
      return parseText(fields);
    case 'audioOutput':
      return parseAudio(fields, reader);
    case 'toolUse':
      return parseToolUse(fields);
    case 'contentEnd':
      return parseContentEnd(fields);
    case 'outputAudioDelta': {
      const mulaw = reader.hexAudio(fields);
      return mulaw === undefined ? undefined : { type: 'mulaw_audio', mulaw };
    }
    default:
      return { type: 'unknown', name };
  }
}

function parseContentStart(fields: Fields): NovaOutputEvent | undefined {
  const contentId = textOf(fields.contentId);
  const content = contentKind(fields);
  if (contentId === undefined || content === undefined) return undefined;
  return { type: 'content_start', contentId, content };
}

function contentKind(fields: Fields): ContentStart['content'] | undefined {
  if (fields.type === 'AUDIO') return 'audio';
  if (fields.type === 'TOOL') return 'tool';
  if (fields.type !== 'TEXT') return undefined;
  if (fields.role === 'USER') return 'caller_text';
  if (fields.role !== 'ASSISTANT') return undefined;
  return generationStage(fields) === 'SPECULATIVE' ? 'planned_text' : 'final_text';
}

/** `additionalModelFields` is a JSON text inside the JSON, and may be absent. */
function generationStage(fields: Fields): string | undefined {
  const text = textOf(fields.additionalModelFields);
  return text === undefined ? undefined : textOf(fieldsOf(parseJson(text))?.generationStage);
}

function parseText(fields: Fields): NovaOutputEvent | undefined {
  const contentId = textOf(fields.contentId);
  const text = textOf(fields.content);
  if (contentId === undefined || text === undefined) return undefined;
  return isInterruption(text) ? { type: 'interrupted', contentId } : { type: 'text', contentId, text };
}

/** Documented as exactly `{ "interrupted" : true }`; spaces are not to be trusted. */
function isInterruption(text: string): boolean {
  return /^\s*\{\s*"interrupted"\s*:\s*true\s*\}\s*$/.test(text);
}

function parseAudio(fields: Fields, reader: ByteReader): NovaOutputEvent | undefined {
  const contentId = textOf(fields.contentId);
  const content = textOf(fields.content);
  const pcm = content === undefined ? undefined : reader.base64(content);
  return contentId === undefined || pcm === undefined ? undefined : { type: 'audio', contentId, pcm };
}

function parseToolUse(fields: Fields): NovaOutputEvent | undefined {
  const contentId = textOf(fields.contentId);
  const toolUseId = textOf(fields.toolUseId);
  const name = textOf(fields.toolName);
  const content = textOf(fields.content);
  if (contentId === undefined || toolUseId === undefined || name === undefined || content === undefined) {
    return undefined;
  }
  return { type: 'tool_use', contentId, toolUseId, name, arguments: content };
}

function parseContentEnd(fields: Fields): NovaOutputEvent | undefined {
  const contentId = textOf(fields.contentId);
  return contentId === undefined
    ? undefined
    : { type: 'content_end', contentId, stopReason: stopReasonOf(fields.stopReason) };
}

function stopReasonOf(value: unknown): StopReason {
  return value === 'PARTIAL_TURN' || value === 'END_TURN' || value === 'INTERRUPTED' ? value : 'OTHER';
}

/** The totals restart with every stream, so only the delta is used. */
function parseUsage(fields: Fields): NovaOutputEvent | undefined {
  const delta = fieldsOf(fieldsOf(fields.details)?.delta);
  if (!delta) return undefined;
  const input = fieldsOf(delta.input);
  const output = fieldsOf(delta.output);
  return {
    type: 'usage',
    usage: {
      inputTextTokens: countOf(input?.textTokens),
      inputAudioTokens: countOf(input?.speechTokens),
      cachedTextTokens: 0,
      cachedAudioTokens: 0,
      outputTextTokens: countOf(output?.textTokens),
      outputAudioTokens: countOf(output?.speechTokens),
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Malformed input is a result, not an error: our caller counts it.
    return undefined;
  }
}

function fieldsOf(value: unknown): Fields | undefined {
  return isRecord(value) ? value : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function offsetOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

function countOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0;
}
