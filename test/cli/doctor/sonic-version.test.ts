import { describe, expect, it } from 'vitest';
import { isNewerSonic } from '../../../src/cli/doctor/sonic-version.ts';

describe('a model id', () => {
  it.each([
    ['amazon.nova-2-5-sonic', 'amazon.nova-2-sonic-v1:0', true],
    ['amazon.nova-2-sonic-v1:0', 'amazon.nova-sonic-v1:0', true],
    ['amazon.nova-10-sonic', 'amazon.nova-2-5-sonic', true],
    ['amazon.nova-2-sonic-v1:0', 'amazon.nova-2-5-sonic', false],
    ['amazon.nova-2-sonic-v1:0', 'amazon.nova-2-sonic-v1:0', false],
    ['amazon.nova-2-5-lite', 'amazon.nova-2-sonic-v1:0', false],
    ['amazon.nova-2-5-sonic', 'arn:aws:bedrock:some-profile', false],
  ])('%s, compared with %s', (id, than, newer) => {
    expect(isNewerSonic(id, than)).toBe(newer);
  });
});
