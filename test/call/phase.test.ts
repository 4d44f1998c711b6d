import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallPhase, listensToCaller, nextPhase, type PhaseEvent } from '../../src/call/phase.ts';

const EVENTS: PhaseEvent[] = ['loaded', 'voice_ready', 'escalate', 'offer', 'say_goodbye', 'return', 'end'];

describe('call phases', () => {
  it('goes from connecting to a conversation to a hand-off to the end', () => {
    const path: [PhaseEvent, CallPhase][] = [
      ['loaded', 'connecting'],
      ['voice_ready', 'conversing'],
      ['escalate', 'handing_off'],
      ['end', 'ended'],
    ];
    let phase: CallPhase = 'loading';
    for (const [event, expected] of path) {
      phase = nextPhase(phase, event) ?? phase;
      expect(phase).toBe(expected);
    }
  });

  it('promises a person only once, however the events come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...EVENTS.filter((event) => event !== 'return' && event !== 'offer'))),
        (events) => {
          let phase: CallPhase = 'loading';
          let promises = 0;
          for (const event of events) {
            const next = nextPhase(phase, event);
            if (next === 'handing_off') promises += 1;
            phase = next ?? phase;
          }
          expect(promises).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('can end from every phase but the end, and nothing follows it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENTS)), (events) => {
        let phase: CallPhase = 'loading';
        for (const event of events) phase = nextPhase(phase, event) ?? phase;
        expect(nextPhase(phase, 'end')).toBe(phase === 'ended' ? undefined : 'ended');
        for (const event of EVENTS) expect(nextPhase('ended', event)).toBeUndefined();
      }),
    );
  });

  it('keeps the caller from the model once a person was promised or goodbye is said', () => {
    expect((['handing_off', 'closing', 'ended', 'loading'] as const).some(listensToCaller)).toBe(false);
    expect(listensToCaller('conversing')).toBe(true);
  });
});
