import { beforeEach, describe, expect, it } from 'vitest';
import { ToolRounds } from '../../src/call/tools/tool-rounds.ts';

let rounds: ToolRounds;
let responses = 0;

beforeEach(() => {
  rounds = new ToolRounds();
});

function take(count: number, spoken?: string): string[] {
  return Array.from({ length: count }, () => {
    responses += 1;
    return rounds.take(`response_${responses}`, spoken);
  });
}

describe('rounds of tools without an answer', () => {
  it('run eight times, are refused four times, and then end in silence', () => {
    expect(take(14)).toEqual([...Array(8).fill('run'), ...Array(4).fill('refuse'), 'silence', 'silence']);
    expect(rounds.exhausted).toBe(true);
  });

  it('count the calls of one response as one', () => {
    for (let n = 0; n < 20; n += 1) expect(rounds.take('same', undefined)).toBe('run');
    expect(rounds.count).toBe(1);
  });

  it('begin again when the caller has spoken', () => {
    take(9);
    rounds.newTurn();
    expect(rounds.exhausted).toBe(false);
    expect(take(1)).toEqual(['run']);
  });

  it('begin again after an answer, once for each', () => {
    take(8);
    expect(take(9, 'answer')).toEqual([...Array(8).fill('run'), 'refuse']);
  });

  it('go on when the model only announces each tool', () => {
    for (let n = 0; n < 8; n += 1) rounds.take(`r${n}`, `r${n}`);
    expect(rounds.take('r8', 'r7')).toBe('refuse');
  });
});
