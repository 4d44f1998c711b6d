import { ProtocolError, SdkError, SdkErrorCode, SdkHttpError } from '@modelcontextprotocol/client';
import { ToolError } from '../../errors.ts';
import { shownText } from '../shown-text.ts';
import { ToolFailure } from '../tool-failure.ts';
import { STREAM_ENDED, TOO_LARGE } from './mcp-transport.ts';

const MAX_WORDS = 300;

/** Codes of JSON-RPC for a request that the server cannot take, and of MCP for one that needs a person's answer. */
const INVALID_PARAMS = -32_602;
const METHOD_NOT_FOUND = -32_601;

/**
 * Whether the server does not know the session any more, and has not taken the request. The specification says 404;
 * servers of the vendor's first library answer 400 with these words.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#session-management
 */
export function isUnknownSession(error: unknown): boolean {
  if (!SdkHttpError.isInstance(error)) return false;
  if (error.status === 404) return true;
  const { text } = error.data;
  return error.status === 400 && typeof text === 'string' && /session/i.test(text);
}

/** Whether the request may have been lost on the way, so that only what is idempotent may be sent again. */
export function isBrokenConnection(error: unknown): boolean {
  if (ProtocolError.isInstance(error)) return error.code === STREAM_ENDED;
  if (SdkHttpError.isInstance(error)) return false;
  if (SdkError.isInstance(error)) {
    return error.code === SdkErrorCode.ConnectionClosed || error.code === SdkErrorCode.NotConnected;
  }
  const found = causes(error);
  if (found.some((cause) => cause instanceof ToolError || isRedirect(cause))) return false;
  return found.some((cause) => cause instanceof TypeError && /fetch failed/.test(cause.message));
}

/** What a call of a tool failed with. The words of a server are only in what the model reads, never in the log. */
export function toToolError(error: unknown): ToolError {
  const blocked = causes(error).find((cause) => cause instanceof ToolError);
  if (blocked instanceof ToolError) return blocked;
  if (ProtocolError.isInstance(error)) return protocolFailure(error);
  if (SdkHttpError.isInstance(error)) return httpFailure(error);
  if (SdkError.isInstance(error)) return libraryFailure(error);
  if (causes(error).some(isRedirect)) {
    return new ToolError(
      'tool_blocked',
      'The MCP server redirects, which is never followed: write the URL that it leads to',
      {
        cause: error,
      },
    );
  }
  if (error instanceof SyntaxError || (error instanceof Error && error.name === 'ZodError')) {
    return new ToolError('tool_result_unusable', 'The MCP server answered with something else than MCP');
  }
  return new ToolError('tool_unavailable', 'The MCP server cannot be reached', { cause: error });
}

function protocolFailure(error: ProtocolError): ToolError {
  if (error.code === TOO_LARGE) return new ToolError('tool_result_unusable', 'The answer is too large');
  if (error.code === STREAM_ENDED) {
    return new ToolError('tool_unavailable', 'The MCP server ended the stream without an answer');
  }
  const why =
    error.code === INVALID_PARAMS || error.code === METHOD_NOT_FOUND ? 'refused the request' : 'failed';
  return new ToolFailure(
    `The MCP server ${why} with code ${error.code}`,
    shownText(error.message, MAX_WORDS),
  );
}

function httpFailure(error: SdkHttpError): ToolError {
  const { status } = error;
  const message = `The MCP server answered with status ${status}`;
  if (status === 429 || status >= 500) return new ToolError('tool_unavailable', message);
  return new ToolError('tool_refused', message);
}

function libraryFailure(error: SdkError): ToolError {
  switch (error.code) {
    case SdkErrorCode.RequestTimeout:
      return new ToolError('tool_timeout', 'The MCP server did not answer in time');
    case SdkErrorCode.InvalidResult:
    case SdkErrorCode.ClientHttpUnexpectedContent:
      return new ToolError(
        'tool_result_unusable',
        'The MCP server answered with something else than a result',
      );
    case SdkErrorCode.UnsupportedResultType:
    case SdkErrorCode.InputRequiredRoundsExceeded:
      return new ToolFailure(
        'The MCP tool asks for input in between, which a phone call cannot give',
        'This tool needs input that cannot be given on the phone.',
      );
    default:
      return new ToolError('tool_unavailable', 'The connection to the MCP server is broken', {
        cause: error,
      });
  }
}

function isRedirect(error: unknown): boolean {
  return error instanceof Error && /unexpected redirect/i.test(error.message);
}

/** The error and what caused it, the outermost first. */
function causes(error: unknown): unknown[] {
  const found: unknown[] = [];
  for (let next = error; next !== undefined && found.length < 6; ) {
    found.push(next);
    next = next instanceof Error ? next.cause : undefined;
  }
  return found;
}
