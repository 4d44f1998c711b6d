import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventFeed } from '../../src/events/event-feed.ts';
import { EventStream } from '../../src/events/event-stream.ts';

interface Item {
  readonly owner: string;
  readonly word: string;
}

/** What a viewer gets, and how fast they read. */
class Viewer {
  text = '';
  writableLength = 0;
  state: 'open' | 'ended' | 'cut' = 'open';
  stop: () => void = () => undefined;

  write(text: string): void {
    this.text += text;
  }

  end(text: string): void {
    this.text += text;
    this.state = 'ended';
  }

  destroy(): void {
    this.state = 'cut';
  }

  get events(): string[] {
    return [...this.text.matchAll(/^event: (.*)\ndata: (.*)$/gm)].map(([, type, data]) => `${type} ${data}`);
  }

  get lastId(): string {
    return [...this.text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? '';
  }
}

let feed: EventFeed<Item>;
let slow = 0;

beforeEach(() => {
  vi.useFakeTimers();
  feed = new EventFeed({ maxEntries: 3 });
  slow = 0;
});
afterEach(() => void vi.useRealTimers());

function view(lastEventId?: string, owner?: string, instance = 'a'): Viewer {
  const viewer = new Viewer();
  const stream = new EventStream({
    output: viewer,
    feed,
    instance,
    about: { scope: owner ?? 'all' },
    lastEventId,
    accepts: (item) => owner === undefined || item.owner === owner,
    format: ({ word }) => ({ type: 'said', json: JSON.stringify(word) }),
    onSlow: () => {
      slow += 1;
    },
    maxMs: 3_600_000,
  });
  stream.open();
  viewer.stop = () => stream.stop();
  return viewer;
}

function say(...words: readonly string[]): void {
  for (const word of words) feed.append({ owner: word.slice(0, 1), word });
  vi.advanceTimersByTime(30);
}

describe('a feed of events', () => {
  it('gives each viewer what comes while they watch, and only what is theirs', () => {
    say('a0');
    const [all, ann] = [view(), view(undefined, 'a')];
    say('a1', 'b1', 'a2');
    all.stop();
    say('a3');
    expect(all.events).toEqual([
      'stream {"instance":"a","scope":"all"}',
      'said "a1"',
      'said "b1"',
      'said "a2"',
    ]);
    expect(ann.events).toEqual([
      'stream {"instance":"a","scope":"a"}',
      'said "a1"',
      'said "a2"',
      'said "a3"',
    ]);
    expect(feed.readers).toBe(1);
  });

  it('goes on where a viewer stopped', () => {
    const first = view(undefined, 'a');
    say('a1');
    first.stop();
    say('b1', 'a2');
    const second = view(first.lastId, 'a');
    say('a3');
    expect(second.events.slice(1)).toEqual(['said "a2"', 'said "a3"']);
  });

  it('says when something may be lost', () => {
    const first = view();
    say('a1');
    first.stop();
    say('a2', 'a3', 'a4', 'a5', 'a6', 'a7');
    expect(view(first.lastId).events.slice(1)).toEqual([
      'gap {"reason":"forgotten"}',
      ...['said "a5"', 'said "a6"', 'said "a7"'],
    ]);
    for (const id of ['b.zzzz', 'a.', 'nonsense', 'a.-1', `a.${'z'.repeat(40)}`]) {
      const events = view(id).events.slice(1);
      expect(events[0]).toBe('gap {"reason":"other_instance"}');
      expect(events).toHaveLength(4);
    }
  });

  it('has ids that do not tell how much others say', () => {
    const ann = view(undefined, 'a');
    say('a1', 'b1', 'b2', 'a2');
    const ids = [...ann.text.matchAll(/^id: a\.(.*)$/gm)].map(([, id = '']) => Number.parseInt(id, 36));
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBeGreaterThan(1e15);
  });

  it('cuts off a viewer who does not read, and no other', () => {
    const [lazy, other] = [view(), view()];
    lazy.writableLength = 600 * 1024;
    say('a1');
    expect([lazy.state, other.state, slow, feed.readers]).toEqual(['cut', 'open', 1, 1]);
    say('a2');
    expect(other.events).toHaveLength(3);
    expect(lazy.events).toHaveLength(1);
  });

  it('shows that it lives, and ends after its time', () => {
    const viewer = view();
    vi.advanceTimersByTime(45_000);
    expect(viewer.text.match(/^:$/gm)).toHaveLength(3);
    vi.advanceTimersByTime(3_600_000);
    expect(viewer.events.at(-1)).toBe('end {"reason":"expired"}');
    expect([viewer.state, feed.readers]).toEqual(['ended', 0]);
  });

  it('hands out what is left before it ends', () => {
    const viewer = view();
    feed.append({ owner: 'a', word: 'a1' });
    feed.close();
    feed.append({ owner: 'a', word: 'a2' });
    expect(viewer.events.slice(1)).toEqual(['said "a1"', 'end {"reason":"shutdown"}']);
    expect(viewer.text).toMatch(/retry: 1000\nevent: end/);
    expect(view().events.at(-1)).toBe('end {"reason":"shutdown"}');
  });
});
