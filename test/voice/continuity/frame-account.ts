import type { Utterance } from './test-call.ts';

export interface FrameAccount {
  readonly lost: number;
  readonly doubled: number;
  readonly reordered: number;
}

/**
 * What became of the frames of each utterance at the stream that answered it: the last one that heard any of it.
 * @param stamps numbers of the frames that reached each stream, in order of arrival
 */
export function accountFrames(utterances: readonly Utterance[], stamps: readonly number[][]): FrameAccount {
  const account = { lost: 0, doubled: 0, reordered: 0 };
  for (const { first, last } of utterances) {
    const heard = stamps.map((numbers) => numbers.filter((number) => number >= first && number <= last));
    const answered = heard.findLast((numbers) => numbers.length > 0) ?? [];
    const distinct = new Set(answered).size;
    account.lost += last - first + 1 - distinct;
    account.doubled += answered.length - distinct;
    account.reordered += answered.filter((number, at) => number < (answered[at - 1] ?? 0)).length;
  }
  return account;
}
