import type { CallSteering, SteerableCalls } from '../../call/steering/call-steering.ts';
import { ConsoleError } from '../console-error.ts';

export interface LiveCalls {
  readonly calls: SteerableCalls;
  /** The instance that has the call, by the session table; undefined when no other one has it. */
  readonly instanceOf: (sessionId: string) => Promise<string | undefined>;
}

/** @throws ConsoleError when the call is not live here */
export async function liveCall(sessionId: string, { calls, instanceOf }: LiveCalls): Promise<CallSteering> {
  const steering = calls.steering(sessionId);
  if (steering === 'over')
    throw new ConsoleError('call_over', 'The call has ended. Find it under past calls.');
  if (steering) return steering;
  const instance = await instanceOf(sessionId);
  if (instance === undefined)
    throw new ConsoleError('not_found', 'No live call has this name. It may have ended.');
  throw new ConsoleError(
    'elsewhere',
    `Instance ${instance} has this call. Open the console of that instance.`,
  );
}
