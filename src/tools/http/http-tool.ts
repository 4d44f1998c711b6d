import { setTimeout as pause } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import type { ToolDefinition } from '../../voice/client.ts';
import type { VoiceProvider } from '../../voice/provider.ts';
import type { ToolDeclaration } from '../declaration.ts';
import type { Secrets } from '../secrets.ts';
import type { Tool, ToolFiller, ToolRequest, ToolResult } from '../tool.ts';
import { ToolFailure } from '../tool-failure.ts';
import type { ToolHealth } from '../tool-health.ts';
import { ToolTally } from '../tool-tally.ts';
import { declaredDefinition } from './declared-definition.ts';
import type { HostBreakers } from './host-breakers.ts';
import { pick } from './pick.ts';
import { type AnswerBody, unusable } from './read-answer.ts';
import { type BuiltRequest, RequestTemplate } from './request-template.ts';
import { sendRequest } from './send-request.ts';
import { ServerTrouble } from './server-trouble.ts';
import { TemplateValues } from './template-values.ts';

/** What all HTTP tools of the process share. */
export interface HttpToolParts {
  /** Of the guard rails. */
  readonly dispatcher: Dispatcher;
  readonly breakers: HostBreakers;
  readonly secrets: Secrets;
}

/** A tool that sends one HTTP request to a server of the operator. */
export class HttpTool implements Tool {
  readonly definition: ToolDefinition;
  readonly providers: readonly VoiceProvider[] | undefined;
  readonly timeoutMs: number;
  readonly filler: ToolFiller | undefined;
  readonly cancellable: boolean;
  readonly #declaration: ToolDeclaration;
  readonly #parts: HttpToolParts;
  readonly #template: RequestTemplate;
  readonly #tally = new ToolTally();

  /** @param declaration without faults: see `readDeclarations` */
  constructor(declaration: ToolDeclaration, parts: HttpToolParts) {
    this.definition = declaredDefinition(declaration);
    this.providers = declaration.providers;
    this.timeoutMs = declaration.timeoutMs;
    this.filler = declaration.filler === false ? undefined : declaration.filler;
    this.cancellable = declaration.cancellable;
    this.#declaration = declaration;
    this.#parts = parts;
    this.#template = new RequestTemplate(declaration.http, (text) => resolved(text, parts.secrets));
  }

  /** Scheme, host and port of its server. */
  get origin(): string {
    return this.#template.origin;
  }

  /** @param kind how the tool was declared */
  health(kind: 'http' | 'openapi'): ToolHealth {
    const isOpen = this.#parts.breakers.isOpen(this.origin);
    return this.#tally.health({ name: this.definition.name, kind }, isOpen ? 'circuit_open' : undefined);
  }

  /**
   * @throws ArgumentsRefused when the model may correct its arguments
   * @throws ToolError when the server gives no usable answer
   */
  run(request: ToolRequest): Promise<ToolResult> {
    return this.#tally.follow(() => this.#answer(request));
  }

  async #answer(request: ToolRequest): Promise<ToolResult> {
    const built = this.#template.build(new TemplateValues(request, this.#declaration.callerBound));
    const headers = { ...built.headers, ...this.#idempotencyKey(request) };
    const answer = await this.#sendWithRetry({ ...built, headers }, request.signal);
    return { value: this.#valueOf(answer), maxChars: this.#declaration.result.maxChars };
  }

  async #sendWithRetry(built: BuiltRequest, signal: AbortSignal): Promise<AnswerBody> {
    try {
      return await this.#send(built, signal);
    } catch (error) {
      if (!(error instanceof ServerTrouble) || error.retryAfterMs === undefined) throw error;
      if (this.#retries === 0) throw error;
      await pause(error.retryAfterMs, undefined, { signal, ref: false });
      return this.#send(built, signal);
    }
  }

  async #send(built: BuiltRequest, signal: AbortSignal): Promise<AnswerBody> {
    const { dispatcher, breakers, secrets } = this.#parts;
    try {
      return await breakers.run(this.origin, () =>
        sendRequest(built, { dispatcher, origin: this.origin, signal }),
      );
    } catch (error) {
      if (!(error instanceof ToolFailure)) throw error;
      throw new ToolFailure(error.message, secrets.maskValue(error.data), { cause: error.cause });
    }
  }

  get #retries(): number {
    const { retries, http, idempotent } = this.#declaration;
    return retries ?? (http.method === 'GET' || idempotent ? 1 : 0);
  }

  /** The same for every try of one call of the model, so that the server can do it once. */
  #idempotencyKey({ facts, callId }: ToolRequest): Readonly<Record<string, string>> {
    if (this.#declaration.http.method === 'GET') return {};
    return { 'idempotency-key': `${facts.sessionId}:${encodeURIComponent(callId)}` };
  }

  #valueOf({ kind, text }: AnswerBody): unknown {
    const { pick: pointers } = this.#declaration.result;
    if (kind === 'empty') return { done: true };
    const { secrets } = this.#parts;
    if (kind === 'json') return secrets.maskValue(pick(parseJson(text), pointers));
    if (pointers.length > 0) throw unusable('The answer is no JSON, so that no parts can be picked');
    return secrets.mask(text);
  }
}

function resolved(text: string, secrets: Secrets): string {
  const found = secrets.resolve(text);
  if ('text' in found) return found.text;
  throw new Error(`A secret is not set: ${found.missing.join(', ')}`);
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw unusable('The answer is not valid JSON');
  }
}
