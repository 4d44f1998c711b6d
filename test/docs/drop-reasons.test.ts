import { expect, it } from 'vitest';
import { DROP_REASONS } from '../../src/telemetry/drop-reasons.ts';
import { documentText } from './documents.ts';

it('docs/operations.md lists each reason for dropped audio, and whether it is a fault', () => {
  const rows = documentText('docs/operations.md').matchAll(/^\| `(\w+)` \| [^|]+ \| (fault|ordinary) \|$/gm);
  const listed = [...rows].map(([, reason = '', kind]) => [reason, kind === 'fault' ? 'fault' : 'expected']);
  expect(Object.fromEntries(listed)).toEqual(DROP_REASONS);
});
