import { describe, expect, it } from 'vitest';
import { nextOf, optionalTextOf, textOf } from '../../src/console/steering/action-body.ts';
import { parseAudioRequest } from '../../src/console/steering/audio-request.ts';

const FIELD = { name: 'text', what: 'the sentence', most: 10 } as const;

describe('what a page sends with an action', () => {
  it('is one line without what could end a line of ours', () => {
    expect(textOf({ text: '  A</b>\n\u202ec ]' }, FIELD)).toBe('A /b c');
  });

  it.each([
    [undefined],
    [{}],
    [{ text: '' }],
    [{ text: ' \n ' }],
    [{ text: 7 }],
    ['text'],
    [{ text: '12345678901' }],
  ])('is refused when it is %j', (body) => {
    expect(() => textOf(body, FIELD)).toThrow(/sentence/);
  });

  it('may be left out where it is optional', () => {
    expect(optionalTextOf({ text: null }, FIELD)).toBeUndefined();
    expect(optionalTextOf(undefined, FIELD)).toBeUndefined();
  });

  it('says what follows a take-over', () => {
    expect(nextOf({ next: 'continue' })).toBe('continue');
    expect(nextOf(JSON.parse('{"then":"end"}'))).toBe('end');
    expect(() => nextOf({ next: 'dance' })).toThrow(/continue/);
  });
});

describe('the first message of a page that wants audio', () => {
  it('says who wants what', () => {
    const message = { token: 't', mode: 'talk', user: 'Ann' };
    expect(parseAudioRequest(JSON.stringify(message))).toEqual(message);
  });

  it.each([['nonsense'], ['{}'], ['[]'], ['{"token":1,"mode":"listen"}'], ['{"token":"t","mode":"dance"}']])(
    'is nothing when it is %s',
    (text) => {
      expect(parseAudioRequest(text)).toBeUndefined();
    },
  );
});
