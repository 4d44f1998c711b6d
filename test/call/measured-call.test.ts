import { describe, expect, it } from 'vitest';
import { CallQuality } from '../../src/call/record/call-quality.ts';
import { measuredCall } from '../../src/call/record/measured-call.ts';

const record = (quality = new CallQuality(() => undefined)) => ({
  quality,
  bill: { tokens: 10, costUsd: 0.02 },
  handoff: { current: undefined },
  toolFailed: undefined,
});
const measured = (outcome: Parameters<typeof measuredCall>[0], quality?: CallQuality) =>
  measuredCall(outcome, record(quality));

describe('what experiments compare of a call', () => {
  it('is known when the call is over', () => {
    expect(measured('caller_hung_up')).toMatchObject({ wasHandedOff: false, failed: false, costUsd: 0.02 });
    expect(measured('handed_off')).toMatchObject({ wasHandedOff: true });
    expect(measured('provider_failure')).toMatchObject({ failed: true });
  });

  it.each(['stream_lost', 'moved', 'superseded', 'shutdown'] as const)('is not known at %s', (outcome) => {
    expect(measured(outcome)).toBeUndefined();
  });

  it('is counted once for a caller who is back from the dial', () => {
    const quality = new CallQuality(() => undefined);
    quality.addEarlier({ returnNote: 'busy' });
    expect(measured('caller_hung_up', quality)).toBeUndefined();
  });
});
