import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checksumOfInputs } from '../../bench/escalation/checksum.ts';
import { parseWeights } from '../../src/escalation/classifier/weights.ts';

const folder = new URL('../../src/escalation/classifier/', import.meta.url);

describe('the weights of the classifier', () => {
  it('were trained on the sentences, words and features of this tree', () => {
    const record: unknown = JSON.parse(readFileSync(new URL('weights.json', folder), 'utf8'));
    expect(record, 'run `npm run train:escalation`').toMatchObject({ inputs: checksumOfInputs() });
  });

  it('of another version are refused', () => {
    const bytes = readFileSync(new URL('weights.bin', folder));
    expect(() => parseWeights(Buffer.concat([Buffer.of(0, 0, 0, 0), bytes.subarray(4)]))).toThrow('version');
  });
});
