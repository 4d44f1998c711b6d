import type { Refusal } from '../../../sandbox/bedrock/refusal.ts';

/** The sandbox knows no others. */
export const CREDENTIALS = { accessKeyId: 'AKIDSANDBOX', secretAccessKey: 'sandbox-secret' };

/** How every service of AWS refuses a security token that it does not know. */
export const UNAUTHORIZED: Refusal = {
  status: 403,
  errorType: 'UnrecognizedClientException',
  message: 'The security token included in the request is invalid.',
};
