import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import { LONG_ANSWER, SUNDAY, usePhones } from '../support/phones.ts';

const LATE_MS = 1_500;
const phones = usePhones({ openai: { speed: 30, transcriptDelayMs: LATE_MS } });

describe('a caller whose words are transcribed late', () => {
  it('has each turn in its place when they speak again before, in the table too', async () => {
    const phone = await phones.connect({ provider: 'openai' });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, 400);
    await call.interrupts('caller-sunday');
    await call.hears(SUNDAY);
    const turns = await eventually(
      async () => {
        const stored = await call.turns();
        return stored.length >= 5 && stored;
      },
      5_000,
      100,
    );
    expect(turns.map(({ role }) => role)).toEqual([
      'assistant',
      'caller',
      'assistant',
      'caller',
      'assistant',
    ]);
    expect(turns[1]?.text).toMatch(/return policy/);
    expect(turns[3]?.text).toMatch(/sunday/);
    call.hangsUp();
    await call.ends();
  });

  it('or never is still answered, and the operator is warned', async () => {
    const phone = await phones.connect({ provider: 'openai', alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    for (let turn = 0; turn < 3; turn += 1) {
      phone.network.openai.faults.failTranscriptNext('model_not_found');
      await call.says('caller-sunday');
      await call.hears(SUNDAY);
    }
    await eventually(() => phone.logged('OPENAI_TRANSCRIPTION_MODEL').length === 1);
    expect(phone.logged('could not be transcribed', 'model_not_found')).toHaveLength(1);
    await call.says('caller-sunday');
    await call.storedTurn('sunday', LATE_MS + 4_000);
    call.hangsUp();
    await call.ends();
  });
});
