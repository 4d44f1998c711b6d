import { payloadBytes } from '../audio/format.ts';
import { silencePayload } from '../audio/mulaw.ts';
import type { ToolDefinition } from '../voice/client.ts';

export const BEGIN_SECURE_INPUT: ToolDefinition = {
  name: 'begin_secure_input',
  description:
    'Begins secure input: from now on you hear nothing, and keys are not acted on. Use it right before the caller types something secret.',
  parameters: { type: 'object', properties: {}, required: [] },
};

export const END_SECURE_INPUT: ToolDefinition = {
  name: 'end_secure_input',
  description: 'Ends secure input, when it is no longer wanted. The # key of the caller ends it too.',
  parameters: { type: 'object', properties: {}, required: [] },
};

/** From the beginning, or the last key, to the end by itself. */
const QUIET_KEYS_MS = 30_000;

/** What the model is told when the caller, or time, has ended it. */
const ENDED_BY = {
  key: '[The caller has finished typing on the keypad. You hear the caller again. Go on.]',
  time: '[The caller has typed nothing for a while. You hear the caller again. Ask whether to go on.]',
} as const;

/**
 * Secure input: what the caller says and types is kept from the model, and no key means anything but #. The
 * digits themselves go nowhere, here as at any other time.
 */
export class SecureInput {
  readonly #onEnd: (note: string) => void;
  #timer: NodeJS.Timeout | undefined;

  /** @param onEnd told when it ends without the model having asked for it, with a text for the model */
  constructor(onEnd: (note: string) => void) {
    this.#onEnd = onEnd;
  }

  get on(): boolean {
    return this.#timer !== undefined;
  }

  /** What the model gets to hear in the place of the caller's audio, base64 mu-law: its own silence while on. */
  filter(payload: string): string {
    return this.on ? silencePayload(payloadBytes(payload)) : payload;
  }

  /** @returns whether the key belongs to secure input, so that nobody else may act on it */
  takeKey(key: string): boolean {
    if (!this.on) return false;
    if (key === '#') this.#end('key');
    else this.#arm();
    return true;
  }

  /** @returns the tool's result, or undefined when the tool is another one */
  answer(tool: string): { readonly status: string; readonly tell_the_caller?: string } | undefined {
    if (tool === BEGIN_SECURE_INPUT.name) {
      this.#arm();
      return {
        status: 'on',
        tell_the_caller: 'Ask the caller to type on the keypad and to finish with the hash key.',
      };
    }
    if (tool !== END_SECURE_INPUT.name) return undefined;
    this.stop();
    return { status: 'off' };
  }

  /** Ends it without a word. Idempotent. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #arm(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end('time'), QUIET_KEYS_MS).unref();
  }

  #end(by: keyof typeof ENDED_BY): void {
    this.stop();
    this.#onEnd(ENDED_BY[by]);
  }
}
