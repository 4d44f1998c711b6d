import { payloadBytes } from '../../audio/format.ts';
import type { LineFormat } from '../../audio/line-format.ts';
import type { FrameDrops } from '../../telemetry/frame-drops.ts';
import type { ToolDefinition } from '../../voice/client.ts';

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

/** Without a key for this long, it ends by itself. */
const QUIET_KEYS_MS = 30_000;

/** What the model gets when the caller, or the time limit, has ended it. */
const ENDED_BY = {
  key: '[The caller has finished typing on the keypad. You hear the caller again. Go on.]',
  time: '[The caller has typed nothing for a while. You hear the caller again. Ask whether to go on.]',
} as const;

/** Added to the instructions of a model that takes over while it is on: it has not seen the tool's result. */
export const SECURE_INPUT_NOTE =
  '\n\nSecure input is on: the caller is typing on the keypad, and you hear nothing until a note says that it has ended.';

export interface SecureInputAnswer {
  readonly status: 'on' | 'off' | 'unavailable';
  readonly tell_the_caller?: string;
}

export interface SecureInputOptions {
  readonly line: LineFormat;
  readonly drops: Pick<FrameDrops, 'count'>;
  /** Called with a text for the model when it ends without the model having asked for that. */
  readonly onEnd: (note: string) => void;
  /**
   * Stores whether it is on, for the next stream of the call on any instance. Bounded in time, never rejects.
   * @returns whether it is stored
   */
  readonly keep: (on: boolean) => Promise<boolean>;
}

/**
 * Secure input: the model gets nothing of what the caller says and types, and no key means anything but #. The
 * digits themselves are never passed on, with or without it. It outlives the stream: the next one begins with it on.
 */
export class SecureInput {
  readonly #options: SecureInputOptions;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: SecureInputOptions) {
    this.#options = options;
  }

  get on(): boolean {
    return this.#timer !== undefined;
  }

  /** What the model hears in place of the caller's audio, base64: silence of the same length while it is on. */
  filter(payload: string): string {
    if (!this.on) return payload;
    this.#options.drops.count('secure_input');
    return this.#options.line.silence(payloadBytes(payload));
  }

  /** @returns whether the key belongs to secure input, so that nothing else may act on it */
  takeKey(key: string): boolean {
    if (!this.on) return false;
    if (key === '#') this.#end('key');
    else this.#arm();
    return true;
  }

  /** @returns the tool's result, in bounded time, or undefined when the tool is another one */
  answer(tool: string): Promise<SecureInputAnswer> | undefined {
    if (tool === BEGIN_SECURE_INPUT.name) return this.#begin();
    if (tool !== END_SECURE_INPUT.name) return undefined;
    this.stop();
    void this.#options.keep(false);
    return Promise.resolve({ status: 'off' });
  }

  /** Goes on as an earlier stream of the call left it. */
  resume(): void {
    this.#arm();
  }

  /** Ends it for this stream, without a word. Idempotent. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** The caller is asked to type only when it is stored: otherwise a further stream would let the model hear them. */
  async #begin(): Promise<SecureInputAnswer> {
    this.#arm();
    if (await this.#options.keep(true)) {
      return this.on
        ? {
            status: 'on',
            tell_the_caller: 'Ask the caller to type on the keypad and to finish with the hash key.',
          }
        : { status: 'off' };
    }
    this.stop();
    void this.#options.keep(false);
    return {
      status: 'unavailable',
      tell_the_caller: 'Say that nothing can be typed at the moment. Do not ask for it in another way.',
    };
  }

  #arm(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end('time'), QUIET_KEYS_MS).unref();
  }

  #end(by: keyof typeof ENDED_BY): void {
    this.stop();
    void this.#options.keep(false);
    this.#options.onEnd(ENDED_BY[by]);
  }
}
