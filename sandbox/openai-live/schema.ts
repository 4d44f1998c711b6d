import { z } from 'zod';

/**
 * The client events of GPT-Live over a WebSocket as the server checks them: nothing unknown passes. What a telephone
 * gateway has no use for (fixtures, decisions, triggers, video) is left out and so refused.
 * @see https://developers.openai.com/api/docs/guides/voice-websockets
 */
const eventId = z.string().max(512).optional();

const format = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('audio/pcm'), rate: z.union([z.literal(24_000), z.literal(16_000)]) }),
  z.strictObject({ type: z.literal('audio/pcmu'), rate: z.literal(8_000) }),
  z.strictObject({ type: z.literal('audio/pcma'), rate: z.literal(8_000) }),
]);

const message = z.discriminatedUnion('role', [
  z.strictObject({
    type: z.literal('message'),
    role: z.enum(['user', 'developer']),
    content: z.array(z.strictObject({ type: z.literal('input_text'), text: z.string().min(1) })).length(1),
  }),
  z.strictObject({
    type: z.literal('message'),
    role: z.literal('assistant'),
    content: z
      .array(z.strictObject({ type: z.enum(['text', 'output_text']), text: z.string().min(1) }))
      .length(1),
  }),
]);

const tool = z.strictObject({
  type: z.literal('function'),
  name: z.string().regex(/^[\w-]{1,64}$/),
  description: z.string().optional(),
  parameters: z.record(z.string(), z.unknown()),
  strict: z.boolean().optional(),
});

const delegation = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('client'), acknowledgement_delay_ms: z.int().min(0).optional() }),
  z.strictObject({
    type: z.literal('responses'),
    acknowledgement_delay_ms: z.int().min(0).optional(),
    responses: z.strictObject({
      model: z.string(),
      instructions: z.string().optional(),
      tools: z.array(tool).optional(),
      tool_choice: z.enum(['auto', 'none', 'required']).optional(),
      parallel_tool_calls: z.boolean().optional(),
      reasoning: z.strictObject({ effort: z.string() }).optional(),
      service_tier: z.enum(['auto', 'default', 'flex', 'priority']).optional(),
      max_output_tokens: z.int().min(16).optional(),
    }),
  }),
]);

/** At most 16,384 tokens of instructions and 8,192 of history, at four characters each, as far as a fake can tell. */
const MOST_INSTRUCTIONS = 65_536;
const MOST_INPUT = 32_768;

const input = z
  .array(message)
  .max(128)
  .refine(
    (messages) =>
      messages.reduce((sum, { content }) => sum + (content[0]?.text.length ?? 0), 0) <= MOST_INPUT,
    'input must not exceed 8192 tokens.',
  );

const session = z.strictObject({
  model: z.string(),
  instructions: z.string().max(MOST_INSTRUCTIONS).optional(),
  input: input.optional(),
  audio: z
    .strictObject({
      format: format.optional(),
      output: z
        .strictObject({ voice: z.union([z.string(), z.strictObject({ id: z.string() })]).optional() })
        .optional(),
    })
    .optional(),
  delegation: delegation.nullable().optional(),
  safety_identifier: z.string().optional(),
  store: z.boolean().optional(),
});

/** 500 tokens, at four characters each, as far as a fake can tell. */
const content = z.string().min(1).max(2_000, 'Context append text must not exceed 500 tokens.');
const append = { event_id: eventId, content, delegation_id: z.string().nullable() };

export const liveEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('session.start'), event_id: eventId, session }),
  z.strictObject({
    type: z.literal('session.update'),
    event_id: eventId,
    session: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({ type: z.literal('session.close'), event_id: eventId }),
  z.strictObject({
    type: z.literal('session.input_audio.append'),
    event_id: eventId,
    audio: z.base64(),
  }),
  z.strictObject({ type: z.literal('session.input_audio.mute'), event_id: eventId }),
  z.strictObject({ type: z.literal('session.input_audio.unmute'), event_id: eventId }),
  z.strictObject({ type: z.literal('session.instructions.append'), ...append }),
  z.strictObject({ type: z.literal('session.thinking.append'), ...append }),
  z.strictObject({ type: z.literal('session.commentary.append'), ...append }),
  z.strictObject({
    type: z.literal('response.item.create'),
    event_id: eventId,
    item: z.strictObject({
      type: z.literal('function_call_output'),
      call_id: z.string(),
      output: z.string(),
    }),
  }),
  z.strictObject({ type: z.literal('response.create'), event_id: eventId }),
]);

export type LiveClientEvent = z.infer<typeof liveEventSchema>;
export type LiveEventOf<T extends LiveClientEvent['type']> = Extract<LiveClientEvent, { type: T }>;
export type LiveSessionConfig = z.infer<typeof session>;
export type LiveAppendEvent = LiveEventOf<
  'session.instructions.append' | 'session.thinking.append' | 'session.commentary.append'
>;
