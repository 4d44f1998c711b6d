import { describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/call/assistant.ts';
import { type HandoffQuestion, planHandoff } from '../../src/call/handoff/handoff-plan.ts';
import type { Availability } from '../../src/handoff/availability.ts';
import { spokenTruth } from '../../src/handoff/spoken-truth.ts';
import { shippedLines } from '../../src/spoken/shipped-lines.ts';

const { lines } = createAssistant({});
const QUEUE: Availability = { kind: 'queue', waitMinutes: 7 };
const CLOSED: Availability = { kind: 'closed', timeZone: 'UTC' };

function look(availability: Availability, changes: Partial<HandoffQuestion> = {}) {
  return planHandoff({
    ...{ reason: 'explicit_request', connectNumber: '+14155550111', lines },
    ...{ knowsOfWait: false, isShown: false, modelGone: () => false, availability: async () => availability },
    ...changes,
  });
}

const truth = (availability: Availability) =>
  spokenTruth(availability, { lines: shippedLines('en'), now: new Date() }).text;

describe('a caller who wants a person', () => {
  it.each<Availability>([{ kind: 'available' }, { kind: 'unknown' }])(
    'is connected: $kind',
    async (found) => {
      expect(await look(found)).toEqual({ next: 'now', line: lines.hold });
    },
  );

  it.each<Availability>([CLOSED, { kind: 'unstaffed' }])('stays, and hears why: $kind', async (found) => {
    expect(await look(found)).toEqual({ next: 'stay', line: truth(found) });
  });

  it('is told of a wait once, and then connected', async () => {
    expect(await look(QUEUE)).toEqual({ next: 'wait', line: truth(QUEUE) });
    expect(await look(QUEUE, { knowsOfWait: true })).toEqual({ next: 'now', line: lines.hold });
  });

  it('is told to call the number on the screen, whatever the wait, where the carrier cannot dial', async () => {
    const shown = { next: 'now', line: lines.numberShown };
    expect(await look({ kind: 'available' }, { isShown: true })).toEqual(shown);
    expect(await look(QUEUE, { isShown: true })).toEqual(shown);
    expect(await look(CLOSED, { isShown: true })).toEqual({ next: 'stay', line: truth(CLOSED) });
  });

  it('stays where no number is configured, and nobody is asked', async () => {
    const availability = () => Promise.reject(new Error('asked'));
    const outlook = await look(QUEUE, { connectNumber: undefined, availability });
    expect(outlook).toEqual({ next: 'stay', line: lines.noPersons });
  });
});

describe('a caller in danger', () => {
  const reason = 'safety';

  it('waits for no choice', async () => {
    expect(await look(QUEUE, { reason })).toEqual({ next: 'now', line: lines.hold });
  });

  it.each<Availability>([CLOSED, { kind: 'unstaffed' }])(
    'is sent to those who can help: $kind',
    async (found) => {
      expect(await look(found, { reason })).toEqual({ next: 'stay', line: lines.emergency });
    },
  );

  it('is sent there where no number is configured, too', async () => {
    const outlook = await look(QUEUE, { reason, connectNumber: undefined });
    expect(outlook).toEqual({ next: 'stay', line: lines.emergency });
  });
});

describe('without a model', () => {
  const reason = 'provider_failure';

  it('a person is dialled, and nobody is asked before', async () => {
    const availability = () => Promise.reject(new Error('asked'));
    const outlook = await look(QUEUE, { reason, modelGone: () => true, availability });
    expect(outlook).toEqual({ next: 'dial', line: lines.modelGone });
  });

  it('that went while the queue was asked, nobody stays with it', async () => {
    let asked = false;
    const availability = async () => {
      asked = true;
      return CLOSED;
    };
    const outlook = await look(CLOSED, { availability, modelGone: () => asked });
    expect(outlook).toEqual({ next: 'dial', line: lines.modelGone });
  });

  it('and without a number, Twilio apologises', async () => {
    const outlook = await look(QUEUE, { reason, modelGone: () => true, connectNumber: undefined });
    expect(outlook).toEqual({ next: 'give_up', line: lines.apology });
  });
});
