import { describe, expect, it } from 'vitest';
import { EventQueue } from '../../src/voice/event-queue.ts';

async function read<T>(queue: EventQueue<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of queue) items.push(item);
  return items;
}

describe('the event queue', () => {
  it('keeps what comes before its reader', async () => {
    const queue = new EventQueue<number>();
    queue.push(1);
    queue.push(2);
    queue.close();
    expect(await read(queue)).toEqual([1, 2]);
  });

  it('wakes a reader that waits, in order', async () => {
    const queue = new EventQueue<number>();
    const reading = read(queue);
    await Promise.resolve();
    queue.push(1);
    queue.push(2);
    await Promise.resolve();
    queue.push(3);
    queue.close();
    expect(await reading).toEqual([1, 2, 3]);
  });

  it('ends for a reader that waits', async () => {
    const queue = new EventQueue<number>();
    const reading = read(queue);
    await Promise.resolve();
    queue.close();
    expect(await reading).toEqual([]);
    expect(queue.closed).toBe(true);
  });

  it('ignores what is pushed after the end', async () => {
    const queue = new EventQueue<number>();
    queue.push(1);
    queue.close();
    queue.push(2);
    expect(await read(queue)).toEqual([1]);
  });

  it('hands a listener what waited and then calls it immediately', () => {
    const queue = new EventQueue<number>();
    const heard: number[] = [];
    queue.push(1);
    queue.push(2);
    queue.listen((item) => heard.push(item));
    expect(heard).toEqual([1, 2]);
    queue.push(3);
    expect(heard).toEqual([1, 2, 3]);
    expect(queue.length).toBe(0);
    queue.close();
    queue.push(4);
    expect(heard).toEqual([1, 2, 3]);
  });

  it('keeps the order when a listener pushes while it is told of older items', () => {
    const queue = new EventQueue<number>();
    const heard: number[] = [];
    queue.push(1);
    queue.push(2);
    queue.listen((item) => {
      heard.push(item);
      if (item === 1) queue.push(10);
    });
    expect(heard).toEqual([1, 2, 10]);
  });

  it('gives the oldest waiting item on request', () => {
    const queue = new EventQueue<string>();
    queue.push('a');
    queue.push('b');
    expect(queue.shift()).toBe('a');
    expect(queue.length).toBe(1);
    expect(queue.shift()).toBe('b');
    expect(queue.shift()).toBeUndefined();
  });
});
