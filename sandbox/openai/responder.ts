import type { ModelAnswer, ModelScript } from '../model/script.ts';
import type { SpeechLibrary } from '../model/speech-library.ts';
import type { ModelWireObserver } from '../wire-observer.ts';
import type { Conversation } from './conversation.ts';
import type { OpenAIFaults } from './faults.ts';
import { ResponseRun } from './response-run.ts';
import type { ResponseParams } from './schema.ts';
import type { SessionConfig } from './session-config.ts';
import { UsageMeter } from './usage.ts';
import { invalidRequest, type VendorError } from './validator.ts';

export interface ResponderOptions {
  readonly conversation: Conversation;
  readonly script: ModelScript;
  readonly library: SpeechLibrary;
  readonly faults: OpenAIFaults;
  readonly deltaMs: number;
  readonly speed: number;
  readonly observer?: ModelWireObserver;
  readonly config: () => SessionConfig;
  readonly send: (type: string, fields: object) => void;
  readonly nextId: (prefix: string) => string;
}

/** The model's side of a session: one response at a time, by the script. */
export class Responder {
  readonly #options: ResponderOptions;
  readonly #usage = new UsageMeter();
  #active: ResponseRun | undefined;
  #hasSpoken = false;

  constructor(options: ResponderOptions) {
    this.#options = options;
  }

  /** From then on the voice cannot be changed. */
  get hasSpoken(): boolean {
    return this.#hasSpoken;
  }

  /** The client asks for a response. */
  create(params: ResponseParams | undefined): VendorError | undefined {
    if (this.#active) {
      return invalidRequest(
        'conversation_already_has_active_response',
        `Conversation already has an active response in progress: ${this.#active.responseId}.`,
      );
    }
    this.#respond(this.#answer(params?.instructions), params?.metadata ?? null);
    return undefined;
  }

  /** The client cancels. */
  cancel(responseId: string | undefined): VendorError | undefined {
    const active = this.#active;
    if (!active || (responseId !== undefined && responseId !== active.responseId)) {
      return invalidRequest('response_cancel_not_active', 'Cancellation failed: no active response found');
    }
    active.cancel('client_cancelled');
    return undefined;
  }

  /** The caller has finished a sentence. */
  answerCaller(): void {
    if (!this.#active) this.#respond(this.#answer(undefined), null);
  }

  /** The caller speaks while the model does. */
  interrupt(): void {
    this.#active?.cancel('turn_detected');
  }

  /** Ends silently, because the connection is gone. */
  abandon(): void {
    this.#active?.abandon();
  }

  /** Words between say tags are spoken as they are; anything else is for the script. */
  #answer(instructions: string | undefined): ModelAnswer {
    const { faults, script, conversation } = this.#options;
    if (faults.takeSilence()) return {};
    const line = /<say>([\s\S]*)<\/say>/.exec(instructions ?? '')?.[1];
    if (line !== undefined) return { text: line };
    const answer = script.answer(instructions ?? conversation.newestInput());
    const spokenMs = answer.text ? faults.takeCutOff() : undefined;
    return spokenMs === undefined ? answer : { ...answer, ending: 'max_output_tokens', spokenMs };
  }

  #respond(answer: ModelAnswer, metadata: Readonly<Record<string, string>> | null): void {
    const { conversation, config, faults, nextId } = this.#options;
    const before = conversation.items.slice();
    const failWith = faults.takeFailure();
    const plan = {
      responseId: nextId('resp'),
      answer,
      metadata,
      format: config().outputFormat,
      ...(failWith !== undefined && { failWith }),
    };
    this.#hasSpoken = true;
    this.#active = new ResponseRun(plan, {
      ...this.#options,
      onEnd: (spoken) => {
        this.#active = undefined;
        return this.#usage.bill(config().instructions, before, spoken);
      },
    });
    this.#active.start();
  }
}
