import { describe, expect, it } from 'vitest';
import { ObserverGroup } from '../../src/call/observer-group.ts';
import { createLogger } from '../../src/logging.ts';
import type { CallEvent, CallObserver } from '../../src/media/call-observer.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';

const SAID: CallEvent = { type: 'caller_saying', words: 'my card is 4111' };
const ENDED: CallEvent = {
  ...{ type: 'ended', outcome: 'stream_lost', provider: 'nova', seconds: 1, turns: 1, costUsd: 0.01 },
};
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

  it('see nothing after the end but the end of what was under way', () => {
    const seen: string[] = [];
    const observer: CallObserver = { onCallEvent: ({ type }) => void seen.push(type) };
    const group = ObserverGroup.of([observer], { logger, metrics });
    const late: readonly CallEvent[] = [
      { type: 'turn', turn: { number: 2, role: 'caller', text: 'late', startedAtMs: 0, interrupted: false } },
      { type: 'spoken', itemId: 'i1', heardMs: 1, sentMs: 2, cut: true },
      { type: 'speaks', itemId: 'i2', kind: 'answer' },
      { type: 'language', language: 'de' },
      { type: 'tool', name: 'order_status', result: 'abandoned' },
      { type: 'handoff', state: 'dialling' },
      { type: 'cost', costUsd: 0.02 },
    ];
    for (const event of [SAID, ENDED, ...late]) group?.onCallEvent(event);
    expect(seen).toEqual(['caller_saying', 'ended', 'tool', 'handoff', 'cost']);
  });
});
