import { describe, expect, it } from 'vitest';
import type { HistoryMessage } from '../../../src/voice/client.ts';
import { type OpenState, openingOf, withAnswer } from '../../../src/voice/continuity/carry-over/opening.ts';
import { ANSWER_AGAIN } from '../../../src/voice/continuity/prompts.ts';

const NOTHING: OpenState = {
  share: 1,
  sent: '',
  answering: false,
  callerSpeaks: false,
  isOwed: false,
  hasLine: false,
  awaitsTool: false,
  texts: [],
};
const QUESTION: HistoryMessage = { role: 'caller', text: 'where is my parcel' };
const ANSWER: HistoryMessage = { role: 'assistant', text: 'It is on its way.' };

describe('the opening of a stream that takes over', () => {
  it('says nothing when nothing is owed', () => {
    expect(openingOf([QUESTION, ANSWER], NOTHING)).toEqual({ given: [QUESTION, ANSWER], say: undefined });
  });

  it('says the question that was not answered', () => {
    expect(openingOf([ANSWER, QUESTION], NOTHING)).toEqual({ given: [ANSWER], say: QUESTION.text });
  });

  it.each(['callerSpeaks', 'hasLine', 'awaitsTool'] as const)('leaves the question alone with %s', (open) => {
    expect(openingOf([QUESTION], { ...NOTHING, [open]: true })).toEqual({
      given: [QUESTION],
      say: undefined,
    });
  });

  it('says a question whose answer is owed, though the caller seems to speak on', () => {
    expect(openingOf([QUESTION], { ...NOTHING, callerSpeaks: true, isOwed: true }).say).toBe(QUESTION.text);
    expect(openingOf([ANSWER], { ...NOTHING, callerSpeaks: true, isOwed: true }).say).toBeUndefined();
  });

  it('asks for the answer that is owed to words which the history does not have', () => {
    expect(openingOf([QUESTION, ANSWER], { ...NOTHING, isOwed: true }).say).toBe(ANSWER_AGAIN);
  });

  it('asks the model to finish a broken answer', () => {
    const { given, say } = openingOf([QUESTION], { ...NOTHING, sent: 'It is on', answering: true });
    expect(given).toEqual([QUESTION, { role: 'assistant', text: 'It is on' }]);
    expect(say).toMatch(/"It is on"/);
  });

  it('tells the result of a tool in the same message', () => {
    const open = { ...NOTHING, sent: 'It is', answering: true, texts: ['[Result of look: 1]'] };
    expect(openingOf([QUESTION], open).say).toMatch(/^\[Result of look: 1\] \[The line broke/);
  });

  it('tells a result instead of the question that led to it', () => {
    const open = { ...NOTHING, texts: ['[Result of look: 1]'] };
    expect(openingOf([QUESTION], open)).toEqual({ given: [QUESTION], say: '[Result of look: 1]' });
  });

  it('gives the newest part of a history that is too long', () => {
    const history = [QUESTION, ANSWER, QUESTION, ANSWER];
    expect(openingOf(history, { ...NOTHING, share: 0.5 }).given).toEqual([QUESTION, ANSWER]);
  });
});

describe('the history with what is still to be heard', () => {
  it.each([
    ['nothing of it was heard', [QUESTION], [QUESTION, ANSWER]],
    ['a part was heard', [QUESTION, { role: 'assistant', text: 'It is' }], [QUESTION, ANSWER]],
    ['all was heard', [QUESTION, ANSWER], [QUESTION, ANSWER]],
    [
      'another line was heard before',
      [{ role: 'assistant', text: 'Hello.' }],
      [{ role: 'assistant', text: 'Hello.' }, ANSWER],
    ],
  ] as const)('when %s', (_case, heard, whole) => {
    expect(withAnswer(heard, ANSWER.text)).toEqual(whole);
  });
});
