import { describe, expect, it } from 'vitest';
import { READING_ACTIONS } from '../../../src/cli/doctor/actions.ts';
import { awsFault } from '../../../src/cli/doctor/aws-failure.ts';
import { certificateFault } from '../../../src/cli/doctor/certificate.ts';
import { runDoctor } from '../../../src/cli/doctor/command.ts';

const REQUEST = {
  what: 'table voice-sessions',
  action: 'dynamodb:DescribeTable',
  region: 'in AWS_REGION (us-east-1)',
  onMissing: 'Create it.',
};

function named(name: string, message = 'no'): Error {
  return Object.assign(new Error(message), { name });
}

function coded(code: string, cause?: unknown): Error {
  return Object.assign(new Error('no', { cause }), { code });
}

describe('an error of AWS', () => {
  it.each([
    [named('RequestTimeTooSkewed'), /clock is wrong/, /NTP/],
    [named('RequestExpired'), /clock is wrong/, /NTP/],
    [
      named('InvalidSignatureException', 'Signature expired: 20261127T1 is now earlier than …'),
      /clock is wrong/,
      /NTP/,
    ],
    [named('SignatureDoesNotMatch', 'Signature not yet current: …'), /clock is wrong/, /NTP/],
    [named('SignatureDoesNotMatch'), /credentials were refused/, /keys/],
    [named('CredentialsProviderError'), /no credentials/, /role/],
    [named('AccessDeniedException'), /access denied/, /Allow dynamodb:DescribeTable/],
    [named('ResourceNotFoundException'), /not found/, /Create it/],
    [named('TimeoutError'), /no connection/, /network path/],
    [coded('ECONNRESET'), /no connection/, /network path/],
    [
      coded('SELF_SIGNED_CERT_IN_CHAIN'),
      /no trusted connection \(SELF_SIGNED_CERT_IN_CHAIN\)/,
      /NODE_EXTRA_CA_CERTS/,
    ],
    [named('InternalServerError'), /InternalServerError/, /AWS CLI/],
  ])('%s becomes a line with advice', (error, text, advice) => {
    const finding = awsFault(error, REQUEST);
    expect(finding).toMatchObject({ status: 'fault', text: expect.stringMatching(text) });
    expect(finding.advice).toMatch(advice);
  });
});

describe("the doctor's help", () => {
  it('names every AWS action that only the doctor uses', async () => {
    let help = '';
    await runDoctor(['--help'], { env: {}, output: { write: (text) => (help += text) } });
    for (const action of Object.values(READING_ACTIONS)) expect(help).toContain(`  ${action}\n`);
  });
});

describe('a fault of TLS', () => {
  it('is found inside the errors that wrap it', () => {
    const hidden = new Error('fetch failed', {
      cause: new Error('again', { cause: coded('CERT_HAS_EXPIRED') }),
    });
    expect(certificateFault(hidden)).toBe('CERT_HAS_EXPIRED');
  });

  it('is not confused with other faults, and ends at a circle of causes', () => {
    expect(certificateFault(coded('ECONNREFUSED'))).toBeUndefined();
    expect(certificateFault('certificate')).toBeUndefined();
    const circle = new Error('round');
    circle.cause = circle;
    expect(certificateFault(circle)).toBeUndefined();
  });
});
