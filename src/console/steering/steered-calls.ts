import type { CallSteering, SteerableCalls } from '../../call/steering/call-steering.ts';
import { ConsoleError } from '../console-error.ts';

export interface SteeredCalls {
  readonly calls: SteerableCalls;
  /** What to say of a call that is not live here. Rejects when that cannot be found out. */
  readonly whereIs: (sessionId: string) => Promise<ConsoleError>;
}

/** @throws ConsoleError when the call is not live here */
export async function liveCall(sessionId: string, { calls, whereIs }: SteeredCalls): Promise<CallSteering> {
  const steering = calls.steering(sessionId);
  if (steering === 'over')
    throw new ConsoleError('call_over', 'The call has ended. Find it under past calls.');
  if (steering) return steering;
  throw await whereIs(sessionId);
}
