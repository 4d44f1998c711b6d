import { withDeadline } from '../../async/deadline.ts';
import { errorMessage } from '../../errors.ts';
import { type Check, fault, type Outcome } from './finding.ts';

/** Milliseconds for one check. */
export const DEADLINE_MS = 10_000;

/**
 * Runs all checks at the same time. Reports their outcomes in the given order, each as soon as those before it are
 * reported. Takes no longer than the deadline.
 * @returns true when no check found a fault
 */
export async function examine(
  checks: readonly Check[],
  onOutcome: (outcome: Outcome) => void,
  deadlineMs = DEADLINE_MS,
): Promise<boolean> {
  const running = checks.map((check) => runCheck(check, deadlineMs));
  let healthy = true;
  for (const outcome of running) {
    const { name, findings } = await outcome;
    onOutcome({ name, findings });
    healthy &&= findings.every(({ status }) => status !== 'fault');
  }
  return healthy;
}

/** Never rejects: an error of the check becomes a finding. */
async function runCheck(check: Check, deadlineMs: number): Promise<Outcome> {
  const { name, onTimeout } = check;
  const findings = await withDeadline(
    (signal) =>
      check
        .run(signal)
        .catch((error: unknown) => [fault(`could not be checked: ${errorMessage(error)}`, onTimeout)]),
    {
      limitMs: deadlineMs,
      onLate: () => [fault(`no answer within ${deadlineMs / 1000} s`, onTimeout)],
      keepsProcess: true,
    },
  );
  return { name, findings };
}
