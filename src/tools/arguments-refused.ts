import { ToolError } from '../errors.ts';

/** Arguments that fit the schema but cannot be used, like a path segment with a slash. The model may correct them. */
export class ArgumentsRefused extends ToolError {
  /** For the model; without its values. */
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super('tool_failed', 'The arguments cannot be used');
    this.faults = faults;
  }
}
