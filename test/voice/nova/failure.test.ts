import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/errors.ts';
import { toProviderError } from '../../../src/voice/nova/wire/failure.ts';

function thrown(name: string, message = 'something'): Error {
  return Object.assign(new Error(message), { name });
}

describe('toProviderError', () => {
  it.each([
    ['ModelTimeoutException', 'Model has timed out', 'provider_session_expired'],
    [
      'ValidationException',
      'Timed out waiting for audio bytes or interactive content',
      'provider_session_expired',
    ],
    ['ValidationException', 'Chat history is over max limit.', 'provider_history_too_long'],
    ['ValidationException', 'Chat history should be sent completely before', 'provider_unavailable'],
    ['ValidationException', 'System instability detected', 'provider_unavailable'],
    ['ValidationException', 'RST_STREAM closed stream. HTTP/2 error code: NO_ERROR', 'provider_unavailable'],
    ['ValidationException', 'The security token included is expired', 'provider_unauthorized'],
    ['ValidationException', 'The provided model identifier is invalid.', 'provider_model_not_found'],
    ['ValidationException', 'Invalid input request', 'provider_input_rejected'],
    ['ValidationException', 'Tool Response parsing error', 'provider_input_rejected'],
    ['ThrottlingException', 'slow down', 'provider_throttled'],
    ['ServiceQuotaExceededException', 'quota', 'provider_throttled'],
    ['ModelStreamErrorException', 'x', 'provider_unavailable'],
    ['InternalServerException', 'x', 'provider_unavailable'],
    ['ServiceUnavailableException', 'x', 'provider_unavailable'],
    ['ModelNotReadyException', 'x', 'provider_unavailable'],
    ['AccessDeniedException', 'x', 'provider_access_denied'],
    ['ResourceNotFoundException', 'x', 'provider_model_not_found'],
    ['UnrecognizedClientException', 'x', 'provider_unauthorized'],
    ['ExpiredTokenException', 'x', 'provider_unauthorized'],
    ['InvalidSignatureException', 'x', 'provider_unauthorized'],
    ['CredentialsProviderError', 'Could not load credentials', 'provider_credentials_missing'],
    ['TimeoutError', 'x', 'provider_timeout'],
    ['Error', 'Premature close', 'provider_lost'],
    ['Error', 'read ECONNRESET', 'provider_lost'],
    ['Error', 'connect ECONNREFUSED 127.0.0.1:1', 'provider_lost'],
    ['Error', 'HTTP/2 stream is abnormally aborted in mid-communication', 'provider_lost'],
    ['SomethingNew', 'The content filter stopped it', 'provider_input_rejected'],
    ['SomethingNew', 'x', 'provider_unavailable'],
  ])('%s "%s" is %s', (name, message, code) => {
    expect(toProviderError(thrown(name, message)).code).toBe(code);
  });

  it("keeps the vendor's words in the cause only, and nothing of the exchange", () => {
    const exchange = { headers: { 'x-amz-security-token': 'secret' } };
    const error = toProviderError(Object.assign(thrown('ValidationException', 'you said X'), { exchange }));
    expect(error.message).toBe('Amazon Nova Sonic failed: ValidationException.');
    expect(error.cause).toMatchObject({ name: 'ValidationException', message: 'you said X' });
    expect(JSON.stringify(Object.entries(error.cause ?? {}))).not.toContain('secret');
  });

  it('leaves our own errors alone and takes anything thrown', () => {
    const own = new ProviderError('provider_timeout', 'late');
    expect(toProviderError(own)).toBe(own);
    expect(toProviderError('text').code).toBe('provider_unavailable');
  });
});
