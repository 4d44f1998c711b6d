import { describe, expect, it } from 'vitest';
import { channelOf } from '../../src/events/appsync/channel.ts';

const SEGMENT = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,48}[A-Za-z0-9])?$/;

function userSegment(userId: string): string {
  return channelOf('ns', { userId, sessionId: 'VB1' }).split('/')[2] ?? '';
}

describe('the channel of a session', () => {
  it('names namespace, user and session', () => {
    expect(channelOf('ns', { userId: 'u-1742', sessionId: 'VB0f' })).toBe('/ns/u-1742/VB0f');
    expect(channelOf('ns', { sessionId: 'CA0f' })).toBe('/ns/phone/CA0f');
  });

  it('is valid for every user, and never the same for two', () => {
    const odd = [
      'a@b.example',
      '-a',
      'a-',
      'ü',
      'x'.repeat(51),
      'x'.repeat(128),
      '*',
      '../phone',
      'a/b',
      'a b',
    ];
    const users = ['u1', 'U1', 'phone', 'x-1', userSegment('a@b.example'), userSegment('phone'), ...odd];
    const segments = users.map(userSegment);
    expect(segments.filter((segment) => !SEGMENT.test(segment))).toEqual([]);
    expect(new Set(segments).size).toBe(new Set(users).size);
    expect(segments).not.toContain('phone');
  });
});
