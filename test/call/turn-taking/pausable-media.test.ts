import { beforeEach, describe, expect, it } from 'vitest';
import { PausableMedia } from '../../../src/call/conversation/turn-taking/pausable-media.ts';
import { LedgerLine } from './ledger-line.ts';

const FRAME = 160;

/** The n-th frame of speech: loud, but for every tenth, and named by its first byte. */
function frame(n: number): string {
  return Buffer.alloc(FRAME, n % 10 === 0 ? 0xff : 0x80 + (n % 10))
    .fill(n, 0, 1)
    .toString('base64');
}

let line: LedgerLine;
let media: PausableMedia;

beforeEach(() => {
  line = new LedgerLine();
  media = new PausableMedia(line, () => true);
  for (let n = 0; n < 40; n += 1) media.play('a', frame(n));
});

describe('speech that is paused', () => {
  it('goes on at a quiet moment before the place where it stopped, and is counted as one item', () => {
    line.nowMs = 500;
    expect(media.pause()).toBe(true);
    expect(media.playing).toBe(true);
    media.play('a', frame(40));
    media.finishItem('a');
    line.nowMs = 1_500;
    const before = line.played.length;
    expect(media.resume()).toBe(true);
    // 500 ms are 25 frames: frame 20 is the quiet one before.
    expect(line.played[before]).toEqual({ itemId: 'a.1', first: 20 });
    expect(line.played.at(-1)).toEqual({ itemId: 'a.1', first: 40 });
    expect(line.finished).toEqual(['a.1']);
    line.nowMs = 1_600;
    expect(media.heard('a')).toEqual({ itemId: 'a', heardMs: 500, sentMs: 820 });
    expect(media.ofItem({ itemId: 'a.1', heardMs: 420, sentMs: 420 })).toEqual({
      itemId: 'a',
      heardMs: 820,
      sentMs: 820,
    });
  });

  it('that is cut after all was heard until the pause, with all that has come since', () => {
    line.nowMs = 300;
    media.pause();
    media.play('a', frame(40));
    media.play('b', frame(41));
    line.nowMs = 2_000;
    expect(media.clear()).toEqual([
      { itemId: 'a', heardMs: 300, sentMs: 820 },
      { itemId: 'b', heardMs: 0, sentMs: 20 },
    ]);
    expect(media.isPaused).toBe(false);
    expect(media.resume()).toBe(false);
  });

  it('does not bring back an item that was heard to its end, whose length is no whole millisecond', () => {
    line = new LedgerLine();
    media = new PausableMedia(line, () => true);
    media.play('greeting', Buffer.alloc(161, 0x90).toString('base64'));
    media.finishItem('greeting');
    line.nowMs = 1_000;
    media.play('a', frame(1));
    media.pause();
    expect(media.clear().map(({ itemId }) => itemId)).not.toContain('a.1');
    media.play('b', frame(2));
    media.pause();
    media.resume();
    expect(line.played.map(({ itemId }) => itemId)).toEqual(['greeting', 'a', 'b', 'b.1']);
  });

  it('can be paused twice', () => {
    line.nowMs = 500;
    media.pause();
    media.resume();
    line.nowMs = 700;
    media.pause();
    line.nowMs = 900;
    media.resume();
    expect(line.played.at(-1)?.itemId).toBe('a.2');
    line.nowMs = 1_000;
    expect(media.heard('a')).toMatchObject({ itemId: 'a', sentMs: 800 });
  });

  it('is held back from its first sound when the pause came before it, and nothing was noticed', () => {
    line = new LedgerLine();
    media = new PausableMedia(line, () => true);
    media.pause();
    media.play('a', frame(1));
    media.finishItem('a');
    expect(line.played).toEqual([]);
    expect(media.resume()).toBe(false);
    expect(line.played).toEqual([{ itemId: 'a.1', first: 1 }]);
    expect(line.finished).toEqual(['a.1']);
  });

  it('is not paused when more is unheard than is kept', () => {
    for (let n = 0; n < 2_000; n += 1) media.play('a', frame(n));
    line.nowMs = 100;
    expect(media.pause()).toBe(false);
    expect(media.isPaused).toBe(false);
  });

  it('passes everything on where nothing is kept', () => {
    line = new LedgerLine();
    media = new PausableMedia(line, () => false);
    media.play('a', frame(1));
    line.nowMs = 10;
    expect(media.clear()).toEqual([{ itemId: 'a', heardMs: 10, sentMs: 20 }]);
  });
});
