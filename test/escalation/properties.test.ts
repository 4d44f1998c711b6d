import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EscalationDetector } from '../../src/escalation/detector.ts';
import { createTurnJudge } from '../../src/escalation/shipped.ts';

const judge = createTurnJudge();
const hear = (text: string, final?: boolean) =>
  new EscalationDetector(judge).hear({
    role: 'caller',
    text,
    ...(final === undefined ? {} : { final }),
  });

/** The words of a turn that are read, at most. */
const MOST_WORDS = 240;

/** Requests for a person, with the fillers of their language. */
const FIRING = [
  { words: 'i want to speak to a person', fillers: ['uh', 'um', 'just', 'really'] },
  { words: 'je voudrais parler à un conseiller', fillers: ['euh', 'ben', 'bah'] },
  { words: 'vorrei parlare con un operatore', fillers: ['ehm', 'allora', 'cioè'] },
  { words: 'ich möchte mit einem menschen sprechen', fillers: ['äh', 'ähm', 'einfach'] },
  { words: 'quiero hablar con una persona', fillers: ['eh', 'este', 'pues'] },
  { words: 'quero falar com um atendente', fillers: ['né', 'olha', 'tipo'] },
  { words: 'mujhe kisi insaan se baat karni hai', fillers: ['arre', 'yaar', 'matlab'] },
] as const;

describe('whatever is said', () => {
  it('never throws', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc
        .array(
          fc.constantFrom(
            'i',
            'want',
            'not',
            'a',
            'person',
            'to',
            'talk',
            'se',
            'baat',
            'nicht',
            '.',
            'quiero',
          ),
          {
            maxLength: 3000,
            size: 'max',
          },
        )
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (said) => {
        expect(() => hear(said)).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });

  it('is judged by its end only, so that a long text takes no longer', () => {
    const long = 'i have a question about my invoice '.repeat(20_000);
    expect(judge.phrasebook.read(long).tokens.length).toBeLessThanOrEqual(MOST_WORDS);
    expect(hear(long)).toBeUndefined();
    expect(hear(`${long}. i want to talk to a person`)?.reason).toBe('explicit_request');
  });

  it('is ignored unless it is final', () => {
    fc.assert(fc.property(fc.constantFrom(...FIRING), ({ words }) => hear(words, false) === undefined));
  });

  it('asks for a person with fillers between any words', () => {
    const spoken = fc.constantFrom(...FIRING).chain(({ words, fillers }) =>
      fc.array(fc.constantFrom('', '', ...fillers), { minLength: 12, maxLength: 12 }).map((noise) =>
        words
          .split(' ')
          .flatMap((word, index) => [noise[index] ?? '', word])
          .join(' '),
      ),
    );
    fc.assert(fc.property(spoken, (text) => hear(text)?.reason === 'explicit_request'));
  });

  it('asks for a person with repeated words', () => {
    const spoken = fc.constantFrom(...FIRING).chain(({ words }) =>
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 12, maxLength: 12 }).map((times) =>
        words
          .split(' ')
          .flatMap((word, index) => Array(times[index] ?? 1).fill(word))
          .join(' '),
      ),
    );
    fc.assert(fc.property(spoken, (text) => hear(text)?.reason === 'explicit_request'));
  });

  it('asks for a person in any case, and without Latin diacritics', () => {
    for (const { words } of FIRING) {
      expect(hear(words.toUpperCase())?.reason).toBe('explicit_request');
      expect(hear(words.normalize('NFD').replace(/[\u0300-\u036f]/g, ''))?.reason).toBe('explicit_request');
    }
  });
});
