import { describe, expect, it } from 'vitest';
import { ObserverGroup } from '../../src/call/observer-group.ts';
import { createLogger } from '../../src/logging.ts';
import type { CallEvent, CallObserver } from '../../src/media/call-observer.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';

const SAID: CallEvent = { type: 'caller_saying', words: 'my card is 4111' };
const FAULTY: CallObserver = {
  onCallEvent: ({ type }) => {
    throw new Error(`cannot take ${type}: my card is 4111`);
  },
};

describe('the observers of a call', () => {
  const metrics = new Metrics();
  const lines: string[] = [];
  const logger = createLogger('info', { write: (line: string) => void lines.push(line) });

  it('are none, so that the call makes no events', () => {
    expect(ObserverGroup.of([undefined, undefined], { logger, metrics })).toBeUndefined();
  });

  it('all get every event in order; a faulty one harms neither the call nor the others', async () => {
    const seen: CallEvent[] = [];
    const observer: CallObserver = { onCallEvent: (event) => void seen.push(event) };
    const group = ObserverGroup.of([FAULTY, undefined, observer], { logger, metrics });
    group?.onCallEvent(SAID);
    group?.onCallEvent({ type: 'barge_in', heardMs: 400 });
    expect(seen).toEqual([SAID, { type: 'barge_in', heardMs: 400 }]);
    const { values } = await metrics.callFaults.get();
    expect(values.find(({ labels }) => labels.entrance === 'observer')?.value).toBe(2);
    // Once for each stream, and without what was said.
    expect(lines).toHaveLength(1);
    expect(lines.join()).not.toContain('4111');
  });
});
