import { createHmac } from 'node:crypto';
import type { Arm, Experiment } from './experiment.ts';

/** Numbers from 0 to this, without it, are equally likely. */
const HASH_SPAN = 2 ** 48;
const HASH_BYTES = 6;

/**
 * The arm of a caller: the same at each of their calls, on every instance, while the arms stay as they are.
 * @param caller E.164 number, or the CallSid of a caller without one, who then gets an arm by chance
 * @param stopped names of arms that take no new callers; their callers are spread over the others
 */
export function armFor(
  { name, salt, arms }: Experiment,
  caller: string,
  stopped: ReadonlySet<string> = new Set(),
): Arm | undefined {
  const first = pick(arms, place(`${salt}\n${name}`, caller));
  if (first === undefined || !stopped.has(first.name)) return first;
  // A caller of a running arm keeps it; only those of a stopped arm move.
  const left = arms.filter((arm) => !stopped.has(arm.name));
  return pick(left, place(`${salt}\n${name}\nmoved`, caller));
}

/** From 0 to 1, without 1. */
function place(key: string, caller: string): number {
  const hash = createHmac('sha256', key).update(caller).digest();
  return hash.readUIntBE(0, HASH_BYTES) / HASH_SPAN;
}

function pick(arms: readonly Arm[], share: number): Arm | undefined {
  const whole = arms.reduce((sum, arm) => sum + arm.share, 0);
  let left = share * whole;
  for (const arm of arms) {
    left -= arm.share;
    if (left < 0) return arm;
  }
  return arms.findLast((arm) => arm.share > 0);
}
