import { describe, expect, it } from 'vitest';
import { SequenceCheck } from '../../bench/sequence-check.ts';

function checked(from: number, to: number, taken: readonly number[]): SequenceCheck {
  const check = new SequenceCheck();
  check.begin(from);
  for (const sequence of taken) check.take(sequence);
  check.seal(to);
  return check;
}

describe('the numbers of one direction in a window', () => {
  it('are complete when each came once and in order', () => {
    const check = checked(10, 14, [10, 11, 12, 13]);
    expect(check).toMatchObject({ received: 4, lost: 0, duplicated: 0, reordered: 0 });
  });

  it('tell what is missing in the middle and at the end', () => {
    expect(checked(0, 6, [0, 2, 3]).lost).toBe(3);
  });

  it('count a late one as reordered, not as lost', () => {
    expect(checked(0, 4, [0, 2, 1, 3])).toMatchObject({ received: 4, lost: 0, reordered: 1, duplicated: 0 });
  });

  it('count one that came twice', () => {
    expect(checked(0, 2, [0, 1, 1, 0])).toMatchObject({ received: 2, lost: 0, duplicated: 2 });
  });

  it('leave out what was sent before and after the window', () => {
    const check = checked(5, 7, [3, 4, 5]);
    expect(check.take(7)).toBe(false);
    expect(check.take(6)).toBe(true);
    expect(check).toMatchObject({ received: 2, lost: 0, duplicated: 0 });
  });

  it('may begin with whatever comes first', () => {
    const check = new SequenceCheck();
    check.begin(undefined);
    expect(check.lost).toBe(0);
    for (const sequence of [9, 10, 12]) check.take(sequence);
    expect(check).toMatchObject({ received: 3, lost: 1 });
    check.seal(14);
    expect(check.lost).toBe(2);
  });

  it('are complete in a window in which nothing was sent', () => {
    expect(checked(5, 5, []).lost).toBe(0);
  });
});
