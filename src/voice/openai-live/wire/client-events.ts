import { type LineFormat, TELEPHONE_LINE } from '../../../audio/line-format.ts';
import {
  type ConversationSettings,
  type HistoryMessage,
  type ToolDefinition,
  toolsFor,
  type VoiceName,
} from '../../client.ts';
import { weightOf } from './pieces.ts';

/**
 * Who works for the voice. `client`: this gateway, with its own requests to a text model; `responses`: a model inside
 * the vendor's session.
 */
export const LIVE_DELEGATIONS = ['client', 'responses'] as const;
export type LiveDelegation = (typeof LIVE_DELEGATIONS)[number];

/** What the start of a session needs beyond the conversation. */
export interface LiveChoice {
  readonly model: string;
  readonly voice: VoiceName;
  readonly delegation: LiveDelegation;
  /** The text model that works for the voice. */
  readonly delegateModel: string;
}

/** How something is appended: an order, silent knowledge, or something to tell the caller in the model's own words. */
export type AppendKind = 'instructions' | 'thinking' | 'commentary';

/** The message around caller audio. The payload between the two is base64, which the carrier's side has checked. */
export const LIVE_APPEND = {
  prefix: '{"type":"session.input_audio.append","audio":"',
  suffix: '"}',
} as const;

/**
 * At most 128 messages and 8,192 tokens, of three characters or more.
 * @see https://developers.openai.com/api/docs/guides/live-conversations
 */
const MOST_MESSAGES = 128;
const MOST_WEIGHT = 24_000;

/** The format of both directions. Unlike Realtime's, this `audio/pcmu` must name its rate. */
export function liveFormatOf({ encoding }: LineFormat) {
  return encoding === 'mulaw'
    ? ({ type: 'audio/pcmu', rate: 8000 } as const)
    : ({ type: 'audio/pcm', rate: 24_000 } as const);
}

/**
 * The first message of a session. Nothing of it but settings of the delegate can be changed later.
 * @see https://developers.openai.com/api/docs/guides/voice-websockets
 */
export function buildSessionStart(
  eventId: string,
  conversation: ConversationSettings,
  choice: LiveChoice,
): string {
  const tools = toolsFor('openai-live', conversation.tools);
  const input = historyInput(conversation.history);
  return JSON.stringify({
    type: 'session.start',
    event_id: eventId,
    session: {
      model: choice.model,
      instructions: voiceInstructions(conversation.instructions, tools),
      ...(input.length > 0 && { input }),
      audio: {
        format: liveFormatOf(conversation.line ?? TELEPHONE_LINE),
        output: { voice: choice.voice },
      },
      delegation: delegationOf(conversation, tools, choice),
    },
  });
}

function delegationOf(
  { instructions }: ConversationSettings,
  tools: readonly ToolDefinition[],
  { delegation, delegateModel }: LiveChoice,
) {
  if (delegation === 'client') return { type: 'client' };
  return {
    type: 'responses',
    responses: {
      model: delegateModel,
      instructions: delegateInstructions(instructions),
      tools: tools.map(functionTool),
    },
  };
}

export function functionTool({ name, description, parameters }: ToolDefinition) {
  return { type: 'function', name, description, parameters, strict: false } as const;
}

/** The voice has no tools: it must know what it can have done. */
function voiceInstructions(instructions: string, tools: readonly ToolDefinition[]): string {
  if (tools.length === 0) return instructions;
  const list = tools.map(({ name, description }) => `- ${name}: ${description}`).join('\n');
  return `${instructions}\n\nYou have no tools yourself. Delegate when one of these is needed, and never claim that it is done before you are told so:\n${list}`;
}

/** For the text model that works for the voice. */
export function delegateInstructions(instructions: string): string {
  return `You work for the voice of a telephone assistant, which has these instructions:\n<voice>\n${instructions}\n</voice>\nDo with your tools what the caller's latest words ask for. Then write what the voice has to tell the caller: facts only, in the caller's language, at most two sentences. When no tool fits, answer from the instructions.`;
}

/** The newest turns that fit, oldest first. */
function historyInput(history: readonly HistoryMessage[]) {
  const messages = history.filter(({ text }) => text.trim() !== '').slice(-MOST_MESSAGES);
  let left = MOST_WEIGHT;
  let start = messages.length;
  for (const { text } of messages.toReversed()) {
    left -= weightOf(text);
    if (left < 0) break;
    start -= 1;
  }
  return messages
    .slice(start)
    .map(({ role, text }) =>
      role === 'caller'
        ? { type: 'message', role: 'user', content: [{ type: 'input_text', text }] }
        : { type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] },
    );
}

/** @param delegationId of a delegation that this answers; null for none */
export function buildAppend(
  eventId: string,
  kind: AppendKind,
  text: string,
  delegationId: string | null = null,
): string {
  return JSON.stringify({
    type: `session.${kind}.append`,
    event_id: eventId,
    content: text,
    delegation_id: delegationId,
  });
}

/** @param muted the model hears silence; its speech and its work go on */
export function buildMute(eventId: string, muted: boolean): string {
  return JSON.stringify({
    type: muted ? 'session.input_audio.mute' : 'session.input_audio.unmute',
    event_id: eventId,
  });
}

/** The result of one call of the vendor's own delegate. `output` is JSON text. */
export function buildCallOutput(eventId: string, callId: string, output: string): string {
  return JSON.stringify({
    type: 'response.item.create',
    event_id: eventId,
    item: { type: 'function_call_output', call_id: callId, output },
  });
}

/** The delegate goes on, after every call of its response has a result. */
export function buildDelegateContinue(eventId: string): string {
  return JSON.stringify({ type: 'response.create', event_id: eventId });
}

export function buildSessionClose(eventId: string): string {
  return JSON.stringify({ type: 'session.close', event_id: eventId });
}
