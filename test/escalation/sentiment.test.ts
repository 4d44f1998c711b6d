import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentimentOf } from '../../src/escalation/report/sentiment.ts';

const says = (...texts: string[]) => texts.map((text) => ({ role: 'caller' as const, text }));

describe("a caller's mood", () => {
  test.each([
    ['en', 'this is ridiculous and i am really annoyed', 'thank you that is perfect'],
    ['fr', "c'est inadmissible je suis très énervé", 'merci c est parfait'],
    ['it', 'è una vergogna sono arrabbiato', 'grazie perfetto'],
    ['de', 'das ist eine unverschämtheit ich bin wütend', 'danke das ist super'],
    ['es', 'estoy muy enojado es indignante', 'muchas gracias excelente'],
    ['pt', 'isso é um absurdo estou irritada', 'muito obrigada perfeito'],
    ['hi', 'यह बिल्कुल बेकार है मैं परेशान हूँ', 'बहुत धन्यवाद'],
  ])('is read in %s', (_language, angry, glad) => {
    expect(sentimentOf(says(angry), 'dtmf')).toBe('negative');
    expect(sentimentOf(says(glad), 'dtmf')).toBe('positive');
  });

  test('is neutral where no word shows it', () => {
    expect(sentimentOf([], 'dtmf')).toBe('neutral');
    expect(sentimentOf(says('what time do you open tomorrow'), 'explicit_request')).toBe('neutral');
  });

  test('is negative when the reason is', () => {
    expect(sentimentOf(says('thank you'), 'cancel_threat')).toBe('negative');
  });

  test('is reversed by a negation', () => {
    expect(sentimentOf(says('i am not happy'), 'dtmf')).toBe('negative');
    expect(sentimentOf(says('i am not angry'), 'dtmf')).toBe('neutral');
  });

  test('is that of the last turns, and only of the caller', () => {
    const turns = [...says('this is terrible'), ...says(...Array<string>(6).fill('great thanks'))];
    expect(sentimentOf(turns, 'dtmf')).toBe('positive');
    expect(sentimentOf([{ role: 'assistant', text: 'That is terrible.' }], 'dtmf')).toBe('neutral');
  });

  test('is read from any text without throwing', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        expect(['negative', 'neutral', 'positive']).toContain(sentimentOf(says(...texts), 'dtmf'));
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
