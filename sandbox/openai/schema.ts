import { z } from 'zod';

/**
 * The client events of the GA protocol as the server checks them: nothing unknown passes. Formats and options
 * that a telephone gateway has no use for (A-law, MCP, images) are left out and so refused.
 */
const eventId = z.string().max(512).optional();

const audioFormat = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('audio/pcmu') }),
  z.strictObject({ type: z.literal('audio/pcm'), rate: z.literal(24_000).default(24_000) }),
]);

const turnDetection = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('server_vad'),
    threshold: z.number().min(0).max(1).default(0.5),
    prefix_padding_ms: z.int().min(0).default(300),
    silence_duration_ms: z.int().min(0).default(500),
    idle_timeout_ms: z.int().min(5000).max(30_000).nullable().default(null),
    create_response: z.boolean().default(true),
    interrupt_response: z.boolean().default(true),
  }),
  z.strictObject({
    type: z.literal('semantic_vad'),
    eagerness: z.enum(['low', 'medium', 'high', 'auto']).default('auto'),
    create_response: z.boolean().default(true),
    interrupt_response: z.boolean().default(true),
  }),
]);

const LIST_MODELS = ['gpt-transcribe', 'gpt-live-transcribe'];
const PROMPTLESS_MODELS = ['gpt-realtime-whisper', 'gpt-4o-transcribe-diarize'];
const DELAY_MODELS = ['gpt-realtime-whisper'];
const effort = z.enum(['minimal', 'low', 'medium', 'high', 'xhigh']);
const isoLanguage = z.string().regex(/^[a-z]{2}$/, 'an ISO 639-1 code');

/**
 * Which fields a model takes is in the descriptions of the fields: lists for two models, a prompt for all but two, a
 * delay for one.
 * @see https://platform.openai.com/docs/api-reference/realtime-client-events/session/update
 */
const transcription = z
  .strictObject({
    model: z.enum([
      'gpt-transcribe',
      'gpt-live-transcribe',
      'gpt-realtime-whisper',
      'gpt-4o-transcribe',
      'gpt-4o-transcribe-diarize',
      'gpt-4o-mini-transcribe',
      'whisper-1',
    ]),
    language: isoLanguage.optional(),
    prompt: z.string().optional(),
    keywords: z.array(z.string().min(1)).optional(),
    languages: z.array(isoLanguage).min(1).optional(),
    delay: effort.optional(),
  })
  .superRefine((fields, context) => {
    const { model } = fields;
    const refused = [
      ...(LIST_MODELS.includes(model) ? [] : (['keywords', 'languages'] as const)),
      ...(PROMPTLESS_MODELS.includes(model) ? (['prompt'] as const) : []),
      ...(DELAY_MODELS.includes(model) ? [] : (['delay'] as const)),
    ].filter((field) => fields[field] !== undefined);
    for (const field of refused) {
      context.addIssue({ code: 'custom', path: [field], message: `not supported with '${model}'` });
    }
  });

const tool = z.strictObject({
  type: z.literal('function'),
  name: z.string().regex(/^[\w-]{1,64}$/),
  description: z.string().optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
});

const toolChoice = z.union([
  z.enum(['auto', 'none', 'required']),
  z.strictObject({ type: z.literal('function'), name: z.string() }),
]);

const modalities = z.array(z.enum(['audio', 'text'])).length(1);
const maxOutputTokens = z.union([z.int().min(1).max(4096), z.literal('inf')]);
const builtInVoice = z.enum([
  'alloy',
  'ash',
  'ballad',
  'coral',
  'echo',
  'sage',
  'shimmer',
  'verse',
  'marin',
  'cedar',
]);
/** A custom voice is an object: as a plain string its id is an unknown voice. */
const customVoice = z.strictObject({ id: z.string().regex(/^voice_\w+$/, 'the id of a custom voice') });
const voice = z.union([builtInVoice, customVoice]);

const noiseReduction = z.strictObject({
  type: z.enum(['near_field', 'far_field']),
  strength: z.number().min(0).max(1).optional(),
});

/** @see https://platform.openai.com/docs/guides/realtime-costs#truncation */
const truncation = z.union([
  z.enum(['auto', 'disabled']),
  z.strictObject({
    type: z.literal('retention_ratio'),
    retention_ratio: z.number().min(0).max(1),
    token_limits: z.strictObject({ post_instructions: z.int().min(1).optional() }).optional(),
  }),
]);

