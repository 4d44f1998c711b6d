import { CredentialsRefused } from './credentials.ts';
import type { Failure } from './nova-client-options.ts';

const BROKEN = 'The connection to the model was refused or broke. Start again.';

/** What an error means to a page. */
export function failureOf(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'provider_lost';
  return { code, message: error instanceof CredentialsRefused ? error.message : BROKEN };
}
