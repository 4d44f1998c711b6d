import { describe, expect, it } from 'vitest';
import { EventParser } from '../../web/console/feed/event-parser.ts';

const FEED =
  'retry: 3000\nevent: stream\ndata: {"a":1}\n\n:\n\nid: x.1\nevent: call\ndata: {"b":\ndata: 2}\n\n';

describe('events of a feed', () => {
  it('are the same in one piece, byte by byte, and with other line ends', () => {
    const expected = [
      { type: 'stream', data: '{"a":1}' },
      { type: 'call', data: '{"b":\n2}' },
    ];
    expect(new EventParser().push(FEED)).toEqual(expected);
    const slow = new EventParser();
    expect([...FEED].flatMap((letter) => slow.push(letter))).toEqual(expected);
    const windows = new EventParser();
    expect([...FEED.replaceAll('\n', '\r\n')].flatMap((letter) => windows.push(letter))).toEqual(expected);
  });

  it('leave their id and the time to wait behind', () => {
    const parser = new EventParser();
    parser.push(FEED);
    expect(parser.lastEventId).toBe('x.1');
    expect(parser.retryMs).toBe(3000);
  });

  it('are forgotten where a connection was lost in the middle', () => {
    const parser = new EventParser();
    parser.push('id: x.2\nevent: call\ndata: {"half":');
    parser.restart();
    expect(parser.push('event: call\ndata: {}\n\n')).toEqual([{ type: 'call', data: '{}' }]);
  });

  it('that never end are refused', () => {
    const parser = new EventParser();
    expect(() => parser.push(`data: ${'x'.repeat(5_000_000)}`)).toThrow(RangeError);
  });
});