const session = z.strictObject({
  type: z.literal('realtime'),
  model: z.string().optional(),
  instructions: z.string().optional(),
  output_modalities: modalities.optional(),
  max_output_tokens: maxOutputTokens.optional(),
  tools: z.array(tool).optional(),
  tool_choice: toolChoice.optional(),
  parallel_tool_calls: z.boolean().optional(),
  reasoning: z.strictObject({ effort }).optional(),
  truncation: truncation.optional(),
  include: z.array(z.literal('item.input_audio_transcription.logprobs')).optional(),
  tracing: z.unknown().optional(),
  audio: z
    .strictObject({
      input: z
        .strictObject({
          format: audioFormat.optional(),
          noise_reduction: noiseReduction.nullable().optional(),
          transcription: transcription.nullable().optional(),
          turn_detection: turnDetection.nullable().optional(),
        })
        .optional(),
      output: z
        .strictObject({
          format: audioFormat.optional(),
          voice: voice.optional(),
          speed: z.number().min(0.25).max(1.5).optional(),
        })
        .optional(),
    })
    .optional(),
});

const itemId = z.string().min(1).max(64);
const text = (type: 'input_text' | 'output_text') =>
  z.strictObject({ type: z.literal(type), text: z.string() });

const message = z.discriminatedUnion('role', [
  z.strictObject({
    id: itemId.optional(),
    type: z.literal('message'),
    role: z.literal('user'),
    content: z.array(text('input_text')).min(1),
  }),
  z.strictObject({
    id: itemId.optional(),
    type: z.literal('message'),
    role: z.literal('system'),
    content: z.array(text('input_text')).min(1),
  }),
  z.strictObject({
    id: itemId.optional(),
    type: z.literal('message'),
    role: z.literal('assistant'),
    content: z.array(text('output_text')).min(1),
  }),
]);

const functionCallOutput = z.strictObject({
  id: itemId.optional(),
  type: z.literal('function_call_output'),
  call_id: z.string(),
  output: z.string(),
});

const responseParams = z.strictObject({
  instructions: z.string().optional(),
  output_modalities: modalities.optional(),
  max_output_tokens: maxOutputTokens.optional(),
  tools: z.array(tool).optional(),
  tool_choice: toolChoice.optional(),
  conversation: z.literal('auto').optional(),
  metadata: z
    .record(z.string().max(64), z.string().max(512))
    .refine((pairs) => Object.keys(pairs).length <= 16, 'at most 16 pairs')
    .nullable()
    .optional(),
});

const MAX_APPEND_CHARACTERS = 15 * 1024 * 1024;

export const clientEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('session.update'), event_id: eventId, session }),
  z.strictObject({
    type: z.literal('input_audio_buffer.append'),
    event_id: eventId,
    audio: z.string().max(MAX_APPEND_CHARACTERS),
  }),
  z.strictObject({ type: z.literal('input_audio_buffer.commit'), event_id: eventId }),
  z.strictObject({ type: z.literal('input_audio_buffer.clear'), event_id: eventId }),
  z.strictObject({
    type: z.literal('conversation.item.create'),
    event_id: eventId,
    previous_item_id: z.string().optional(),
    item: z.union([message, functionCallOutput]),
  }),
  z.strictObject({
    type: z.literal('conversation.item.truncate'),
    event_id: eventId,
    item_id: z.string(),
    content_index: z.literal(0),
    audio_end_ms: z.int().min(0),
  }),
  z.strictObject({ type: z.literal('conversation.item.delete'), event_id: eventId, item_id: z.string() }),
  z.strictObject({
    type: z.literal('response.create'),
    event_id: eventId,
    response: responseParams.optional(),
  }),
  z.strictObject({
    type: z.literal('response.cancel'),
    event_id: eventId,
    response_id: z.string().optional(),
  }),
]);

export type ClientEvent = z.infer<typeof clientEventSchema>;
export type ClientEventOf<T extends ClientEvent['type']> = Extract<ClientEvent, { type: T }>;
export type SessionUpdate = z.infer<typeof session>;
export type AudioFormat = z.infer<typeof audioFormat>;
export type TurnDetection = z.infer<typeof turnDetection>;
export type NoiseReduction = z.infer<typeof noiseReduction>;
export type ResponseParams = z.infer<typeof responseParams>;
