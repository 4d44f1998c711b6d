import type { VoiceProvider } from '../../voice/provider.ts';
import type { FactName } from '../call-fields.ts';
import type { ToolFiller } from '../tool.ts';

interface McpServerBase {
  /** The part of a tool's name before `__`. */
  readonly name: string;
  /** Names of the server's tools that a model may get, or all. */
  readonly allow: readonly string[] | '*';
  /** Tools that may be called again when the connection breaks. */
  readonly idempotent: readonly string[];
  readonly timeoutMs: number;
  readonly filler: ToolFiller | undefined;
  readonly cancellable: boolean;
  readonly providers: readonly VoiceProvider[] | undefined;
  /** By tool: arguments that the gateway fills. The model does not see them. */
  readonly callerBound: Readonly<Record<string, Readonly<Record<string, FactName>>>>;
}

/** A server that is reached by Streamable HTTP. */
export interface McpHttpServer extends McpServerBase {
  readonly kind: 'http';
  readonly url: string;
  /** With the secrets filled in. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A server that the gateway starts as a process. */
export interface McpStdioServer extends McpServerBase {
  readonly kind: 'stdio';
  readonly command: string;
  readonly args: readonly string[];
  /** With the secrets filled in. */
  readonly env: Readonly<Record<string, string>>;
}

export type McpServerSettings = McpHttpServer | McpStdioServer;
