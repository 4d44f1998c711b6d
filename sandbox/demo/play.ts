import { errorMessage } from '../../src/errors.ts';
import type { Printer } from './printer.ts';
import type { DemoStep } from './steps.ts';

/**
 * Plays the steps in order, up to the first that does not happen.
 * @returns the name of that step
 */
export async function playSteps<S>(
  steps: readonly DemoStep<S>[],
  { stage, nowMs }: { readonly stage: S; readonly nowMs: () => number },
  printer: Pick<Printer, 'working' | 'done' | 'failed'>,
): Promise<string | undefined> {
  for (const { name, run } of steps) {
    printer.working(name);
    try {
      const details = await run(stage);
      printer.done(nowMs(), name, details);
    } catch (error) {
      printer.failed(nowMs(), name, errorMessage(error));
      return name;
    }
  }
  return undefined;
}
