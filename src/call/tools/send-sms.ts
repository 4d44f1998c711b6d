import { LRUCache } from 'lru-cache';
import { GatewayError, ToolError } from '../../errors.ts';
import { isSoftphoneSid } from '../../media/softphone-sid.ts';
import type { Tool, ToolRequest, ToolResult } from '../../tools/tool.ts';

export interface SendSmsOptions {
  /** @throws GatewayError `telephony_refused` or `telephony_unavailable` */
  readonly send: (message: { readonly to: string; readonly text: string }) => Promise<void>;
}

/** Two segments of a text message, roughly: more is no message that somebody was promised on the phone. */
const MAX_CHARACTERS = 300;
const MAX_MESSAGES = 2;
/** Of one number, by this instance: a caller who pretends to call from a number could otherwise flood its owner. */
const MAX_PER_DAY = 5;
const DAY_MS = 24 * 60 * 60 * 1000;
const REMEMBERED_NUMBERS = 100_000;
/** More calls than an instance has in the longest call. */
const REMEMBERED_CALLS = 10_000;
const TIMEOUT_MS = 8_000;
/** As for the tools of an operator. Twilio mostly answers sooner. */
const FILLER_AFTER_MS = 700;

/**
 * Sends the caller a text message. It goes to the number that Twilio names as the caller's and to no other, whatever
 * the model or a text that it has read may ask for.
 */
export class SendSms implements Tool {
  readonly definition = {
    name: 'send_sms',
    description:
      'Sends the caller a text message, such as an address or a reference number, after they have agreed to it. ' +
      'It goes to the number they call from and to no other.',
    parameters: {
      type: 'object',
      properties: {
        text: {
          type: 'string',
          minLength: 1,
          maxLength: MAX_CHARACTERS,
          description: `The message in the caller's language, at most ${MAX_CHARACTERS} characters`,
        },
      },
      required: ['text'],
      additionalProperties: false,
    },
  } as const;
  readonly timeoutMs = TIMEOUT_MS;
  readonly filler = { afterMs: FILLER_AFTER_MS, text: {} } as const;
  readonly cancellable = false;
  readonly #send: SendSmsOptions['send'];
  /** Messages by session. */
  readonly #sent = new LRUCache<string, number>({ max: REMEMBERED_CALLS });
  /** Messages by number, in the day that begins with the first one. */
  readonly #sentTo = new LRUCache<string, number>({
    max: REMEMBERED_NUMBERS,
    ttl: DAY_MS,
    noUpdateTTL: true,
  });

  constructor({ send }: SendSmsOptions) {
    this.#send = send;
  }

  /** @throws ToolError when Twilio does not take the message */
  async run({ arguments: { text }, facts: { sessionId, caller } }: ToolRequest): Promise<ToolResult> {
    if (caller === undefined) return refused('The number of the caller is not known.');
    // Its number is one that a supervisor has typed in.
    if (isSoftphoneSid(sessionId)) return refused('This is a test call, so no message is sent.');
    const message = plainText(String(text));
    if (message === '') return refused('The message is empty.');
    const sent = this.#sent.get(sessionId) ?? 0;
    if (sent >= MAX_MESSAGES) return refused('No further message can be sent in this call.');
    const sentTo = this.#sentTo.get(caller) ?? 0;
    if (sentTo >= MAX_PER_DAY) return refused('No further message can be sent to this number today.');
    // Counted before it is sent: a message whose confirmation is lost may have arrived.
    this.#sent.set(sessionId, sent + 1);
    this.#sentTo.set(caller, sentTo + 1);
    try {
      await this.#send({ to: caller, text: message });
    } catch (cause) {
      const isRefused = cause instanceof GatewayError && cause.code === 'telephony_refused';
      const code = isRefused ? 'tool_failed' : 'tool_unavailable';
      throw new ToolError(code, 'The text message was not sent', { cause });
    }
    return { value: { status: 'sent', tell_the_caller: 'Say that the message is on its way.' } };
  }
}

function refused(reason: string): ToolResult {
  return { value: { status: 'not_sent', reason } };
}

/** Control characters other than line breaks have no meaning in a text message. */
function plainText(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, ' ').trim();
}
