import { describe, expect, it } from 'vitest';
import type { ConversationTurn } from '../../src/call/conversation/transcript.ts';
import { MaskedTurns } from '../../src/call/record/masked-turns.ts';
import { Redactor } from '../../src/privacy/redactor.ts';

/** What lies in the table after these turns, each as one arrives. */
function kept(...spoken: readonly (readonly ['caller' | 'assistant', string])[]): string[] {
  const turns = new MaskedTurns(new Redactor());
  const table = new Map<number, string>();
  spoken.forEach(([role, text], index) => {
    const turn: ConversationTurn = { number: index + 1, role, text, startedAtMs: 0, interrupted: false };
    for (const { number, text: masked } of turns.take(turn)) table.set(number, masked);
  });
  return [...table.values()];
}

describe('kept turns', () => {
  it('hold no card number that was dictated in one', () => {
    expect(kept(['caller', 'It is 4111 1111 1111 1111.'])).toEqual(['It is [card].']);
  });

  it('hold no card number that was dictated in several, with words of the assistant between them', () => {
    expect(
      kept(
        ['caller', 'My number is 4111 1111.'],
        ['assistant', 'Go on, I have 8 digits.'],
        ['caller', 'one one one one'],
        ['assistant', 'Yes.'],
        ['caller', '1111, that is all.'],
      ),
    ).toEqual(['My number is [card]', 'Go on, I have 8 digits.', '[card]', 'Yes.', '[card], that is all.']);
  });

  it('hold other numbers of several turns', () => {
    const spoken = [
      ['caller', 'My order is 4111 1112'],
      ['caller', 'of the 3rd of May'],
      ['caller', '1111 1111'],
    ] as const;
    expect(kept(...spoken)).toEqual(spoken.map(([, text]) => text));
  });

  it('are given out once, and again when they have changed', () => {
    const turns = new MaskedTurns(new Redactor());
    const turn = { number: 1, role: 'assistant', startedAtMs: 0, interrupted: false } as const;
    expect(turns.take({ ...turn, text: 'We open' })).toHaveLength(1);
    expect(turns.take({ ...turn, text: 'We open at nine.' })).toEqual([
      { ...turn, text: 'We open at nine.' },
    ]);
    for (let number = 2; number <= 40; number += 1) {
      expect(turns.take({ ...turn, number, text: 'Yes.' })).toHaveLength(1);
    }
  });
});
