import type { ToolDefinition } from '../voice/client.ts';
import { CALLBACK_TOOL, ESCALATE_TOOL } from './tools.ts';

/** Lines the gateway itself has spoken, by the model when there is one, else by Twilio. */
export interface AssistantLines {
  readonly greeting: string;
  readonly hold: string;
  /** When the conversation goes badly: the caller decides. */
  readonly offer: string;
  readonly idlePrompt: string;
  readonly idleGoodbye: string;
  readonly durationWarning: string;
  readonly durationGoodbye: string;
  /** After a stream was lost and found again. */
  readonly interruption: string;
  /** After a stream was given to another instance in the middle of something. */
  readonly moved: string;
  /** After a person could not be reached. */
  readonly nobodyFree: string;
  /** When a person is wanted, and no number is configured. */
  readonly noPersons: string;
  /** Spoken by Twilio before dialling, when the model is gone. */
  readonly modelGone: string;
  /** Spoken by Twilio when nothing is left to try. */
  readonly apology: string;
}

/** Who speaks on the phone: the model's instructions, its tools and the gateway's own lines. */
export interface Assistant {
  readonly instructions: string;
  readonly tools: readonly ToolDefinition[];
  readonly lines: AssistantLines;
}

const INSTRUCTIONS = `You are the virtual assistant of a company's customer service, speaking on the telephone.

How you speak
- Answer in the caller's language, in one to three short sentences, the way people talk on the phone.
- Say numbers, dates and codes slowly and repeat important ones for confirmation.
- Never read out symbols, lists or web addresses letter by letter unless asked.
- When you did not understand, say so and ask again. Never invent facts about orders, accounts or prices.
- You are a machine: say so honestly when you are asked.

When a person is needed
- When the caller asks for a person, is in danger, reports fraud, or you cannot help, call escalate_to_human
  with a short reason. Do not announce the transfer yourself: the line is spoken for you.
- Never promise that a person is free.
- When a person cannot be had now, offer a call-back. Once the caller agrees, call request_callback, then confirm
  what its result allows. When the caller would rather wait for a person, call escalate_to_human.

Never ask for card numbers, passwords or one-time codes.`;

const LINES: AssistantLines = {
  greeting: 'Hello, you are speaking with the virtual assistant. How can I help you today?',
  hold: 'I am connecting you with a person now. Please stay on the line.',
  offer: 'Would you like me to connect you with a person?',
  idlePrompt: 'Are you still there?',
  idleGoodbye: 'I will end the call now. Goodbye.',
  durationWarning: 'Your call will end in one minute.',
  durationGoodbye: 'I will end the call now. Goodbye.',
  interruption: "I'm sorry about the interruption. Please go on.",
  moved: 'Sorry about that. Please go on.',
  nobodyFree: 'I am sorry, nobody is free right now. Shall we call you back?',
  noPersons: 'I am sorry, I cannot connect you with a person right now. Shall we call you back?',
  modelGone: 'I am sorry, the assistant is not available. I am connecting you with a person.',
  apology: 'I am sorry, we cannot take your call at the moment. Please call again later. Goodbye.',
};

/**
 * The assistant of this gateway: the shipped one, with the operator's prompt and greeting where given.
 * @param overrides `instructions`: the text of ASSISTANT_PROMPT_FILE; `greeting`: ASSISTANT_GREETING
 */
export function createAssistant(overrides: {
  readonly instructions?: string | undefined;
  readonly greeting?: string | undefined;
}): Assistant {
  return {
    instructions: overrides.instructions ?? INSTRUCTIONS,
    tools: [ESCALATE_TOOL, CALLBACK_TOOL],
    lines: { ...LINES, greeting: overrides.greeting ?? LINES.greeting },
  };
}
