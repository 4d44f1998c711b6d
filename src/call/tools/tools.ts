import type { CallbackOutcome, CallbackWish } from '../../handoff/callback.ts';
import type { ToolDefinition } from '../../voice/client.ts';

/** What the model gets back from a tool. That says what to say, because it must not promise more. */
export interface ToolAnswer {
  readonly status: string;
  readonly tell_the_caller: string;
}

export const ESCALATE_TOOL: ToolDefinition = {
  name: 'escalate_to_human',
  description:
    'Hands the call to a human colleague. Use it when the caller asks for a person, agrees to wait for one, or you cannot help.',
  parameters: {
    type: 'object',
    properties: { reason: { type: 'string', description: 'Why a person is needed, in a few words' } },
    required: ['reason'],
  },
};

export const CALLBACK_TOOL: ToolDefinition = {
  name: 'request_callback',
  description: 'Has a colleague call the caller back. Use it only when the caller has agreed to a call-back.',
  parameters: {
    type: 'object',
    properties: {
      preferred_time: { type: 'string', description: "When to call: ISO 8601 or the caller's own words" },
      phone_number: {
        type: 'string',
        description:
          'Only when the caller wants another number than their own, or was asked for one: the digits as they said them',
      },
    },
    required: [],
  },
};

export const END_CALL_TOOL: ToolDefinition = {
  name: 'end_call',
  description:
    'Ends the call. Use it only when the caller has said goodbye, or has said that they need nothing else. ' +
    'Goodbye is said for you unless you say it right before.',
  parameters: { type: 'object', properties: {}, required: [] },
};

interface CallbackParts {
  readonly sessionId: string;
  /** E.164 number of the caller. */
  readonly caller: string | undefined;
  /** E.164 number that was called. */
  readonly dialed: string | undefined;
  readonly summary: () => string;
  readonly language: () => string;
  readonly request: (wish: CallbackWish) => Promise<CallbackOutcome>;
}

/** `request_callback`: stores the wish, and says what may be promised. Bounded by the service's own deadlines. */
export async function requestCallback(argumentsJson: string, parts: CallbackParts): Promise<ToolAnswer> {
  const { preferred_time: preferredTime, phone_number: number } = textFields(argumentsJson);
  const { outcome } = await parts.request({
    sessionId: parts.sessionId,
    number: number ?? parts.caller,
    near: [parts.dialed, parts.caller],
    summary: parts.summary(),
    language: parts.language(),
    ...(preferredTime !== undefined && { preferredTime }),
  });
  return CALLBACK_ANSWERS[outcome];
}

const KEPT: ToolAnswer = {
  status: 'requested',
  tell_the_caller: 'Confirm that a colleague will call back, and repeat the time if one was wished.',
};

const CALLBACK_ANSWERS: Readonly<Record<CallbackOutcome['outcome'], ToolAnswer>> = {
  created: KEPT,
  stored: KEPT,
  no_number: {
    status: 'number_missing',
    tell_the_caller:
      'Ask for the telephone number, with its country code when it is of another country, and read it back. Then call request_callback again with it.',
  },
  failed: {
    status: 'failed',
    tell_the_caller: 'Say that the call-back could not be noted, and ask to call again later.',
  },
};

/** The model writes the arguments; what is not text is left out. */
export function textFields(json: string): Readonly<Record<string, string | undefined>> {
  try {
    const fields: unknown = JSON.parse(json);
    if (typeof fields !== 'object' || fields === null) return {};
    return Object.fromEntries(
      Object.entries(fields).filter(([, value]) => typeof value === 'string' && value.trim() !== ''),
    );
  } catch {
    return {};
  }
}
