import { describe, expect, it } from 'vitest';
import { Matcher } from '../../src/escalation/phrases/matcher.ts';
import { PatternCompiler } from '../../src/escalation/phrases/pattern.ts';
import { PatternError } from '../../src/escalation/phrases/pattern-error.ts';

const LISTS = new Map([
  ['person_of_ours', ['person', '<adj> person', 'human being']],
  ['adj', ['real', 'live']],
  ['loop', ['<loop> again']],
]);
const compiler = new PatternCompiler(LISTS, new Set(['uh']));

function spanOf(pattern: string, text: string): string | undefined {
  const tokens = text.split(' ');
  const spans = tokens.map(() => []);
  const span = new Matcher({ tokens, spans }).find(compiler.compile(pattern).node);
  return span && tokens.slice(span.start, span.end).join(' ');
}

describe('the notation', () => {
  it.each([
    ['talk to a person', 'let me talk to a person now', 'talk to a person'],
    ['talk to [a] <person_of_ours>', 'talk to real person', 'talk to real person'],
    ['(talk|speak) [to|with] <person_of_ours>', 'speak with human being', 'speak with human being'],
    ['want .. person', 'i want a very real person', 'want a very real person'],
    ['want .. person', 'i want one two three four person', undefined],
    ['want ... person', 'i want one two three four person', 'want one two three four person'],
    ['want ... person', 'i want this . a person', undefined],
    ['repres*', 'a representative', 'representative'],
    ['agent !(fee|code)', 'the agent fee', undefined],
    ['agent !(fee|code)', 'the agent now', 'agent'],
    ['^ agent $', 'agent', 'agent'],
    ['^ agent $', 'yes . agent . thanks', 'agent'],
    ['^ agent $', 'an agent', undefined],
    ['uh agent', 'agent', 'agent'],
    ['Ménage d’été', 'menage d ete', 'menage d ete'],
  ])('%s in "%s"', (pattern, text, found) => {
    expect(spanOf(pattern, text)).toBe(found);
  });

  it.each([
    ['talk to (a person', '")" is missing'],
    ['talk to <nobody>', 'there is no word list "nobody"'],
    ['<loop>', 'in a circle'],
    ['uh', 'it has only fillers'],
    ['[agent] [now]', 'it matches every sentence'],
    ['^ [agent|operator]', 'it matches every sentence'],
    ['agent ^ now', 'it matches no sentence'],
    ['agent $ now', 'it matches no sentence'],
    ['ag*', 'too short a beginning'],
    ['(a|)', 'an alternative is empty'],
    ['a ) b', 'unexpected ")"'],
    ['agent ?', '"?" is not a word'],
    ['agent !', 'a word is missing'],
    ['', 'an alternative is empty'],
  ])('refuses %s: %s', (pattern, problem) => {
    expect(() => compiler.compile(pattern)).toThrow(PatternError);
    expect(() => compiler.compile(pattern)).toThrow(problem);
  });
});
