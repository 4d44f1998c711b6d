import { type Dispatcher, errors } from 'undici';
import { ToolError } from '../../errors.ts';
import { timeIsUp } from '../abort-cause.ts';
import { ToolFailure } from '../tool-failure.ts';
import { type AnswerBody, readAnswer, unusable } from './read-answer.ts';
import type { BuiltRequest } from './request-template.ts';
import { pauseBeforeRetryMs } from './retry-delay.ts';
import { ServerTrouble } from './server-trouble.ts';

export interface SendOptions {
  readonly dispatcher: Dispatcher;
  readonly origin: string;
  readonly signal: AbortSignal;
}

/**
 * Sends one request and reads the answer.
 * @returns the body of a 2xx answer
 * @throws ServerTrouble when another try may help, ToolFailure when the server says why it does not do this, and
 * ToolError otherwise
 */
export async function sendRequest(
  { method, path, headers, body }: BuiltRequest,
  { dispatcher, origin, signal }: SendOptions,
): Promise<AnswerBody> {
  try {
    const response = await dispatcher.request({
      origin,
      path,
      method,
      headers: {
        accept: 'application/json, text/plain;q=0.9',
        'user-agent': 'voice-gateway',
        ...headers,
        'accept-encoding': 'identity',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body ?? null,
      signal,
    });
    return await judge(response);
  } catch (error) {
    throw asToolError(error, signal);
  }
}

async function judge(response: Dispatcher.ResponseData): Promise<AnswerBody> {
  const { statusCode: status, headers, body } = response;
  // A body that is given up emits an error, which would end the process.
  body.on('error', () => undefined);
  if (status >= 200 && status < 300) return readAnswer(response);
  if (status === 400 || status === 404 || status === 409 || status === 410 || status === 422) {
    throw new ToolFailure(`The server answered with ${status}`, await refusal(response));
  }
  body.destroy();
  if (status >= 300 && status < 400) {
    throw new ToolError('tool_refused', `The server answered with a redirect (${status})`);
  }
  if (status === 408 || status === 429 || status >= 500) {
    const retryAfterMs = pauseBeforeRetryMs(status, headers['retry-after']);
    throw new ServerTrouble(`The server answered with ${status}`, { status, retryAfterMs });
  }
  throw new ToolError('tool_refused', `The server answered with ${status}`);
}

/** What the server says about its refusal, if it can be used. */
async function refusal(response: Dispatcher.ResponseData): Promise<unknown> {
  const { statusCode: status } = response;
  try {
    const { kind, text } = await readAnswer(response);
    return kind === 'empty' ? { status } : { status, message: text };
  } catch (error) {
    if (error instanceof ToolError) return { status };
    throw error;
  }
}

function asToolError(error: unknown, signal: AbortSignal): unknown {
  if (error instanceof ToolError) return error;
  if (signal.aborted) return stopped(signal, error);
  const code = errorCode(error);
  if (error instanceof errors.HeadersOverflowError || error instanceof errors.HTTPParserError) {
    return unusable(`The answer is not HTTP that can be read: ${code}`, { cause: error });
  }
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError) {
    return new ToolError('tool_timeout', 'The server did not answer in time', { cause: error });
  }
  return new ServerTrouble(`The server could not be reached: ${code}`, {
    retryAfterMs: pauseBeforeRetryMs(undefined, undefined),
    cause: error,
  });
}

function stopped(signal: AbortSignal, cause: unknown): unknown {
  return timeIsUp(signal)
    ? new ToolError('tool_timeout', 'The server did not answer in time', { cause })
    : cause;
}

/** Like `ECONNREFUSED`, or `CERT_HAS_EXPIRED` */
function errorCode(error: unknown): string {
  const found = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof found === 'string' ? found : 'unknown error';
}
