import { describe, expect, it } from 'vitest';
import { collapseRepetition, tokenise } from '../../src/escalation/phrases/normalise.ts';
import { Repair } from '../../src/escalation/phrases/repair.ts';
import { fold } from '../../src/spoken/fold.ts';

describe('a turn as words', () => {
  it('has folded case, diacritics, apostrophes and Devanagari signs', () => {
    expect(fold("J’AIMERAIS où Straße don't")).toBe('j aimerais ou strasse dont');
    expect(fold('ज़रूरत हाँ')).toBe('जरूरत हां');
  });

  it('has marked ends of sentences and no broken-off words', () => {
    expect(tokenise('No. I want a re- representative!')).toEqual([
      'no',
      '.',
      'i',
      'want',
      'a',
      'representative',
    ]);
    expect(tokenise('3.5 percent?')).toEqual(['3', '5', 'percent']);
  });

  it('has only once what is said twice', () => {
    expect(collapseRepetition('i want i want to to talk to a person a person'.split(' '))).toEqual(
      'i want to talk to a person'.split(' '),
    );
  });
});

describe('repair', () => {
  const repair = new Repair({
    nouns: new Set(['agent', 'representative', 'operator']),
    isKnown: (word) => ['a', 'gente', 'operation', 'please'].includes(word),
  });

  it.each([
    ['a gent please', 'agent please'],
    ['repre sentative', 'representative'],
    ['representive', 'representative'],
    ['rep re sentative', 'representative'],
    ['a gente', 'a gente'],
    ['operation', 'operation'],
    ['opener', 'opener'],
    ['operatro', 'operatro'],
    ['representatives', 'representative'],
    ['reprisentatiom', 'reprisentatiom'],
  ])('makes of "%s" "%s"', (heard, repaired) => {
    expect(repair.repair(heard.split(' ')).join(' ')).toBe(repaired);
  });
});
