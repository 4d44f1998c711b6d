import { beforeEach, describe, expect, it } from 'vitest';
import { AnswerTurns } from '../../web/nova-client/answer-turns.ts';
import type { HeardTurn } from '../../web/voice-connection.ts';

describe('an answer of several sentences', () => {
  let told: HeardTurn[] = [];
  let turns = new AnswerTurns(() => undefined);

  beforeEach(() => {
    told = [];
    turns = new AnswerTurns((turn) => told.push(turn));
  });

  const sentence = (id: string, text: string, interrupted = false, answerId = 'a') =>
    turns.take({ id, role: 'assistant', text, interrupted, answerId });

  it('is one turn that grows', () => {
    sentence('1', 'We open at 9.');
    sentence('2', 'Come by.');
    sentence('1', 'We open at nine.');
    const turn = { id: 'a', role: 'assistant', interrupted: false };
    expect(told).toEqual([
      { ...turn, text: 'We open at 9.' },
      { ...turn, text: 'We open at 9. Come by.' },
      { ...turn, text: 'We open at nine. Come by.' },
    ]);
  });

  it('was interrupted when one of them was, although nothing of that one was heard', () => {
    sentence('1', 'We open at nine.');
    sentence('2', '', true);
    expect(told.at(-1)).toEqual({ id: 'a', role: 'assistant', text: 'We open at nine.', interrupted: true });
  });

  it('is not mixed with other answers, nor with what the caller says', () => {
    sentence('1', 'Hello.');
    turns.take({ id: 'c', role: 'caller', text: 'When do you open?', interrupted: false });
    sentence('2', 'At nine.', false, 'b');
    expect(told.map(({ id, text }) => [id, text])).toEqual([
      ['a', 'Hello.'],
      ['c', 'When do you open?'],
      ['b', 'At nine.'],
    ]);
  });
});
