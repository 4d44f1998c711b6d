import { expect, test } from 'vitest';
import { mergePatches, WriteQueue } from '../../src/store/write-queue.ts';
import { newSession } from '../support/session-table.ts';

function turn(number: number) {
  const stored = { number, role: 'caller', text: '', startedAt: '', interrupted: false } as const;
  return { kind: 'turn', turn: stored, sinceMs: 0 } as const;
}

test('returns the session first, then turns in the order of speech, then the patch', () => {
  const queue = new WriteQueue();
  queue.add({ kind: 'patch', patch: { messageCount: 1 }, sinceMs: 0 });
  queue.add(turn(1));
  queue.add(turn(2));
  queue.add({ kind: 'open', session: newSession(), sinceMs: 0 });
  const kinds: string[] = [];
  for (let write = queue.next(); write; write = queue.next()) {
    kinds.push(write.kind === 'turn' ? `turn ${write.turn.number}` : write.kind);
    queue.remove(write);
  }
  expect(kinds).toEqual(['open', 'turn 1', 'turn 2', 'patch']);
});

test('keeps a write that replaced one in progress', () => {
  const queue = new WriteQueue();
  queue.add({ kind: 'patch', patch: { messageCount: 1 }, sinceMs: 0 });
  const underWay = queue.next();
  queue.add({ kind: 'patch', patch: { messageCount: 2 }, sinceMs: 0 });
  if (underWay) queue.remove(underWay);
  expect(queue.next()).toMatchObject({ patch: { messageCount: 2 } });
});

test('merges patches: null removes a field, undefined keeps it', () => {
  expect(
    mergePatches({ returnNote: 'busy', language: 'en' }, { returnNote: null, language: undefined }),
  ).toEqual({
    returnNote: null,
    language: 'en',
  });
});
