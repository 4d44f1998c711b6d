import { describe, expect, it } from 'vitest';
import { createTurnJudge } from '../../src/escalation/shipped.ts';

const judge = createTurnJudge();
const find = (text: string, quiet = false) => judge.reasonFor(judge.phrasebook.read(text), quiet);

describe('danger to life', () => {
  it.each([
    ['en', 'my husband is not breathing'],
    ['en', 'i want to kill myself'],
    ['de', 'ich will mich umbringen'],
    ['fr', 'je veux me suicider'],
    ['it', 'voglio uccidermi'],
    ['es', 'huele a gas en la cocina'],
    ['pt', 'a minha casa está a arder'],
    ['hi', 'मेरे घर में आग लग गई है'],
    ['hi', 'main apni jaan dena chahta hoon'],
  ])('%s: "%s" is transferred immediately', (_language, text) => {
    expect(find(text)).toMatchObject({ reason: 'safety', action: 'transfer' });
  });

  it.each([
    'my phone is dying',
    'my email has been down since monday',
    'my heating has been cold since monday',
    'my account is locked',
    'un momento',
    'take care',
    'second question',
    'good evening',
    'payment pending',
    'i live in a small town',
  ])('"%s" is not danger', (text) => {
    expect(find(text)).toBeUndefined();
  });
});

describe('where no rule speaks', () => {
  it('the classifier leads to an offer and not to a transfer', () => {
    for (const text of [
      'i was hoping a colleague of yours could walk me through it',
      'aapke saare jawab galat hain',
    ]) {
      expect(find(text)?.action).toBe('offer');
      expect(find(text)?.cause).toBe('classifier');
    }
  });

  it('ignores reasons that have just led to an offer', () => {
    expect(find('aapke saare jawab galat hain', true)).toBeUndefined();
  });

  it.each([
    'no quiero hablar con una persona',
    'do not connect me to anybody',
    'my bill is higher than usual',
  ])('finds nothing in "%s"', (text) => {
    expect(find(text)).toBeUndefined();
  });
});

describe("an operator's own phrase", () => {
  it('always counts', () => {
    const added = createTurnJudge([
      { language: 'en', rules: { explicit_request: { say: ['purple elephant'] } } },
    ]);
    const text = 'the parcel has a purple elephant on its lid today';
    expect(added.reasonFor(added.phrasebook.read(text), false)).toMatchObject({
      reason: 'explicit_request',
      action: 'transfer',
      cause: 'operator',
    });
  });
});
