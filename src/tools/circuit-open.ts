import { ToolError } from '../errors.ts';

/** The server failed so often that it gets no requests for a while. */
export class CircuitOpen extends ToolError {
  constructor(options?: ErrorOptions) {
    super('tool_unavailable', 'The server failed too often and is not asked for 30 s', options);
  }
}
