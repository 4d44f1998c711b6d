import { ConsoleError } from '../console-error.ts';
import type { WholeCall } from './past-calls.ts';
import type { PastServices } from './past-services.ts';

const SESSION_ID = /^[\w-]{1,64}$/;

/** @returns the name of a call, as a request has it; undefined for what cannot be one */
export function callName(text: unknown): string | undefined {
  return typeof text === 'string' && SESSION_ID.test(text) ? text : undefined;
}

/** @throws ConsoleError for a call that is not in the table */
export async function wholeCall({ calls }: Pick<PastServices, 'calls'>, id: string): Promise<WholeCall> {
  const name = callName(id);
  const call = name === undefined ? undefined : await calls.whole(name);
  if (!call) throw unknownCall();
  return call;
}

export function unknownCall(): ConsoleError {
  return new ConsoleError(
    'not_found',
    'This call is not in the table. It may have expired, or was deleted, or its name is not complete.',
  );
}
