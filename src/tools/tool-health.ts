/**
 * `unused`: no call has used it yet. `connecting`: the first try to reach its server is under way. `failing`: the latest call failed. `unreachable`: its server cannot be reached.
 * `circuit_open`: it gets no requests for a while, because its server has failed too often.
 */
export type ToolState = 'unused' | 'connecting' | 'ok' | 'failing' | 'unreachable' | 'circuit_open';

/** How one tool, server or knowledge source does in this process. For operators. */
export interface ToolHealth {
  readonly name: string;
  /** `http`, `openapi`, `mcp`, `files`, `bedrock`, `pinecone`. */
  readonly kind: string;
  readonly state: ToolState;
  /** Calls since the file was read. */
  readonly calls: number;
  /** Code of the latest failure. */
  readonly lastError?: string | undefined;
  /** ISO 8601. */
  readonly lastSuccessAt?: string | undefined;
}
