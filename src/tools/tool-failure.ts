import { ToolError } from '../errors.ts';

/** A failure about which the server said something that the model may know, like `no order with this number`. */
export class ToolFailure extends ToolError {
  /** JSON data from the server; the model gets it as data. Never logged. */
  readonly data: unknown;

  constructor(message: string, data: unknown, options?: ErrorOptions) {
    super('tool_failed', message, options);
    this.data = data;
  }
}
