import { errorMessage } from '../../errors.ts';
import { type Check, type Finding, fault, type Outcome } from './finding.ts';

/** How long one check may take. */
export const DEADLINE_MS = 10_000;

/**
 * Runs all checks at the same time and hands their outcomes on in the given order, each as soon as those before
 * it are there. Takes no longer than the deadline.
 * @returns whether no check has found a fault
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

/** Never rejects: what a check throws is its finding. */
async function runCheck(check: Check, deadlineMs: number): Promise<Outcome> {
  const { name, onTimeout } = check;
  const deadline = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<readonly Finding[]>((resolve) => {
    timer = setTimeout(() => {
      resolve([fault(`no answer within ${deadlineMs / 1000} s`, onTimeout)]);
      deadline.abort();
    }, deadlineMs);
  });
  const found = check
    .run(deadline.signal)
    .catch((error: unknown) => [fault(`could not be checked: ${errorMessage(error)}`, onTimeout)]);
  const findings = await Promise.race([found, tooLate]);
  clearTimeout(timer);
  return { name, findings };
}
