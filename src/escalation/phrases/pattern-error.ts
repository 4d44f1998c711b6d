import { GatewayError } from '../../errors.ts';

/** A pattern that cannot be understood, or that matches nothing or everything. The message quotes it. */
export class PatternError extends GatewayError {
  readonly pattern: string;
  readonly problem: string;

  constructor(pattern: string, problem: string, where?: string) {
    super('config_invalid', `${where === undefined ? '' : `${where}: `}pattern "${pattern}": ${problem}`);
    this.pattern = pattern;
    this.problem = problem;
  }
}
