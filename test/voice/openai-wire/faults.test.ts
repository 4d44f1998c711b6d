import { describe, expect, it } from 'vitest';
import {
  errorOfClose,
  errorOfEvent,
  errorOfRefusal,
  faultKind,
  isRetryable,
} from '../../../src/voice/openai-wire/faults.ts';

const event = (code: string, eventId?: string) => ({
  type: 'error' as const,
  code,
  ...(eventId !== undefined && { eventId }),
});
const body = (error: object) => JSON.stringify({ error });

describe('what OpenAI errors mean', () => {
  it.each([
    [401, body({ code: 'invalid_api_key' }), 'provider_unauthorized'],
    [401, '<html>', 'provider_unauthorized'],
    [403, '', 'provider_access_denied'],
    [404, body({ code: null, type: 'invalid_request_error' }), 'provider_model_not_found'],
    [400, body({ code: 'model_not_found' }), 'provider_model_not_found'],
    [400, '', 'provider_input_rejected'],
    [429, body({ code: 'rate_limit_exceeded' }), 'provider_throttled'],
    [429, body({ type: 'insufficient_quota' }), 'provider_quota_exhausted'],
    [500, '', 'provider_unavailable'],
    [503, body({ type: 'server_error' }), 'provider_unavailable'],
  ])('HTTP %i %s is %s', (status, text, code) => {
    expect(errorOfRefusal(status, text).code).toBe(code);
  });

  it('keeps the code of the vendor and drops its sentence, which can quote the key', () => {
    const error = errorOfRefusal(401, body({ code: 'invalid_api_key', message: 'Incorrect key: sk-secret' }));
    expect(error.message).toBe('OpenAI refused the connection (HTTP 401, invalid_api_key)');
  });

  it.each([
    [1001, 'Your session hit the maximum duration of 60 minutes.', 'provider_session_expired'],
    [1001, 'invalid_request_error.session_expired', 'provider_session_expired'],
    [1001, '', 'provider_lost'],
    [1006, '', 'provider_lost'],
    [1011, '', 'provider_lost'],
    [1012, '', 'provider_unavailable'],
    [1008, '', 'provider_access_denied'],
    [3000, 'invalid_request_error', 'provider_unauthorized'],
    [4000, 'invalid_request_error.beta_api_shape_disabled', 'provider_input_rejected'],
    [1008, 'insufficient_quota', 'provider_quota_exhausted'],
  ])('close %i %s is %s', (closeCode, reason, code) => {
    expect(errorOfClose(closeCode, reason).code).toBe(code);
  });

  it('tells races from faults, and faults from the end', () => {
    expect(faultKind(event('response_cancel_not_active'))).toBe('benign');
    expect(faultKind(event('conversation_already_has_active_response'))).toBe('benign');
    expect(faultKind(event('invalid_value', 'truncate_7'))).toBe('benign');
    expect(faultKind(event('item_delete_invalid_item_id', 'delete_7'))).toBe('benign');
    expect(faultKind(event('invalid_value', 'create_7'))).toBe('surface');
    expect(faultKind(event('session_expired', 'cancel_7'))).toBe('fatal');
  });

  it('says of an event what the operator may do', () => {
    expect(errorOfEvent(event('rate_limit_exceeded')).code).toBe('provider_throttled');
    expect(errorOfEvent(event('server_error'))).toMatchObject({
      code: 'provider_unavailable',
      retryable: true,
    });
    expect(errorOfEvent(event('invalid_value')).code).toBe('provider_input_rejected');
  });

  it('repeats only what may succeed', () => {
    expect(['rate_limit_exceeded', 'server_error'].every(isRetryable)).toBe(true);
    expect(['insufficient_quota', 'invalid_request_error', undefined].some(isRetryable)).toBe(false);
  });
});
