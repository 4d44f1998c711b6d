import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expand, readIdeas } from '../../bench/escalation/grammar.ts';
import { randomNumbers } from '../../bench/random-numbers.ts';
import { ALL_LEXICA } from '../../src/escalation/lexicon/all-lexica.ts';
import { PatternCompiler } from '../../src/escalation/phrases/pattern.ts';
import { Phrasebook } from '../../src/escalation/phrases/phrasebook.ts';
import { ALL_RULES } from '../../src/escalation/rules/all-rules.ts';
import { lines } from '../../src/escalation/rules/rule.ts';
import { createTurnJudge } from '../../src/escalation/shipped.ts';
import { SPOKEN_REASONS } from '../../src/escalation/turn-judge.ts';

const TRAINING = new URL('../../fixtures/transcripts/training/', import.meta.url);
const COURTESIES = new URL('../../fixtures/transcripts/courtesies.txt', import.meta.url);
const MOST_PATTERNS = 240;

const random = randomNumbers(5);
const shipped = createTurnJudge().phrasebook;

/** One sentence of each ordinary idea, by the language of its file. */
function ordinarySentences(): Map<string, string[]> {
  const sentences = new Map<string, string[]>();
  for (const name of readdirSync(TRAINING)) {
    const language = name.replace(/^(ordinary|needs)-/, '').slice(0, 2);
    const ideas = readIdeas(readFileSync(new URL(name, TRAINING), 'utf8'), name);
    const own = ideas
      .filter(({ section }) => section === 'none')
      .flatMap(({ line }) => expand(line, 1, random));
    sentences.set(language, [...(sentences.get(language) ?? []), ...own]);
  }
  return sentences;
}

/** Those of the sentences that a certain rule for any reason matches. */
function matchesOf(phrasebook: Phrasebook, sentences: readonly string[]): string[] {
  return sentences.flatMap((text) => {
    const utterance = phrasebook.read(text);
    const found = SPOKEN_REASONS.map((reason) => phrasebook.find(reason, utterance)).find(
      (rule) => rule !== undefined && !rule.rule.hint,
    );
    return found === undefined ? [] : [`${found.rule.language} ${found.rule.name}: ${text}`];
  });
}

describe('the rules', () => {
  it('match no nonsense', () => {
    const words = [
      '',
      'blorp',
      'fnord zwick',
      'lorem ipsum dolor sit amet',
      '12 34 56',
      '🙂',
      'zzzz '.repeat(50),
    ];
    expect(matchesOf(shipped, words)).toEqual([]);
  });

  it('match no courtesy', () => {
    const courtesies = readFileSync(COURTESIES, 'utf8').split('\n').filter(Boolean);
    expect(courtesies.length).toBeGreaterThanOrEqual(300);
    expect(matchesOf(shipped, courtesies)).toEqual([]);
  });

  it.each(ALL_RULES.map(({ language }) => language))(
    'of %s match hardly any ordinary sentence of another language, even when it is taken for their own',
    (language) => {
      const rules = ALL_RULES.filter((own) => own.language === language);
      const lexica = ALL_LEXICA.filter((own) => own.language === language);
      const alone = new Phrasebook({ lexica, rules, isKnown: () => false });
      const foreign = [...ordinarySentences()].flatMap(([other, texts]) => (other === language ? [] : texts));
      expect(foreign.length).toBeGreaterThan(2_000);
      // Loan words are the same in several languages: an agent is an agent in all of them.
      expect(matchesOf(alone, foreign).length).toBeLessThanOrEqual(foreign.length / 1_000);
    },
  );

  it.each(ALL_RULES)('of $language compile, their exclusions too', ({ language, rules, lists }) => {
    const compiler = new PatternCompiler(
      new Map(Object.entries(lists).map(([name, text]) => [name, lines(text)])),
      new Set(),
    );
    for (const { name, say, unless } of rules) {
      for (const source of [...say, ...unless]) {
        expect(compiler.compile(source, `${language} rule "${name}"`).source).toBe(source);
      }
    }
  });

  it.each(ALL_RULES)('of $language have different names, and few enough patterns to read', ({ rules }) => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    expect(rules.reduce((sum, { say }) => sum + say.length, 0)).toBeLessThanOrEqual(MOST_PATTERNS);
  });
});
